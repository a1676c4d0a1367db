import { dateWithin } from '@meridian/kit/database/list';
import type { AnyTables } from '@meridian/kit/database/open';
import { type Kysely, sql } from 'kysely';
import type { VisitFilter } from '../generated/resolvers.ts';
import type { VisitRecord } from '../records.ts';
import { columns, oneOf, type Reading } from './reading.ts';

export const readVisits = (kysely: Kysely<AnyTables>): Reading<VisitRecord, VisitRecord, VisitFilter> => ({
  name: 'visits',
  kysely,
  from: sql`edc.visit t`,
  parent: 'subject_id',
  select: columns(
    ...['id', 'study_id', 'subject_id', 'visit_num', 'name', 'kind', 'start_at as startedAt', 'end_at as endedAt'],
    ...['start_study_day', 'end_study_day', 'planned_study_day', 'epoch', 'unplanned_reason'],
  ),
  order: ['start_sort', 'visit_order'],
  where: ({ kind, from, to }) => [...oneOf('kind', kind), ...dateWithin(sql`t.start_sort`, from, to)],
  toNode: (row) => row,
});
