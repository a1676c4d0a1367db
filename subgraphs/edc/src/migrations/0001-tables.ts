/** What was captured (SDTM SV, AE, SUPPAE, MH, CM, EX, RELREC), deaths as DM and DS tell them, and the queries that the rules raise. */
import { createScopeTable } from '@meridian/kit/access/scope';
import { type Kysely, type RawBuilder, sql } from 'kysely';

const loaded = sql`study_id uuid not null, dataset text not null, loaded_at timestamptz not null default now()`;
const identified = sql`id uuid primary key default gen_random_uuid(), ${loaded}, subject_id uuid not null`;
const atVisit = sql`visit_num text, visit_name text, planned_study_day integer`;
const collected = sql`collected_at text, collected_study_day integer`;
const meddra = sql`llt text, llt_code text, pt text, pt_code text, hlt text, hlt_code text, hlgt text, hlgt_code text,
  soc text, soc_code text, body_system text, body_system_code text`;
const started = sql`start_at text, start_study_day integer,
  start_sort text collate "C" not null generated always as (coalesce(start_at, '')) stored`;
const ended = sql`end_at text, end_study_day integer`;

export async function tables(kysely: Kysely<unknown>): Promise<void> {
  await createScopeTable(kysely, 'edc');
  const create = async (name: string, columns: RawBuilder<unknown>, indexes: readonly string[]): Promise<void> => {
    const table = sql.id('edc', name);
    await sql`create table ${table} (${columns})`.execute(kysely);
    for (const index of indexes) await sql`create index on ${table} ${sql.raw(index)}`.execute(kysely);
  };

  await create(
    'visit',
    sql`${identified}, visit_num text not null, visit_order numeric not null generated always as (visit_num::numeric) stored,
      name text not null, kind text not null, planned_study_day integer, epoch text, unplanned_reason text, ${started}, ${ended},
      unique (study_id, dataset, subject_id, visit_num)`,
    ['(subject_id, start_sort, visit_order, id)'],
  );
  await create(
    'adverse_event',
    sql`${identified}, sequence integer not null, sponsor_id text, term text, ${meddra}, severity text, toxicity_grade integer,
      serious boolean, seriousness_criteria text[] not null, denied_criteria text[] not null, causality text, action_taken text, outcome text,
      epoch text, ${collected}, ${started}, ${ended}, uncoded jsonb,
      unique (study_id, dataset, subject_id, sequence)`,
    ['(subject_id, start_sort, sequence, id)'],
  );
  await create(
    'adverse_event_qualifier',
    sql`${loaded}, subject_id uuid not null, sequence integer not null, name text not null, label text, value text not null, origin text, evaluator text,
      unique (study_id, dataset, subject_id, sequence, name)`,
    ['(subject_id, sequence, name)'],
  );
  await create(
    'related_record',
    sql`${identified}, domain text not null, variable text not null, value text not null, type text, relationship text not null,
      unique (study_id, dataset, subject_id, domain, variable, value, relationship)`,
    ['(subject_id, relationship)'],
  );
  await create(
    'medical_history',
    sql`${identified}, sequence integer not null, sponsor_id text, term text, ${meddra}, category text, severity text, ${atVisit}, ${collected},
      start_at text, start_sort text collate "C" not null generated always as (coalesce(start_at, '')) stored, uncoded jsonb,
      unique (study_id, dataset, subject_id, sequence)`,
    ['(subject_id, start_sort, sequence, id)'],
  );
  await create(
    'exposure',
    sql`${identified}, sequence integer not null, treatment text, dose text, dose_unit text, form text, route text, frequency text, epoch text,
      ${atVisit}, ${started}, ${ended},
      unique (study_id, dataset, subject_id, sequence)`,
    ['(subject_id, start_sort, sequence, id)'],
  );
  await create(
    'concomitant_medication',
    sql`${identified}, sequence integer not null, sponsor_id text, name text not null, standard_name text, drug_class text, indication text,
      dose text, dose_unit text, frequency text, route text, epoch text, ${atVisit}, ${collected}, ${started}, ${ended},
      unique (study_id, dataset, subject_id, sequence)`,
    ['(subject_id, start_sort, sequence, id)'],
  );
  await create(
    'death_report',
    sql`${loaded}, subject_id uuid not null, item_oid text not null, unique (study_id, dataset, subject_id, item_oid)`,
    [],
  );
  await create(
    'data_query',
    sql`id uuid primary key default gen_random_uuid(), study_id uuid not null, subject_id uuid not null,
      rule text, key text not null, item_oid text collate "C" not null, record_id uuid, record_sequence integer not null,
      origin text not null, status text not null, text text not null, opened_at timestamptz not null default now(),
      unique (study_id, rule, key)`,
    ['(subject_id, opened_at, record_sequence, item_oid, id)', '(record_id)'],
  );
}
