/**
 * The hospitals' own systems become the source: what they deliver stands in vital_sign, lab_result and medication_statement. What a study's SDTM datasets hold of the same
 * records stays beside it (study_*): it feeds the simulated hospitals, and adds what only the study knows, such as the visit.
 */
import { type Kysely, sql } from 'kysely';

const recordTables = ['vital_sign', 'lab_result', 'medication_statement'] as const;

async function createRecordTable(kysely: Kysely<unknown>, name: (typeof recordTables)[number]): Promise<void> {
  const [table, study] = [sql.id('hospital', name), sql.id('hospital', `study_${name}`)];
  await sql`alter table ${table} rename to ${sql.id(`study_${name}`)}`.execute(kysely);
  await sql`create table ${table} (like ${study} including defaults including generated)`.execute(kysely);
  await sql`alter table ${table} drop column study_id, drop column dataset, drop column loaded_at,
    add primary key (id),
    add hospital_number smallint not null references hospital.hospital (number),
    add source_id text not null,
    add recorded_at timestamptz,
    add retrieved_at timestamptz not null default now(),
    add message_control_id text,
    add charset text,
    add unique (subject_id, hospital_number, source_id)`.execute(kysely);
  await sql`create index on ${table} (subject_id, sort_at, sequence, id)`.execute(kysely);
}

export async function deliveries(kysely: Kysely<unknown>): Promise<void> {
  for (const name of recordTables) await createRecordTable(kysely, name);

  // Of pulled hospitals: when each kind of a subject's records was last read, and what came of the last attempt.
  await sql`create table hospital.kept (
    subject_id uuid not null,
    hospital_number smallint not null references hospital.hospital (number),
    kind text not null,
    fetched_at timestamptz,
    tried_at timestamptz,
    failure text,
    due boolean not null default false,
    primary key (subject_id, hospital_number, kind)
  )`.execute(kysely);
  await sql`create index on hospital.kept (hospital_number, fetched_at)`.execute(kysely);

  // Of pushing hospitals: every message that was acknowledged, and the effect, are rows of one transaction. The body is kept of a subject's messages alone.
  await sql`create table hospital.message (
    id bigint primary key generated always as identity,
    hospital_number smallint not null references hospital.hospital (number),
    sending_application text not null, sending_facility text not null, control_id text not null,
    body_hash bytea not null,
    message_type text not null,
    outcome text not null,
    subject_id uuid,
    body bytea,
    charset text,
    received_at timestamptz not null default now(),
    unique (hospital_number, sending_application, sending_facility, control_id)
  )`.execute(kysely);
  await sql`create index on hospital.message (subject_id)`.execute(kysely);
  await sql`create table hospital.dead_letter (
    id uuid primary key default gen_random_uuid(),
    hospital_number smallint not null references hospital.hospital (number),
    received_at timestamptz not null default now(),
    control_id text,
    code text not null,
    reason text not null,
    body bytea not null,
    body_hash bytea not null,
    replayed_at timestamptz,
    outcome text
  )`.execute(kysely);
  await sql`create index on hospital.dead_letter (hospital_number, received_at, id)`.execute(kysely);
  await sql`create index on hospital.dead_letter (hospital_number, body_hash)`.execute(kysely);
  // What a hospital that sends took back: messages arrive in any order, and one from before must not bring such a record back.
  await sql`create table hospital.removed_record (
    subject_id uuid not null,
    hospital_number smallint not null references hospital.hospital (number),
    kind text not null,
    source_id text not null,
    recorded_at timestamptz not null,
    primary key (subject_id, hospital_number, kind, source_id)
  )`.execute(kysely);
  // HL7 v2 A40: a patient known under `prior` is from then on known under `current`.
  await sql`create table hospital.merged_record_number (
    hospital_number smallint not null references hospital.hospital (number),
    prior text not null, current text not null,
    merged_at timestamptz not null default now(),
    primary key (hospital_number, prior)
  )`.execute(kysely);
  await sql`create index on hospital.merged_record_number (hospital_number, current)`.execute(kysely);
  // One row a day and hospital: messages by what became of them.
  await sql`create table hospital.message_count (
    hospital_number smallint not null references hospital.hospital (number),
    day date not null,
    outcome text not null,
    count bigint not null,
    last_at timestamptz not null default now(),
    primary key (hospital_number, day, outcome)
  )`.execute(kysely);

  await sql`create table hospital.operator_action (
    id bigint primary key generated always as identity,
    hospital_number smallint not null references hospital.hospital (number),
    action text not null,
    operator text not null,
    reason text not null,
    at timestamptz not null default now()
  )`.execute(kysely);

  // Raised by every import, so that whoever feeds on the study's records, in any process, knows that they may have changed.
  await sql`create table hospital.study_version (
    study_id uuid primary key,
    version bigint not null,
    changed_at timestamptz not null default now()
  )`.execute(kysely);
  // What the simulated hospital that pushes has had acknowledged; nothing else reads it.
  await sql`create table hospital.simulated_message (
    hospital_number smallint not null,
    subject_id uuid not null,
    message_key text not null,
    content_hash bytea not null,
    control_id text not null,
    source_ids text[] not null,
    acknowledged_at timestamptz not null default now(),
    primary key (hospital_number, message_key)
  )`.execute(kysely);
}
