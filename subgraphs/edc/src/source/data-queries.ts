import type { AnyTables } from '@meridian/kit/database/open';
import { groupBy } from '@meridian/kit/loader';
import { type Kysely, sql } from 'kysely';
import type { DataQueryFilter } from '../generated/resolvers.ts';
import type { DataQueryRecord } from '../records.ts';
import { columns, oneOf, type Reading, uuids } from './reading.ts';

const select = columns(
  ...['id', 'subject_id', 'item_oid', 'record_id', 'origin', 'rule', 'status', 'text', 'opened_at'],
);

export const readDataQueries = (
  kysely: Kysely<AnyTables>,
): Reading<DataQueryRecord, DataQueryRecord, DataQueryFilter> => ({
  name: 'dataQueries',
  kysely,
  from: sql`edc.data_query t`,
  parent: 'subject_id',
  select,
  order: ['opened_at', 'record_sequence', 'item_oid'],
  where: ({ status }) => oneOf('status', status),
  toNode: (row) => row,
});

/** Those that are neither closed nor cancelled, by the record that they are about. */
export async function readOpenQueriesByRecord(
  kysely: Kysely<AnyTables>,
  recordIds: readonly string[],
): Promise<Map<string, DataQueryRecord[]>> {
  const { rows } = await sql<DataQueryRecord>`select ${select} from edc.data_query t
    where t.record_id = ${uuids(recordIds)} and t.status in ('OPEN', 'ANSWERED', 'REOPENED')
    order by t.opened_at, t.item_oid, t.id`.execute(kysely);
  return groupBy(rows, ({ recordId }) => recordId ?? '');
}
