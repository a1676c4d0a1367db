/** Questionnaires, responses and answers of SDTM QS, the visits of SV that tell what was expected, and alerts. */
import { createScopeTable } from '@meridian/kit/access/scope';
import { type Kysely, sql } from 'kysely';

export async function tables(kysely: Kysely<unknown>): Promise<void> {
  await createScopeTable(kysely, 'epro');
  await sql`create table epro.questionnaire (
    id uuid primary key default gen_random_uuid(),
    study_id uuid not null, dataset text not null, loaded_at timestamptz not null default now(),
    protocol_id text not null, questionnaire text collate "C" not null, items jsonb not null,
    unique (study_id, dataset, questionnaire)
  )`.execute(kysely);
  await sql`create table epro.response (
    id uuid primary key default gen_random_uuid(),
    study_id uuid not null, dataset text not null, loaded_at timestamptz not null default now(),
    subject_id uuid not null, questionnaire text collate "C" not null, occasion text collate "C" not null,
    visit_num text, visit_name text, planned_study_day integer, epoch text, authored_at text collate "C", study_day integer,
    status text not null, baseline boolean not null, total_score text, change_from_baseline text,
    visit_order numeric not null generated always as (coalesce(visit_num::numeric, 'Infinity'::numeric)) stored,
    sort_at text collate "C" not null generated always as (coalesce(authored_at, '')) stored,
    unique (study_id, dataset, subject_id, questionnaire, occasion)
  )`.execute(kysely);
  await sql`create index on epro.response (subject_id, questionnaire, visit_order, sort_at, id)`.execute(kysely);
  await sql`create table epro.answer (
    study_id uuid not null, dataset text not null, loaded_at timestamptz not null default now(),
    subject_id uuid not null, sequence integer not null,
    questionnaire text collate "C" not null, occasion text collate "C" not null,
    test_code text not null, question text not null, category text,
    value text, unit text, standard_text text, standard_unit text, score text,
    status text, reason_not_done text, baseline boolean not null, derived boolean not null,
    answered_at text, study_day integer,
    unique (study_id, dataset, subject_id, sequence)
  )`.execute(kysely);
  await sql`create index on epro.answer (subject_id, questionnaire, occasion, sequence)`.execute(kysely);
  await sql`create table epro.attended_visit (
    study_id uuid not null, dataset text not null, loaded_at timestamptz not null default now(),
    subject_id uuid not null, visit_num text collate "C" not null,
    visit_order numeric not null generated always as (visit_num::numeric) stored,
    unique (study_id, dataset, subject_id, visit_num)
  )`.execute(kysely);
  await sql`create index on epro.attended_visit (subject_id, visit_order)`.execute(kysely);
  await sql`create table epro.expected_visit (
    study_id uuid not null, visit_order numeric not null, questionnaire text collate "C" not null,
    primary key (study_id, visit_order, questionnaire)
  )`.execute(kysely);
  await sql`create table epro.alert (
    id uuid primary key default gen_random_uuid(),
    study_id uuid not null, subject_id uuid not null,
    rule text not null, rule_version text not null, finding_key text not null,
    level text not null, status text not null default 'OPEN', raised_at timestamptz not null default now(), vanished_at timestamptz,
    summary text not null, evidence jsonb not null,
    urgency smallint not null generated always as (case level when 'CRITICAL' then 1 when 'HIGH' then 2 when 'WARNING' then 3 else 4 end) stored,
    unique (study_id, rule, finding_key)
  )`.execute(kysely);
  await sql`create index on epro.alert (subject_id, urgency, raised_at, id)`.execute(kysely);
}
