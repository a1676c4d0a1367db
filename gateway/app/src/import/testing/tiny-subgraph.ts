/** The smallest subgraphs that an import needs, with tables of their own: `registry` mints ids, `diary` stores what happened. */
import { createScopeTable } from '@meridian/kit/access/scope';
import type { AnyTables } from '@meridian/kit/database/open';
import type { Finding, RaisedAlert, StudyKeys } from '@meridian/kit/import';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { ImportingSubgraph } from '../subgraph.ts';
import { loads as diaryLoads } from './diary.ts';
import { loads as registryLoads } from './registry.ts';

async function openStudy(trx: Transaction<AnyTables>, protocolId: string): Promise<string> {
  await sql`insert into registry.study (protocol_id) values (${protocolId}) on conflict do nothing`.execute(trx);
  const { rows } = await sql<{ id: string }>`select id from registry.study where protocol_id = ${protocolId}`.execute(
    trx,
  );
  return (rows[0] as { id: string }).id;
}

async function studyKeys(trx: Transaction<AnyTables>, studyId: string, protocolId: string): Promise<StudyKeys> {
  const { rows } = await sql<{
    usubjid: string;
    id: string;
    site: string;
  }>`select usubjid, id, site from registry.subject where study_id = ${studyId}::uuid`.execute(trx);
  const subjects = Object.fromEntries(
    rows.map(({ usubjid, id, site }) => [usubjid, { id, siteId: studyId, siteNumber: site }]),
  );
  return { studyId, protocolId, subjects, sites: {} };
}

async function finish(trx: Transaction<AnyTables>, study: StudyKeys): Promise<readonly Finding[]> {
  const { rows } = await sql<{
    id: string;
    subject_id: string;
  }>`select id, subject_id from diary.event where study_id = ${study.studyId}::uuid and serious`.execute(trx);
  return rows.map(({ id, subject_id }) => ({
    rule: 'SERIOUS',
    subjectId: subject_id,
    key: id,
    level: 'HIGH',
    summary: 'serious',
    evidence: [],
  }));
}

async function raiseAlerts(
  trx: Transaction<AnyTables>,
  _study: StudyKeys,
  findings: readonly Finding[],
): Promise<readonly RaisedAlert[]> {
  const raised: RaisedAlert[] = [];
  for (const { key, subjectId } of findings) {
    const { rows } = await sql<{
      id: string;
    }>`insert into registry.alert (key) values (${key}) on conflict do nothing returning key as id`.execute(trx);
    raised.push(...rows.map(({ id }) => ({ id, subjectId })));
  }
  return raised;
}

export const tinySubgraphs: readonly ImportingSubgraph[] = [
  {
    name: 'registry',
    module: new URL('./registry.ts', import.meta.url).href,
    loads: registryLoads,
    openStudy,
    studyKeys,
    raiseAlerts,
  },
  { name: 'diary', module: new URL('./diary.ts', import.meta.url).href, loads: diaryLoads, finish },
];

/** Their tables, empty. */
export async function createTinyTables(kysely: Kysely<AnyTables>): Promise<void> {
  const loaded = sql`id uuid primary key default gen_random_uuid(), study_id uuid not null, dataset text not null, loaded_at timestamptz not null default now()`;
  for (const schema of ['registry', 'diary']) {
    await sql`create schema ${sql.id(schema)}`.execute(kysely);
    await createScopeTable(kysely, schema);
  }
  await sql`create table registry.study (id uuid primary key default gen_random_uuid(), protocol_id text unique)`.execute(
    kysely,
  );
  await sql`create table registry.alert (key text primary key)`.execute(kysely);
  await sql`create table registry.subject (${loaded}, usubjid text not null, site text not null, unique (study_id, dataset, usubjid))`.execute(
    kysely,
  );
  await sql`create table diary.enrollment (${loaded}, subject_id uuid not null, arm text, unique (study_id, dataset, subject_id))`.execute(
    kysely,
  );
  await sql`create table diary.event (${loaded}, subject_id uuid not null, sequence integer not null, term text check (term <> 'FORBIDDEN'), dose numeric, serious boolean, unique (study_id, dataset, subject_id, sequence))`.execute(
    kysely,
  );
  await sql`create table diary.day (${loaded}, subject_id uuid not null, date text not null, events integer not null, unique (study_id, dataset, subject_id, date))`.execute(
    kysely,
  );
}
