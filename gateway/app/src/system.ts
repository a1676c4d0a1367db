/** Everything behind the gateway in one process: the database, brought up to date, and the subgraphs over it. */

import { join } from 'node:path';
import { migrate } from '@meridian/kit/database/migrate';
import { type Database, openDatabase } from '@meridian/kit/database/open';
import type { SourceRow } from '@meridian/kit/import';
import type { Logger } from '@meridian/kit/logger';
import type { Subgraph } from '@meridian/kit/subgraph';
import { sql } from 'kysely';
import type { AppConfig } from './config.ts';
import { studyId as demoProtocolId } from './demo/design.ts';
import { generateDemo } from './demo/generate.ts';
import { importStudy } from './import/import-study.ts';
import type { ImportSummary, OnImportEvent } from './import/summary.ts';
import { importingSubgraphs, modules } from './subgraphs.ts';

export interface System {
  readonly database: Database;
  readonly subgraphs: readonly Subgraph[];
  /** Loads a study from a directory of SDTM datasets. */
  importDirectory(directory: string, protocolId: string | undefined, onEvent: OnImportEvent): Promise<ImportSummary>;
  /** Loads the demo study when there is no study at all, or completes it when loading was cut short; null when there is nothing to do. */
  fillWhenEmpty(): Promise<ImportSummary | null>;
  close(): Promise<void>;
}

export interface SystemOptions extends Pick<AppConfig, 'dataDir' | 'databaseUrl' | 'databasePoolSize'> {
  readonly logger: Logger;
  readonly onStatement?: (statement: { readonly sql: string; readonly durationMs: number }) => void;
  /** Keeps the embedded database in memory, for tests. */
  readonly inMemory?: boolean;
}

/** Opens the database, runs every subgraph's migrations and creates the subgraphs. Throws DatabaseUnavailable, MigrationFailed. */
export async function openSystem({
  dataDir,
  databaseUrl,
  databasePoolSize,
  logger,
  onStatement,
  inMemory = false,
}: SystemOptions): Promise<System> {
  const database = await openDatabase({
    dataDir: inMemory ? null : join(dataDir, 'database'),
    url: databaseUrl,
    poolSize: databasePoolSize,
    ...(onStatement && { onStatement }),
  });
  try {
    for (const { name, migrations } of modules) await migrate(database.kysely, name, migrations);
  } catch (error) {
    await database.close();
    throw error;
  }
  const load = (
    from: { readonly directory: string } | { readonly datasets: ReadonlyMap<string, readonly SourceRow[]> },
    protocolId: string | undefined,
    onEvent: OnImportEvent,
  ) =>
    importStudy({
      database,
      subgraphs: importingSubgraphs,
      from,
      protocolId,
      rejectDirectory: join(dataDir, 'rejects'),
      onEvent,
    });
  return {
    database,
    subgraphs: modules.map((module) => module.create({ database, logger: logger.child({ subgraph: module.name }) })),
    importDirectory: (directory, protocolId, onEvent) => load({ directory }, protocolId, onEvent),
    async fillWhenEmpty() {
      // Alerts are the last that an import writes: without one the demo study is not complete.
      const { rows } =
        await sql`select 1 from project.study where protocol_id <> ${demoProtocolId} union all select 1 from epro.alert limit 1`.execute(
          database.kysely,
        );
      return rows.length > 0 ? null : load({ datasets: generateDemo() }, undefined, () => undefined);
    },
    close: () => database.close(),
  };
}
