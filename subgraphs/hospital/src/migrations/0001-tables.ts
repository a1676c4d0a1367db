/** Hospitals and their records of subjects; vital signs, laboratory results and medication as SDTM VS, LB, SUPPLB and CM hold them. */
import { createScopeTable } from '@meridian/kit/access/scope';
import { type Kysely, sql } from 'kysely';

export async function tables(kysely: Kysely<unknown>): Promise<void> {
  await createScopeTable(kysely, 'hospital');
  await sql`create table hospital.hospital (
    id uuid primary key default gen_random_uuid(),
    number smallint not null unique,
    name text not null
  )`.execute(kysely);
  await sql`insert into hospital.hospital (number, name) values
    (1, 'Eastgate General Hospital (synthetic)'),
    (2, 'Northfield University Hospital (synthetic)'),
    (3, 'Riverside Medical Center (synthetic)')`.execute(kysely);
  await sql`create table hospital.hospital_record (
    study_id uuid not null, dataset text not null, loaded_at timestamptz not null default now(),
    subject_id uuid not null,
    hospital_number smallint not null references hospital.hospital (number),
    record_number text not null,
    unique (study_id, dataset, subject_id, hospital_number),
    unique (hospital_number, record_number)
  )`.execute(kysely);
  await sql`create index on hospital.hospital_record (subject_id)`.execute(kysely);
  await sql`create table hospital.vital_sign (
    id uuid primary key default gen_random_uuid(),
    study_id uuid not null, dataset text not null, loaded_at timestamptz not null default now(),
    subject_id uuid not null, sequence integer not null,
    code text not null, test_code text not null, test_name text not null,
    original_text text, original_unit text,
    standard_text text, standard_value text, standard_unit text,
    position text, location text,
    time_point text, time_point_number text, time_point_elapsed text, time_point_reference text,
    baseline boolean, status text,
    visit_num text, visit_name text, planned_study_day integer, epoch text, study_day integer,
    collected_at text collate "C",
    sort_at text collate "C" not null generated always as (coalesce(collected_at, '')) stored,
    uncoded jsonb,
    unique (study_id, dataset, subject_id, sequence)
  )`.execute(kysely);
  await sql`create index on hospital.vital_sign (subject_id, sort_at, sequence, id)`.execute(kysely);
  await sql`create table hospital.lab_result (
    id uuid primary key default gen_random_uuid(),
    study_id uuid not null, dataset text not null, loaded_at timestamptz not null default now(),
    subject_id uuid not null, sequence integer not null,
    test_code text not null, test_name text not null, loinc text, category text, specimen text,
    original_text text, original_unit text, original_low text, original_high text, original_range text, original_flag text,
    standard_text text, standard_value text, standard_unit text, standard_low text, standard_high text, standard_range text, standard_flag text,
    reported_flag text, baseline boolean, status text not null,
    visit_num text, visit_name text, planned_study_day integer, epoch text, study_day integer,
    collected_at text collate "C",
    sort_at text collate "C" not null generated always as (coalesce(collected_at, '')) stored,
    uncoded jsonb,
    unique (study_id, dataset, subject_id, sequence)
  )`.execute(kysely);
  await sql`create index on hospital.lab_result (subject_id, sort_at, sequence, id)`.execute(kysely);
  await sql`create table hospital.lab_qualifier (
    study_id uuid not null, dataset text not null, loaded_at timestamptz not null default now(),
    subject_id uuid not null, sequence integer not null,
    name text not null, label text, value text not null, origin text, evaluator text,
    unique (study_id, dataset, subject_id, sequence, name)
  )`.execute(kysely);
  await sql`create index on hospital.lab_qualifier (subject_id, sequence)`.execute(kysely);
  await sql`create table hospital.medication_statement (
    id uuid primary key default gen_random_uuid(),
    study_id uuid not null, dataset text not null, loaded_at timestamptz not null default now(),
    subject_id uuid not null, sequence integer not null,
    name text not null, coded_name text,
    dose_value text, dose_text text, dose_unit text, route text, frequency text, indication text,
    status text not null,
    started_at text collate "C", ended_at text collate "C", started_study_day integer, ended_study_day integer,
    sort_at text collate "C" not null generated always as (coalesce(started_at, '')) stored,
    unique (study_id, dataset, subject_id, sequence)
  )`.execute(kysely);
  await sql`create index on hospital.medication_statement (subject_id, sort_at, sequence, id)`.execute(kysely);
}
