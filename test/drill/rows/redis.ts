/** The shared cache goes away, hangs or forgets under load; nobody should notice. */
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../wire/processes.ts';
import { type Finding, finding, PrerequisiteMissing } from '../finding.ts';
import { type Load, putLoad, type Sample } from '../load.ts';
import { describeSections, findWrong } from '../report.ts';
import type { DrillRedis, DrillSystem } from '../system.ts';

interface Case {
  readonly title: string;
  begin(redis: DrillRedis): Promise<void> | void;
  end(redis: DrillRedis): Promise<void> | void;
}

const cases: readonly Case[] = [
  { title: 'killed, then started again', begin: ({ server }) => server.kill(), end: ({ server }) => server.restart() },
  { title: 'black-holed', begin: ({ proxy }) => proxy.swallow(), end: ({ proxy }) => proxy.pass() },
  { title: 'hung (SIGSTOP)', begin: ({ server }) => server.halt(), end: ({ server }) => server.resume() },
  { title: 'restarted at once, empty', begin: ({ server }) => server.restart(), end: () => undefined },
];
const normalForMs = 3_000;
const brokenForMs = 3_000;
const resumeWithinMs = 15_000;
/** What stood in its sockets when it hung is answered late, to nobody. */
const settleMs = 200;
const secondGateway = 'gateway-2';

const sitesQuery = 'query($first: Int!) { sites(first: $first) { edges { node { siteId } } } }';
const readEveryMs = 200;

interface ReferenceReads {
  /** Replies that were not the sites. */
  readonly wrong: string[];
  stop(): Promise<void>;
}

/** Reads reference data that nobody has read before, through one gateway and then through the other, which finds them in Redis. */
function readReferences({ client, secondClient }: DrillSystem): ReferenceReads {
  const wrong: string[] = [];
  const ending = new AbortController();
  async function read(): Promise<void> {
    for (let first = 500; first > 0 && !ending.signal.aborted; first--) {
      for (const each of [client, secondClient]) {
        const { status, body } = await each.ask(sitesQuery, { first });
        const count = body?.data?.sites?.edges?.length ?? 0;
        if (count === 0 || count > first) wrong.push(`${count} of ${first} sites, status ${status}`);
      }
      await sleep(readEveryMs);
    }
  }
  const reading = read();
  return {
    wrong,
    stop() {
      ending.abort();
      return reading;
    },
  };
}

/** Two gateways, so that what one puts there the other finds. */
export async function drillRedis(system: DrillSystem): Promise<readonly Finding[]> {
  const { redis, fleet, client, secondClient, registry } = system;
  if (redis === null) throw new PrerequisiteMissing('there is no redis-server on the PATH');
  await fleet.start(secondGateway, { SUBGRAPH_URL_HOSPITAL: `${fleet.origin('hospital')}/graphql` });
  const subjects = [1, 2, 3].flatMap((number) => registry.subjects(number));
  const loads = [client, secondClient].map((each) => putLoad(each, [{ name: 'all', subjects, perSecond: 12 }]));
  const references = readReferences(system);
  try {
    const findings: Finding[] = [];
    for (const each of cases) findings.push(await breakOnce(system, redis, loads, references, each));
    return findings;
  } finally {
    await Promise.all([references.stop(), ...loads.map((load) => load.stop())]);
    await fleet.stop(secondGateway);
  }
}

async function breakOnce(
  { whole, registry }: DrillSystem,
  redis: DrillRedis,
  loads: readonly Load[],
  references: ReferenceReads,
  { title, begin, end }: Case,
): Promise<Finding> {
  const fromMs = performance.now();
  await registry.age(registry.subjects(2).slice(0, 5));
  await sleep(normalForMs);
  const brokenMs = performance.now();
  await begin(redis);
  // Fetches use the cache, so something is to be fetched.
  await registry.age(registry.subjects(2).slice(0, 5));
  await sleep(brokenForMs);
  const mendedMs = performance.now();
  await end(redis);
  await sleep(settleMs);
  const hitsBefore = await readHits(redis.server.port);
  const hits = await eventually(
    () => readHits(redis.server.port),
    (count) => count > hitsBefore,
    resumeWithinMs,
  );
  const resumedMs = performance.now();
  const between = (sinceMs: number, untilMs: number): readonly Sample[] =>
    loads.flatMap((load) => load.between('all', sinceMs, untilMs));
  const [normal, broken] = [between(fromMs, brokenMs), between(brokenMs, mendedMs)];
  return finding(`Redis ${title}`, {
    got: describeSections(broken, new Set(['demographics', 'labs'])),
    normalMs: normal.map(({ latencyMs }) => latencyMs),
    faultyMs: broken.map(({ latencyMs }) => latencyMs),
    recoveryMs: hits > hitsBefore ? resumedMs - mendedMs : null,
    upstream: `${hits - hitsBefore} hits counted again`,
    wrong: [
      ...between(fromMs, resumedMs).flatMap(
        (sample) => findWrong(sample, whole.get(sample.subjectId) ?? {}, new Set()) ?? [],
      ),
      ...references.wrong.splice(0),
      ...(hits > hitsBefore ? [] : [`no hit within ${resumeWithinMs} ms of its return`]),
    ],
  });
}

/** Keys that were asked for and found since this Redis was started. */
function readHits(port: number): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  let text = '';
  const socket = connect(port, '127.0.0.1', () => socket.write('INFO stats\r\n'));
  socket.setTimeout(1_000, () => socket.destroy());
  socket.on('error', () => undefined).once('close', () => resolve(0));
  socket.on('data', (data) => {
    text += data.toString('latin1');
    const hits = /keyspace_hits:(\d+)/.exec(text)?.[1];
    if (hits === undefined) return;
    resolve(Number(hits));
    socket.destroy();
  });
  return promise;
}
