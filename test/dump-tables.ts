/** Everything that a database holds, a digest a table, so that two states can be compared. */
import type { Database } from '@meridian/kit/database/open';
import { sql } from 'kysely';

interface TableDigest {
  readonly rows: number;
  readonly digest: string;
}

/** When something was last asked, sent or imported is no content. */
const journals: readonly string[] = ['hospital.kept', 'hospital.message_count', 'hospital.study_version'];

/** By schema and table. Every column counts, whatever the order of the rows. */
export async function dumpTables({ kysely }: Database): Promise<Readonly<Record<string, TableDigest>>> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`.execute(
    kysely,
  );
  const digests: Record<string, TableDigest> = {};
  for (const { schema, name } of tables) {
    if (journals.includes(`${schema}.${name}`)) continue;
    const { rows } = await sql<TableDigest>`
      select count(*)::integer as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as digest
      from ${sql.table(`${schema}.${name}`)} t`.execute(kysely);
    digests[`${schema}.${name}`] = rows[0] as TableDigest;
  }
  return digests;
}
