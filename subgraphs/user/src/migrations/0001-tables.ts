/** Sites, researchers and subjects of SDTM DM, SC and SUPPDM, with the synthetic identity overlay. */
import { createScopeTable } from '@meridian/kit/access/scope';
import { type Kysely, sql } from 'kysely';

export async function tables(kysely: Kysely<unknown>): Promise<void> {
  await createScopeTable(kysely, 'user');
  await sql`create table "user".site (
    id uuid primary key default gen_random_uuid(),
    study_id uuid not null, dataset text not null, loaded_at timestamptz not null default now(),
    protocol_id text not null,
    site_number text collate "C" not null,
    name text not null, country text, city text,
    unique (study_id, dataset, site_number)
  )`.execute(kysely);
  await sql`create index on "user".site (site_number, id)`.execute(kysely);
  await sql`create table "user".researcher (
    id uuid primary key default gen_random_uuid(),
    study_id uuid not null, dataset text not null, loaded_at timestamptz not null default now(),
    protocol_id text not null,
    site_number text not null, role text not null,
    display_name text not null, email text not null,
    unique (study_id, dataset, site_number, role)
  )`.execute(kysely);
  await sql`create table "user".subject (
    id uuid primary key default gen_random_uuid(),
    study_id uuid not null, dataset text not null, loaded_at timestamptz not null default now(),
    protocol_id text not null,
    usubjid text collate "C" not null, subject_number text collate "C" not null, site_number text not null,
    sex text not null, age integer, age_unit text, race text, ethnicity text, country text,
    deceased boolean, death_date text, collected_at text, collected_study_day integer,
    uncoded jsonb,
    family_name text, given_name text, full_name text, birth_date text, national_id text, phone text, email text,
    address_line text, address_city text, address_district text, address_province text, address_postal_code text, address_country text,
    unique (study_id, dataset, usubjid)
  )`.execute(kysely);
  await sql`create index on "user".subject (usubjid, id)`.execute(kysely);
  await sql`create index on "user".subject (study_id, site_number)`.execute(kysely);
  await sql`create table "user".subject_characteristic (
    study_id uuid not null, dataset text not null, loaded_at timestamptz not null default now(),
    subject_id uuid not null, sequence integer not null,
    code text not null, name text, category text, value text, unit text, original_value text, original_unit text, collected_at text, study_day integer,
    unique (study_id, dataset, subject_id, sequence)
  )`.execute(kysely);
  await sql`create index on "user".subject_characteristic (subject_id, sequence)`.execute(kysely);
  await sql`create table "user".population (
    study_id uuid not null, dataset text not null, loaded_at timestamptz not null default now(),
    subject_id uuid not null,
    code text not null, name text, member boolean not null,
    unique (study_id, dataset, subject_id, code)
  )`.execute(kysely);
  await sql`create index on "user".population (subject_id, code)`.execute(kysely);
}
