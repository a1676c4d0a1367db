/** Every subgraph keeps, in its own schema, which study and site a subject belongs to, so that it decides row access without asking another. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { AnyTables } from '../database/open.ts';
import type { StudyKeys } from '../import.ts';
import type { Scope } from './grants.ts';

/** For a subgraph's first migration. */
export async function createScopeTable(kysely: Kysely<AnyTables>, schema: string): Promise<void> {
  const table = sql.id(schema, 'subject_scope');
  await sql`create table ${table} (
    subject_id uuid primary key,
    usubjid text not null,
    study_id uuid not null,
    protocol_id text not null,
    site_id uuid not null,
    site_number text not null
  )`.execute(kysely);
  await sql`create index on ${table} (usubjid)`.execute(kysely);
  await sql`create index on ${table} (protocol_id, site_number)`.execute(kysely);
}

/** Makes the scope rows of one study equal to its keys; unchanged rows are not rewritten. */
export async function saveScope(trx: Transaction<AnyTables>, schema: string, keys: StudyKeys): Promise<void> {
  const table = sql.id(schema, 'subject_scope');
  const rows = Object.entries(keys.subjects).map(([usubjid, { id, siteId, siteNumber }]) => ({
    subject_id: id,
    usubjid,
    site_id: siteId,
    site_number: siteNumber,
  }));
  await sql`delete from ${table} where study_id = ${keys.studyId}::uuid and not subject_id = any(${rows.map((row) => row.subject_id)}::uuid[])`.execute(
    trx,
  );
  await sql`insert into ${table} (subject_id, usubjid, study_id, protocol_id, site_id, site_number)
    select r.subject_id, r.usubjid, ${keys.studyId}::uuid, ${keys.protocolId}, r.site_id, r.site_number
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(subject_id uuid, usubjid text, site_id uuid, site_number text)
    on conflict (subject_id) do update set usubjid = excluded.usubjid, study_id = excluded.study_id, protocol_id = excluded.protocol_id, site_id = excluded.site_id, site_number = excluded.site_number
    where (subject_scope.usubjid, subject_scope.study_id, subject_scope.protocol_id, subject_scope.site_id, subject_scope.site_number)
      is distinct from (excluded.usubjid, excluded.study_id, excluded.protocol_id, excluded.site_id, excluded.site_number)`.execute(
    trx,
  );
}

const columns = sql`subject_id as "subjectId", usubjid, study_id as "studyId", protocol_id as "protocolId", site_id as "siteId", site_number as "siteNumber"`;

/** The scopes of these subjects, by subject id; one statement. */
export async function readScopes(
  kysely: Kysely<AnyTables>,
  schema: string,
  subjectIds: readonly string[],
): Promise<Map<string, Scope>> {
  const { rows } = await sql<Scope>`select ${columns} from ${sql.id(schema, 'subject_scope')}
    where subject_id = any(${[...subjectIds]}::uuid[])`.execute(kysely);
  return new Map(rows.map((scope) => [scope.subjectId, scope]));
}

/** The scopes of whoever has this USUBJID: one a study. */
export async function readScopesOf(
  kysely: Kysely<AnyTables>,
  schema: string,
  usubjid: string,
): Promise<readonly Scope[]> {
  const { rows } = await sql<Scope>`select ${columns} from ${sql.id(schema, 'subject_scope')}
    where usubjid = ${usubjid}`.execute(kysely);
  return rows;
}
