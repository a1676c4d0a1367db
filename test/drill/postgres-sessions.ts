/** What PostgreSQL is at for the system. */
import type { Database } from '@meridian/kit/database/open';
import { sql } from 'kysely';

/** Statements of the system that run now, those that wait for a lock too. */
export async function countRunningStatements({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{ running: number }>`select count(*)::int as running from pg_stat_activity
    where datname = current_database() and application_name = 'meridian' and state = 'active' and pid <> pg_backend_pid()`.execute(
    kysely,
  );
  return rows[0]?.running ?? 0;
}
