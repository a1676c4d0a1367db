/** Brings one subgraph's schema up to date, under a lock, so that many processes may start at once. */
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { AnyTables } from './open.ts';

/** By name; names sort in the order of running: `0001-tables`. */
export type Migrations = Readonly<Record<string, Migration>>;

/** The database's schema is not one this version can use. */
export class MigrationFailed extends Error {
  constructor(schema: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`cannot migrate schema ${schema}: ${reason}`, { cause });
    this.name = 'MigrationFailed';
  }
}

/** Creates the schema when absent and runs the migrations it lacks. A schema of a newer version is refused, never altered. */
export async function migrate(kysely: Kysely<AnyTables>, schema: string, migrations: Migrations): Promise<void> {
  await sql`create schema if not exists ${sql.id(schema)}`.execute(kysely).catch((error: { code?: string }) => {
    // Two processes that create it at the same moment: one of them meets the other's row.
    if (error.code !== '23505' && error.code !== '42P06') throw new MigrationFailed(schema, error);
  });
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableSchema: schema,
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new MigrationFailed(schema, error);
}
