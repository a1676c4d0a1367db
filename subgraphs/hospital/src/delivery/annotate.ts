/** After an import: what is stored of the hospitals' records agrees with the study again. */
import type { AnyTables } from '@meridian/kit/database/open';
import { sql, type Transaction } from 'kysely';
import { annotations, list, type RecordTable, recordTables } from './tables.ts';

type Trx = Transaction<AnyTables>;

/** Removes what was delivered of patients whom the hospital does not have any more: another hospital may deliver the same records. */
async function removeFormerPatients(trx: Trx): Promise<void> {
  const records = Object.values(recordTables).map((each) => each.table);
  for (const table of [...records, sql`hospital.removed_record`, sql`hospital.kept`])
    await sql`delete from ${table} t where not exists (select from hospital.hospital_record r
      where r.subject_id = t.subject_id and r.hospital_number = t.hospital_number)`.execute(trx);
}

/** Rows that stay the same are not written. A record takes the id of the study's row of it, unless another hospital's record has it. */
async function annotateRecords(trx: Trx, studyId: string, table: RecordTable): Promise<void> {
  const names = ['id', ...Object.keys(table.annotated)];
  await sql`update ${table.table} t set (${list(names)}) = row(${list(names, 'a')}) from (
      select d.id as record_id,
        case when s.id is null or exists (select from ${table.table} o where o.id = s.id)
            or row_number() over (partition by s.id order by d.hospital_number) > 1
          then d.id else s.id end as id,
        ${annotations(table)}
      from ${table.table} d
      left join (
        select distinct on (subject_id, sequence) * from ${table.studyTable} where study_id = ${studyId}::uuid
        order by subject_id, sequence, dataset
      ) s on s.subject_id = d.subject_id and d.source_id = ${`${table.domain}.`}::text || s.sequence
      where d.subject_id in (select subject_id from hospital.subject_scope where study_id = ${studyId}::uuid)
    ) a
    where t.id = a.record_id and (${list(names, 't')}) is distinct from (${list(names, 'a')})`.execute(trx);
}

/**
 * For the end of an import, in its transaction: whoever feeds on the study's records learns that they may have changed, and what was read from hospitals of its subjects is due
 * again. Deliveries wait until the transaction is over, so that none of them is stored beside the study as it was before.
 */
export async function refreshDeliveries(trx: Trx, studyId: string): Promise<void> {
  await sql`lock table hospital.lab_result, hospital.vital_sign, hospital.medication_statement, hospital.kept
    in share row exclusive mode`.execute(trx);
  await removeFormerPatients(trx);
  for (const table of Object.values(recordTables)) await annotateRecords(trx, studyId, table);
  await sql`update hospital.kept set due = true where not due
    and subject_id in (select subject_id from hospital.subject_scope where study_id = ${studyId}::uuid)`.execute(trx);
  await sql`insert into hospital.study_version as v (study_id, version) values (${studyId}::uuid, 1)
    on conflict (study_id) do update set version = v.version + 1, changed_at = now()`.execute(trx);
}
