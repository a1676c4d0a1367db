/** A whole system for the drill: gateway, subgraphs and simulated hospitals as processes, over a database and a Redis that nobody else uses. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAppConfig } from '@meridian/app/config';
import { type ProcessPlan, planProcesses } from '@meridian/app/distributed';
import { openIssuer } from '@meridian/app/issuer';
import { openSystem } from '@meridian/app/system';
import { type Database, openDatabase } from '@meridian/kit/database/open';
import { createLogger } from '@meridian/kit/logger';
import { type BlackHole, hasRedisServer, openBlackHole, RedisServer } from '@meridian/kit/testing/redis-server';
import { createProcesses, type Environment, freePortRow } from '../wire/processes.ts';
import { type Client, createClient } from './client.ts';
import { PrerequisiteMissing } from './finding.ts';
import { createFleet, type Fleet } from './fleet.ts';
import { createSimulatedHospitals, type SimulatedHospitals } from './hospitals.ts';
import { createPostgresCluster, findPostgres, type PostgresCluster } from './postgres-cluster.ts';
import { type Registry, readRegistry } from './registry.ts';
import type { Sections } from './report.ts';

/** A Redis that can be ended, behind a proxy that can swallow what passes. */
export interface DrillRedis {
  readonly server: RedisServer;
  readonly proxy: BlackHole;
}

export interface DrillSystem {
  /** Connections of the drill's own. */
  readonly database: Database;
  /** Null where it is somebody else's, which must not be ended. */
  readonly postgres: PostgresCluster | null;
  /** Null where there is no redis-server. */
  readonly redis: DrillRedis | null;
  readonly fleet: Fleet;
  readonly hospitals: SimulatedHospitals;
  readonly mllpPort: number;
  readonly client: Client;
  /** A client of the second gateway, which is started by the row that needs it. */
  readonly secondClient: Client;
  /** A client of its own, with as many connections. */
  openClient(connections: number): Client;
  readonly registry: Registry;
  /** What an undisturbed report of each subject says. */
  readonly whole: ReadonlyMap<string, Sections>;
}

/** Limits toward a hospital that leave room for many cases in a short time; all others are the product's own. */
const callsPerSecond = 40;
/** Of gateways, of the second hospital process and of the listener. */
const ownPorts = 6;
const subgraphPorts = 6;
const simulatorPorts = 4;
/** A little longer than the simulated laboratory's heartbeat. */
const silentAfterSeconds = 12;

/** A PostgreSQL of the drill's own. Throws PrerequisiteMissing where none is installed. */
export async function openCluster(atEnd: AsyncDisposableStack): Promise<PostgresCluster> {
  const binaries = findPostgres();
  if (binaries === null) throw new PrerequisiteMissing('no PostgreSQL server is installed under /usr/lib/postgresql');
  const folder = await mkdtemp(join(tmpdir(), 'meridian-drill-'));
  atEnd.defer(() => rm(folder, { recursive: true, force: true }));
  const cluster = await createPostgresCluster(binaries, folder);
  atEnd.defer(() => cluster.stop());
  return cluster;
}

/** Starts everything over an empty database; what it opened is closed by `atEnd`, also when it fails halfway. */
export async function openDrillSystem(
  database: { readonly url: string; readonly cluster: PostgresCluster | null },
  atEnd: AsyncDisposableStack,
  tell: (text: string) => void = () => undefined,
): Promise<DrillSystem> {
  const processes = createProcesses();
  atEnd.defer(() => processes.end());
  const redis = await openRedis(atEnd);

  const dataDir = await processes.folder();
  const firstPort = await freePortRow(ownPorts + subgraphPorts + simulatorPorts);
  const [port = 0, adminPort = 0, secondPort = 0, secondAdminPort = 0, secondHospitalPort = 0, mllpPort = 0] =
    Array.from({ length: ownPorts }, (_, index) => firstPort + index);
  const env = {
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    DATABASE_POOL_SIZE: '6',
    HOST: '127.0.0.1',
    PORT: String(port),
    ADMIN_PORT: String(adminPort),
    SUBGRAPH_PORT: String(firstPort + ownPorts),
    SIMULATOR_PORT: String(firstPort + ownPorts + subgraphPorts),
    SIMULATOR_CALLS_PER_SECOND: String(callsPerSecond),
    MLLP_PORT: String(mllpPort),
    LOG_LEVEL: 'error',
    ...(redis && { REDIS_URL: `redis://127.0.0.1:${redis.proxy.port}` }),
  };
  const config = readAppConfig(env);
  tell('generating the demo study');
  const filling = await openSystem({ ...config, hospitals: null, logger: createLogger('drill', 'error') });
  await filling.fillWhenEmpty().finally(() => filling.close());

  const plans = await planProcesses(config, env);
  const second = { port: secondPort, adminPort: secondAdminPort, hospitalPort: secondHospitalPort };
  const fleet = createFleet(processes, [...plans, ...(await planSecond(plans, dataDir, second))]);
  tell('starting gateway, subgraphs and simulated hospitals');
  await Promise.all(plans.map(({ name }) => fleet.start(name)));

  const own = await openDatabase({ url: database.url, poolSize: 4 });
  atEnd.defer(() => own.close());
  const token = await (await openIssuer(dataDir)).mint({ role: 'SAFETY_PHYSICIAN', studies: ['*'] });
  const openClient = (origin: string, connections?: number): Client => {
    const client = createClient(origin, token, connections);
    atEnd.defer(() => client.close());
    return client;
  };
  const client = openClient(fleet.origin('gateway'));
  tell('waiting until all that the hospitals have is kept');
  const { registry, whole } = await readRegistry(own, client);
  return {
    database: own,
    postgres: database.cluster,
    redis,
    fleet,
    hospitals: createSimulatedHospitals(fleet.origin('simulators')),
    mllpPort,
    client,
    secondClient: openClient(fleet.origin('gateway-2')),
    openClient: (connections) => openClient(fleet.origin('gateway'), connections),
    registry,
    whole,
  };
}

async function openRedis(atEnd: AsyncDisposableStack): Promise<DrillRedis | null> {
  if (!hasRedisServer) return null;
  const server = await RedisServer.start();
  atEnd.defer(() => server.kill());
  const proxy = await openBlackHole(server.port);
  atEnd.defer(() => proxy.close());
  return { server, proxy };
}

/** A second hospital process, which listens elsewhere for messages that nobody sends, and a second gateway, which asks it. */
async function planSecond(
  plans: readonly ProcessPlan[],
  dataDir: string,
  { port, adminPort, hospitalPort }: Readonly<Record<'port' | 'adminPort' | 'hospitalPort', number>>,
): Promise<readonly ProcessPlan[]> {
  const hospital = plans.find(({ name }) => name === 'hospital');
  const gateway = plans.find(({ name }) => name === 'gateway');
  if (hospital?.env.HOSPITALS === undefined || gateway === undefined) throw new Error('the plan lacks a process');
  const file = hospital.env.HOSPITALS;
  const described = JSON.parse(await readFile(file, 'utf8'));
  for (const each of described.hospitals) if (each.transport === 'MLLP') each.silentAfterSeconds = silentAfterSeconds;
  await writeFile(file, JSON.stringify(described));
  for (const each of described.hospitals) if (each.transport === 'MLLP') each.listen.port = 0;
  const secondFile = join(dataDir, 'hospitals-2.json');
  await writeFile(secondFile, JSON.stringify(described));
  const own = (settings: Environment, plan: ProcessPlan): ProcessPlan => ({
    ...plan,
    name: `${plan.name}-2`,
    env: { ...plan.env, ...settings },
  });
  return [
    own({ PORT: String(hospitalPort), HOSPITALS: secondFile }, hospital),
    own(
      {
        PORT: String(port),
        ADMIN_PORT: String(adminPort),
        SUBGRAPH_URL_HOSPITAL: `http://127.0.0.1:${hospitalPort}/graphql`,
      },
      gateway,
    ),
  ];
}
