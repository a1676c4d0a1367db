/** Stores what a hospital delivered of one subject, in our codes, with what the study knows of the same records. */
import type { AnyTables } from '@meridian/kit/database/open';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { HospitalConfig } from '../hospitals/config.ts';
import { type DeliveredRecord, type RecordKind, recordKinds } from '../source/adapters/records.ts';
import { checkRecord } from './check-record.ts';
import { interpretLabResult } from './interpret-lab-result.ts';
import { interpretMedication } from './interpret-medication.ts';
import { interpretVitalSign } from './interpret-vital-sign.ts';
import type { Mapping } from './mapping.ts';
import { annotations, list, type RecordTable, recordTables } from './tables.ts';

export interface Delivery {
  readonly hospital: Pick<HospitalConfig, 'number' | 'mapping' | 'timeZone'>;
  readonly subjectId: string;
  readonly records: readonly DeliveredRecord[];
  /** The subject's records of this kind at the hospital become exactly the delivered ones; null adds to what is there. */
  readonly replaces: RecordKind | null;
  readonly retrievedAt: Date;
  readonly messageControlId?: string | null;
  readonly charset?: string | null;
}

function interpret(record: DeliveredRecord, mapping: Mapping): object {
  switch (record.kind) {
    case 'LABORATORY':
      return interpretLabResult(record, mapping);
    case 'VITAL_SIGNS':
      return interpretVitalSign(record, mapping);
    case 'MEDICATION':
      return interpretMedication(record, mapping);
  }
}

/** The study's own form of an id tells the sequence number. */
function sequenceOf(sourceId: string, domain: string): number | null {
  const [, ofDomain, sequence] = /^([A-Z]{2})\.([1-9]\d{0,8})$/.exec(sourceId) ?? [];
  return ofDomain === domain ? Number(sequence) : null;
}

const toRow = (record: DeliveredRecord, mapping: Mapping, { domain }: RecordTable): object => ({
  source_id: record.sourceId,
  sequence: sequenceOf(record.sourceId, domain),
  recorded_at: record.recordedAt && new Date(record.recordedAt).toISOString(),
  ...(record.status === 'DELETED' ? { removed: true } : { removed: false, ...interpret(record, mapping) }),
});

/**
 * One statement a kind, so that a subject's list is never seen half. In a transaction, deliveries of one subject wait for each other. A record that did not change is not
 * written, and `changed` counts those that were written or removed. Of several records with one id the last counts.
 *
 * When records are added rather than replaced, what the hospital recorded earlier than what is there, or than its removal, changes nothing, and a preliminary result does not take the place of a final
 * one unless it was recorded later: messages arrive in any order.
 *
 * A record has the id of the study's row of it, so that findings lead to it, unless another hospital delivered the same one. Its sequence number is the study's; a record that the
 * study does not have gets the subject's next one. Throws BadAnswer, before anything is stored, when a record cannot be.
 */
export async function saveRecords(
  executor: Kysely<AnyTables>,
  delivery: Delivery,
): Promise<{ readonly changed: number }> {
  const { subjectId, records, replaces } = delivery;
  for (const record of records) checkRecord(record);
  if (records.length > 0 || replaces !== null) await takeTurn(executor, subjectId);
  let changed = 0;
  for (const kind of recordKinds) {
    const own = new Map(records.filter((each) => each.kind === kind).map((each) => [each.sourceId, each]));
    if (own.size > 0 || replaces === kind) changed += await saveKind(executor, delivery, kind, [...own.values()]);
  }
  return { changed };
}

/** Two deliveries at once would give two records one number, or hold each other's rows. */
async function takeTurn(executor: Kysely<AnyTables>, subjectId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`hospital records of ${subjectId}`}, 0))`.execute(executor);
}

async function saveKind(
  executor: Kysely<AnyTables>,
  { hospital, subjectId, replaces, retrievedAt, messageControlId = null, charset = null }: Delivery,
  kind: RecordKind,
  records: readonly DeliveredRecord[],
): Promise<number> {
  const table: RecordTable = recordTables[kind];
  const rows = records.map((record) => toRow(record, hospital.mapping, table));
  const [subject, isReplacing] = [sql`${subjectId}::uuid`, sql`${replaces === kind}::boolean`];
  const delivered = Object.keys(table.delivered);
  const content = ['recorded_at', ...delivered, ...Object.keys(table.annotated)];
  const written = [...content, 'retrieved_at', 'message_control_id', 'charset'];
  const { rows: counted } = await sql<{ changed: number }>`
    with delivered as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(source_id text, sequence integer, removed boolean, recorded_at timestamptz, ${columnTypes(table)})
    ), annotated as (
      select d.source_id, d.sequence, d.recorded_at, ${list(delivered, 'd')}, s.id as study_row_id, ${annotations(table)}
      from delivered d
      left join (select distinct on (sequence) * from ${table.studyTable} where subject_id = ${subject} order by sequence, dataset) s
        on d.source_id = ${`${table.domain}.`}::text || s.sequence
      where not d.removed
    ), removed as (
      delete from ${table.table} where id in (
        select t.id from ${table.table} t left join delivered d on d.source_id = t.source_id
        where t.subject_id = ${subject} and t.hospital_number = ${hospital.number}::smallint
          and case when d.source_id is null then ${isReplacing}
            else d.removed and (${isReplacing} or coalesce(d.recorded_at >= t.recorded_at, true)) end
      )
      returning 1
    ), remembered as (
      insert into hospital.removed_record as r (subject_id, hospital_number, kind, source_id, recorded_at)
      select ${subject}, ${hospital.number}::smallint, ${kind}::text, source_id, recorded_at
      from delivered where removed and recorded_at is not null and not ${isReplacing}
      on conflict (subject_id, hospital_number, kind, source_id) do update set recorded_at = excluded.recorded_at
      where r.recorded_at < excluded.recorded_at
    ), stored as (
      insert into ${table.table} as t (id, subject_id, hospital_number, source_id, sequence, ${list(written)})
      select case when a.study_row_id is null or exists (select from ${table.table} o where o.id = a.study_row_id)
          then gen_random_uuid() else a.study_row_id end,
        ${subject}, ${hospital.number}::smallint, a.source_id,
        coalesce(a.sequence, ${lastSequence(table, subject)}
          + row_number() over (partition by a.sequence is null order by a.source_id collate "C"))::integer,
        ${list(content, 'a')}, ${retrievedAt.toISOString()}::timestamptz, ${messageControlId}::text, ${charset}::text
      from annotated a
      where ${isReplacing} or not exists (select from hospital.removed_record r
        where r.subject_id = ${subject} and r.hospital_number = ${hospital.number}::smallint
          and r.kind = ${kind}::text and r.source_id = a.source_id and r.recorded_at > a.recorded_at)
      order by a.source_id
      on conflict (subject_id, hospital_number, source_id) do update set (${list(written)}) = row(${list(written, 'excluded')})
      where (${list(content, 't')}) is distinct from (${list(content, 'excluded')}) and (${isReplacing} or ${supersedes})
      returning 1
    )
    select (select count(*) from removed) + (select count(*) from stored) as changed`.execute(executor);
  return counted[0]?.changed ?? 0;
}

const columnTypes = ({ delivered }: RecordTable): RawBuilder<unknown> =>
  sql.join(Object.entries(delivered).map(([name, type]) => sql`${sql.id(name)} ${sql.raw(type)}`));

/** The highest number that any record of the subject has, delivered now or before, or in the study. */
const lastSequence = ({ table, studyTable }: RecordTable, subject: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select coalesce(max(sequence), 0) from (
    select sequence from delivered
    union all select sequence from ${table} where subject_id = ${subject}
    union all select sequence from ${studyTable} where subject_id = ${subject}
  ) taken)`;

const supersedes = sql`case when excluded.recorded_at <> t.recorded_at then excluded.recorded_at > t.recorded_at
  else t.status is not distinct from 'PRELIMINARY' or excluded.status is distinct from 'PRELIMINARY' end`;
