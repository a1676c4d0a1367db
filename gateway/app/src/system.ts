/** Everything behind the gateway in one process: the database, brought up to date, and the subgraphs over it. */

import { join } from 'node:path';
import { deliveryTables } from '@meridian/hospital/import';
import type { Simulators } from '@meridian/hospital/simulators';
import { type Cache, openCache } from '@meridian/kit/cache/cache';
import { everything } from '@meridian/kit/cache/cache-key';
import { migrate } from '@meridian/kit/database/migrate';
import { type Database, openDatabase } from '@meridian/kit/database/open';
import type { SourceRow } from '@meridian/kit/import';
import type { Logger } from '@meridian/kit/logger';
import type { Subgraph } from '@meridian/kit/subgraph';
import { sql } from 'kysely';
import type { AppConfig } from './config.ts';
import { studyId as demoProtocolId } from './demo/design.ts';
import { generateDemo } from './demo/generate.ts';
import { setUpHospitals } from './hospitals.ts';
import { updateStatistics } from './import/finish-study.ts';
import { importStudy, type PlacedAlert } from './import/import-study.ts';
import type { ImportSummary, OnImportEvent } from './import/summary.ts';
import { createHospital, importingSubgraphs, modules } from './subgraphs.ts';

export interface System {
  readonly database: Database;
  /** Shared by all that reads hospitals and by the gateway. */
  readonly cache: Cache;
  readonly subgraphs: readonly Subgraph[];
  /** Loads a study from a directory of SDTM datasets. */
  importDirectory(directory: string, protocolId: string | undefined, onEvent: OnImportEvent): Promise<ImportSummary>;
  /** Loads the demo study when there is no study at all, or completes it when loading was cut short; null when there is nothing to do. */
  fillWhenEmpty(): Promise<ImportSummary | null>;
  /** Resolves when everything that the hospitals have is kept here: for tests and measurements. */
  settled(): Promise<void>;
  /** Where HL7 v2 messages are listened for, by hospital number. */
  readonly mllpPorts: ReadonlyMap<number, number>;
  /** The simulated hospitals; null where real ones are connected, or none. */
  readonly simulators: Simulators | null;
  close(): Promise<void>;
}

export interface SystemOptions extends Pick<AppConfig, 'dataDir' | 'databaseUrl' | 'databasePoolSize' | 'cache'> {
  readonly logger: Logger;
  /** Null connects no hospital. */
  readonly hospitals: AppConfig['hospitals'] | null;
  /** Called for each alert that an import has raised, when whoever reads it finds it. */
  readonly onAlert?: (alert: PlacedAlert) => void;
  readonly onStatement?: (statement: { readonly sql: string; readonly durationMs: number }) => void;
  /** Keeps the embedded database in memory, for tests; it begins as the template. */
  readonly inMemory?: { readonly template: string };
}

/** An import waits for the simulated hospital that sends, but for no longer than that without anything arriving. */
const deliveryPatienceMs = 20_000;

/** Opens the database, runs every subgraph's migrations, creates the subgraphs and connects the hospitals. Throws DatabaseUnavailable, MigrationFailed, ConfigError. */
export async function openSystem(options: SystemOptions): Promise<System> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    return await open(options, closing, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(
  {
    dataDir,
    databaseUrl,
    databasePoolSize,
    logger,
    onStatement,
    onAlert,
    hospitals,
    inMemory,
    ...options
  }: SystemOptions,
  closing: (() => Promise<unknown>)[],
  close: () => Promise<void>,
): Promise<System> {
  const database = await openDatabase({
    dataDir: inMemory ? null : join(dataDir, 'database'),
    template: inMemory?.template,
    url: databaseUrl,
    poolSize: databasePoolSize,
    ...(onStatement && { onStatement }),
  });
  closing.push(() => database.close());
  for (const { name, migrations } of modules) await migrate(database.kysely, name, migrations);
  const cache = openCache({ ...options.cache, namespace: 'meridian-1', logger });
  closing.push(() => cache.close());
  const { configs, simulators } = await setUpHospitals(hospitals, database);
  if (simulators) closing.push(() => simulators.close());
  const hospital = createHospital(configs, { database, cache, logger: logger.child({ subgraph: 'hospital' }) });
  const subgraphs = modules.map((module) =>
    module.name === 'hospital'
      ? hospital
      : module.create({ database, cache, logger: logger.child({ subgraph: module.name }) }),
  );
  for (const subgraph of subgraphs) {
    await subgraph.start?.();
    closing.push(async () => subgraph.close?.());
  }
  const mllpPorts = hospital.hospitals.ports();
  const [mllpPort] = mllpPorts.values();
  if (simulators && mllpPort !== undefined) await simulators.sendTo(mllpPort);

  const load = async (
    from: { readonly directory: string } | { readonly datasets: ReadonlyMap<string, readonly SourceRow[]> },
    protocolId: string | undefined,
    onEvent: OnImportEvent,
  ): Promise<ImportSummary> => {
    const alerts: PlacedAlert[] = [];
    const summary = await importStudy({
      database,
      subgraphs: importingSubgraphs,
      from,
      protocolId,
      rejectDirectory: join(dataDir, 'rejects'),
      onEvent,
      onAlert: (alert) => alerts.push(alert),
      // An import that fails has changed what it loaded before.
    }).finally(async () => {
      await cache.invalidate([everything]);
      if (onAlert) alerts.forEach(onAlert);
    });
    onEvent({ kind: 'finishing', step: 'deliveries' });
    const isDelivered = simulators === null || (await simulators.delivered(deliveryPatienceMs));
    await updateStatistics(database.kysely, deliveryTables);
    return { ...summary, deliveriesPending: !isDelivered };
  };
  return {
    database,
    cache,
    subgraphs,
    mllpPorts,
    simulators,
    importDirectory: (directory, protocolId, onEvent) => load({ directory }, protocolId, onEvent),
    async fillWhenEmpty() {
      // Alerts are the last that an import writes: without one the demo study is not complete.
      const { rows } =
        await sql`select 1 from project.study where protocol_id <> ${demoProtocolId} union all select 1 from epro.alert limit 1`.execute(
          database.kysely,
        );
      return rows.length > 0 ? null : load({ datasets: generateDemo() }, undefined, () => undefined);
    },
    async settled() {
      await simulators?.delivered();
      await hospital.hospitals.settled();
    },
    close,
  };
}
