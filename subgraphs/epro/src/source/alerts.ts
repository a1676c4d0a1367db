/** Alerts, and those that name a response. */
import { sqlList } from '@meridian/kit/database/list';
import type { AnyTables } from '@meridian/kit/database/open';
import { groupBy } from '@meridian/kit/loader';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { AlertFilter } from '../generated/resolvers.ts';
import type { AlertRecord } from '../records.ts';
import type { EproSource } from './source.ts';

const columns = sql`t.id, t.subject_id as "subjectId", t.rule as "ruleId", t.rule_version as "ruleVersion", t.level, t.status, t.raised_at as "raisedAt", t.summary, t.evidence`;

export function readAlerts(
  kysely: Kysely<AnyTables>,
): Pick<EproSource, 'alerts' | 'alertsBySubject' | 'alertsByResponse'> {
  return {
    async alerts(ids) {
      const { rows } =
        await sql<AlertRecord>`select ${columns} from epro.alert t where t.id = any(${[...ids]}::uuid[])`.execute(
          kysely,
        );
      return new Map(rows.map((row) => [row.id, row]));
    },

    alertsBySubject: sqlList<AlertRecord, AlertRecord, AlertFilter>({
      name: 'alerts',
      kysely,
      from: sql`epro.alert t`,
      parent: 'subject_id',
      select: columns,
      order: ['urgency', 'raised_at'],
      where: alertConditions,
      toNode: (row) => row,
    }),

    async alertsByResponse(responseIds) {
      const { rows } = await sql<
        AlertRecord & { responseId: string }
      >`select r.id as "responseId", ${columns} from epro.response r
        join epro.alert t on t.subject_id = r.subject_id and t.evidence @> jsonb_build_array(jsonb_build_object('recordType', 'QuestionnaireResponse', 'recordId', r.id::text))
        where r.id = any(${[...responseIds]}::uuid[]) order by r.id, t.urgency, t.raised_at, t.id`.execute(kysely);
      return groupBy(rows, (row) => row.responseId);
    },
  };
}

function alertConditions({ status, level }: AlertFilter): RawBuilder<boolean>[] {
  return [
    ...(status?.length ? [sql<boolean>`t.status = any(${[...status]}::text[])`] : []),
    ...(level?.length ? [sql<boolean>`t.level = any(${[...level]}::text[])`] : []),
  ];
}
