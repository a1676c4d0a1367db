import type { AnyTables } from '@meridian/kit/database/open';
import { sql, type Transaction } from 'kysely';
import type { Discrepancy } from '../rules/ae-inconsistent.ts';

const rule = 'AE-INCONSISTENT';

/**
 * Makes the queries that the rule raised in this study equal to its discrepancies. One that stays keeps its id and its time of opening; one that is gone is closed, never
 * deleted; one that comes back is reopened. A cancelled one stays cancelled.
 */
export async function saveDataQueries(
  trx: Transaction<AnyTables>,
  studyId: string,
  discrepancies: readonly Discrepancy[],
): Promise<void> {
  const rows = discrepancies.map(({ subjectId, recordId, recordSequence, itemOid, text }) => ({
    subject_id: subjectId,
    key: `${recordId ?? subjectId} ${itemOid}`,
    item_oid: itemOid,
    text,
    record_id: recordId,
    record_sequence: recordSequence,
  }));
  const keys = rows.map(({ key }) => key);
  await sql`update edc.data_query set status = 'CLOSED' where study_id = ${studyId}::uuid and rule = ${rule}
    and status in ('OPEN', 'ANSWERED', 'REOPENED') and not key = any(${keys}::text[])`.execute(trx);
  await sql`insert into edc.data_query as known (study_id, subject_id, rule, key, item_oid, record_id, record_sequence, origin, status, text)
    select ${studyId}::uuid, subject_id, ${rule}, key, item_oid, record_id, record_sequence, 'SYSTEM', 'OPEN', text
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as found(subject_id uuid, key text, item_oid text, record_id uuid, record_sequence integer, text text)
    on conflict (study_id, rule, key) do update set text = excluded.text, record_sequence = excluded.record_sequence,
      status = case when known.status = 'CLOSED' then 'REOPENED' else known.status end
    where (known.text, known.record_sequence) is distinct from (excluded.text, excluded.record_sequence)
      or known.status = 'CLOSED'`.execute(trx);
}
