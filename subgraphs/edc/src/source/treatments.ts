import type { AnyTables } from '@meridian/kit/database/open';
import { groupBy } from '@meridian/kit/loader';
import { type Kysely, sql } from 'kysely';
import type { ConcomitantMedicationRecord, ExposureRecord } from '../records.ts';
import { columns, type Reading, uuids } from './reading.ts';

const when = ['start_at as start', 'end_at as end', 'start_study_day', 'end_study_day', 'epoch'];
const atVisit = ['visit_num', 'visit_name', 'planned_study_day'];
const exposureColumns = columns(
  ...['id', 'sequence', 'treatment', 'dose', 'dose_unit', 'form', 'route', 'frequency', ...when, ...atVisit],
);

export const readExposures = (kysely: Kysely<AnyTables>): Reading<ExposureRecord, ExposureRecord, null> => ({
  name: 'exposures',
  kysely,
  from: sql`edc.exposure t`,
  parent: 'subject_id',
  select: exposureColumns,
  order: ['start_sort', 'sequence'],
  toNode: (row) => row,
});

export async function readExposuresBySubject(
  kysely: Kysely<AnyTables>,
  subjectIds: readonly string[],
): Promise<Map<string, ExposureRecord[]>> {
  const { rows } = await sql<ExposureRecord & { subjectId: string }>`
    select t.subject_id as "subjectId", ${exposureColumns} from edc.exposure t where t.subject_id = ${uuids(subjectIds)}
    order by t.subject_id, t.start_sort, t.sequence, t.id`.execute(kysely);
  return groupBy(rows, ({ subjectId }) => subjectId);
}

export const readConcomitantMedications = (
  kysely: Kysely<AnyTables>,
): Reading<ConcomitantMedicationRecord, ConcomitantMedicationRecord, null> => ({
  name: 'concomitantMedications',
  kysely,
  from: sql`edc.concomitant_medication t`,
  parent: 'subject_id',
  select: columns(
    ...['id', 'sequence', 'sponsor_id', 'name', 'standard_name', 'drug_class', 'indication', 'dose', 'dose_unit'],
    ...['frequency', 'route', 'collected_at', 'collected_study_day', ...when, ...atVisit],
  ),
  order: ['start_sort', 'sequence'],
  toNode: (row) => row,
});
