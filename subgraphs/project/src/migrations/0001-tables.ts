/** Studies: their design (SDTM TS, TA, TE, TI, TV) and the part that subjects have in them (DM, SE, DS, SUPPDS). */
import { createScopeTable } from '@meridian/kit/access/scope';
import { type Kysely, sql } from 'kysely';

const imported = sql`study_id uuid not null, dataset text not null, loaded_at timestamptz not null default now()`;
const identified = sql`id uuid primary key default gen_random_uuid(), ${imported}`;

export async function tables(kysely: Kysely<unknown>): Promise<void> {
  await createScopeTable(kysely, 'project');
  await sql`create table project.study (
    id uuid primary key default gen_random_uuid(),
    protocol_id text collate "C" not null unique
  )`.execute(kysely);
  await designTables(kysely);
  await subjectTables(kysely);
}

/** What the protocol says. Where a part of a key may be absent it is '', because nulls are not equal to each other. */
async function designTables(kysely: Kysely<unknown>): Promise<void> {
  await sql`create table project.study_parameter (
    ${imported},
    sequence integer not null, code text collate "C" not null, name text, value text, null_flavor text,
    coded_value text, code_system text, code_version text,
    unique (study_id, dataset, code, sequence)
  )`.execute(kysely);
  await sql`create table project.arm (
    ${identified},
    code text collate "C" not null, name text collate "C" not null, planned boolean not null,
    unique (study_id, dataset, code, name)
  )`.execute(kysely);
  await sql`create table project.arm_element (
    ${imported},
    arm_code text collate "C" not null, element_order integer not null,
    code text not null, element text not null, branch text, transition text, epoch text not null,
    unique (study_id, dataset, arm_code, element_order)
  )`.execute(kysely);
  await sql`create table project.epoch (
    ${identified},
    name text not null, epoch_order integer not null,
    unique (study_id, dataset, name)
  )`.execute(kysely);
  await sql`create table project.element (
    ${imported},
    code text collate "C" not null, name text not null, start_rule text, end_rule text, duration text,
    unique (study_id, dataset, code)
  )`.execute(kysely);
  await sql`create table project.criterion (
    ${identified},
    code text collate "C" not null, version text collate "C" not null, category text not null, criterion text not null, uncoded jsonb,
    unique (study_id, dataset, code, version)
  )`.execute(kysely);
  await sql`create table project.planned_visit (
    ${identified},
    visit_num text not null, visit_num_value numeric not null generated always as (visit_num::numeric) stored,
    name text not null, planned_study_day integer, arm_code text collate "C" not null, start_rule text, end_rule text,
    unique (study_id, dataset, visit_num, arm_code)
  )`.execute(kysely);
}

/** What became of the subjects. */
async function subjectTables(kysely: Kysely<unknown>): Promise<void> {
  await sql`create table project.study_site (
    ${identified},
    site_id uuid not null, site_number text collate "C" not null, principal_investigator_id uuid,
    unique (study_id, dataset, site_number)
  )`.execute(kysely);
  await sql`create index on project.study_site (study_id, site_number, id)`.execute(kysely);
  await sql`create index on project.study_site (site_id)`.execute(kysely);
  await sql`create table project.enrollment (
    ${identified},
    subject_id uuid not null, usubjid text collate "C" not null, screening_number text,
    arm_code text, arm_name text, actual_arm_code text, actual_arm_name text,
    reference_start_on text, reference_end_on text, informed_consent_on text, first_exposure_on text, last_exposure_on text,
    end_of_participation_on text,
    unique (study_id, dataset, subject_id)
  )`.execute(kysely);
  await sql`create index on project.enrollment (study_id, usubjid, id)`.execute(kysely);
  await sql`create index on project.enrollment (subject_id)`.execute(kysely);
  await sql`create table project.subject_element (
    ${imported},
    subject_id uuid not null, sequence integer not null,
    code text not null, element text, unplanned_description text, epoch text,
    start_at text, end_at text, start_study_day integer, end_study_day integer,
    unique (study_id, dataset, subject_id, sequence)
  )`.execute(kysely);
  await sql`create index on project.subject_element (subject_id, sequence)`.execute(kysely);
  await sql`create table project.disposition_event (
    ${imported},
    subject_id uuid not null, sequence integer not null,
    sponsor_id text, category text, term text, decod text not null, started_at text, study_day integer, epoch text,
    visit_num text, visit_name text, collected_at text, collected_study_day integer, uncoded jsonb,
    unique (study_id, dataset, subject_id, sequence)
  )`.execute(kysely);
  await sql`create index on project.disposition_event (subject_id, sequence)`.execute(kysely);
  await sql`create table project.disposition_qualifier (
    ${imported},
    subject_id uuid not null, sequence integer not null,
    name text collate "C" not null, label text, value text, origin text, evaluator text,
    unique (study_id, dataset, subject_id, sequence, name)
  )`.execute(kysely);
  await sql`create index on project.disposition_qualifier (subject_id, sequence, name)`.execute(kysely);
}
