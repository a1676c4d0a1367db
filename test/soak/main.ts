/** `npm run soak [-- --minutes 10 --operations 50000 --reloads 50 --seed N]`: the gateway for a while under mixed load, with many distinct operations and many new supergraphs. Fails when a request or a reload does, when memory grows, or when a reload makes known operations slow. */
import { randomInt } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { localAudience, localIssuer, openIssuer, openSubgraphSecret } from '@meridian/app/issuer';
import { readOperation, readSupergraph } from '@meridian/app/meridian';
import { readNumber } from '../bench/options.ts';
import { openGround } from '../bench/prepare.ts';
import type { BenchProcess } from '../bench/processes.ts';
import { runCommand } from '../bench/run-command.ts';
import type { SubgraphUrls } from '../bench/subgraphs.ts';
import { freePorts } from '../wire/processes.ts';
import { makeDistinct } from './distinct-operations.ts';
import type { GatewaySettings } from './gateway.ts';
import { type Lane, putLoad, type Request } from './put-load.ts';
import { type Answer, judge, megabytes, type Span } from './verdict.ts';

/** How often the heap is measured, which collects it: more would hide what collections cost the gateway by itself. */
const heapMeasurements = 16;
/** After a reload, so that requests of its time are over, and after a measurement, until what it held up is answered. */
const settleMs = 1_000;
const reloadTimeoutMs = 30_000;
/** Part of the time before the first reload, in which the gateway gets to know the operations: what was due then counts only if it failed. */
const warmUpPart = 0.05;
/** Part of the time until which distinct operations and reloads are to be done; what is left shows the state after them. */
const busyPart = 0.9;

function readOptions() {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string' },
      operations: { type: 'string' },
      reloads: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  return {
    minutes: readNumber('--minutes', values.minutes, 10, 600),
    operations: Math.round(readNumber('--operations', values.operations, 50_000, 5_000_000)),
    reloads: Math.round(readNumber('--reloads', values.reloads, 50, 10_000)),
    seed: Math.round(readNumber('--seed', values.seed, randomInt(1, 2 ** 31), 2 ** 31)),
  };
}

interface Soaked {
  readonly url: string;
  readonly adminUrl: string;
  readonly token: string;
  readonly supergraphFile: string;
  readonly gateway: BenchProcess<null>;
}

const mark = (count: number): string => `# ${count}\n`;

/** In place of the file, from one moment to the next. The text differs each time, so that all of it is opened anew. */
async function writeSupergraph(file: string, count: number): Promise<void> {
  await writeFile(`${file}.new`, mark(count) + readSupergraph());
  await rename(`${file}.new`, file);
}

async function prepare(atEnd: AsyncDisposableStack): Promise<Soaked> {
  const { folder, start } = await openGround(atEnd, false);
  const issuer = await openIssuer(folder);
  const subgraphs = await start<object, SubgraphUrls>('subgraphs', '../soak/subgraphs', {});
  const supergraphFile = join(folder, 'supergraph.graphql');
  await writeSupergraph(supergraphFile, 0);
  const [port, adminPort] = await freePorts(2);
  const urls = Object.entries(subgraphs.address).map(([name, url]) => [`SUBGRAPH_URL_${name.toUpperCase()}`, url]);
  const gateway = await start<GatewaySettings, null>('gateway', '../soak/gateway', {
    environment: {
      ...Object.fromEntries(urls),
      SUPERGRAPH: supergraphFile,
      SUPERGRAPH_POLL_MS: '200',
      PORT: String(port),
      ADMIN_PORT: String(adminPort),
      AUTH_JWKS: issuer.jwksFile,
      AUTH_ISSUER: localIssuer,
      AUTH_AUDIENCE: localAudience,
      SUBGRAPH_SECRET: await openSubgraphSecret(folder),
      INTROSPECTION: 'on',
    },
  });
  return {
    url: `http://127.0.0.1:${port}`,
    adminUrl: `http://127.0.0.1:${adminPort}`,
    token: await issuer.mint({ role: 'PRINCIPAL_INVESTIGATOR', studies: ['*'], sites: ['*'] }),
    supergraphFile,
    gateway,
  };
}

/** What the clients of a day ask, by how often. */
function planKnown(): Lane {
  const subject = (index: number): string => `subject-${index % 100}`;
  const report = readOperation('patient-report');
  const cohort = readOperation('cohort');
  const find = readOperation('find-subject');
  const kinds: readonly ((index: number) => Request)[] = [
    (index) => ({ query: report, variables: { subjectId: subject(index) } }),
    () => ({ query: '{ me { id } }', variables: {} }),
    (index) => ({ query: find, variables: { usubjid: subject(index) } }),
    () => ({ query: '{ me { id } }', variables: {} }),
    (index) => ({ query: report, variables: { subjectId: subject(index) } }),
    (index) => ({ query: find, variables: { usubjid: subject(index) } }),
    () => ({ query: '{ me { id } }', variables: {} }),
    (index) => ({ query: cohort, variables: { subjectIds: [subject(index), subject(index + 1)] } }),
  ];
  let index = 0;
  return {
    kind: 'known',
    clients: 128,
    perSecond: 120,
    next: () => {
      index += 1;
      return kinds[index % kinds.length]?.(index) ?? null;
    },
  };
}

/** `after` is called with how many there were, when the new supergraph is served and nothing is left of the one before. */
async function reloadAll(
  { supergraphFile, adminUrl }: Soaked,
  count: number,
  untilMs: number,
  reloads: Span[],
  after: (done: number) => Promise<void>,
): Promise<void> {
  /** How many have been served; none while more than one is open. */
  const ended = async (): Promise<number> => {
    const text = await (await fetch(`${adminUrl}/metrics`)).text();
    const served = /^gateway_supergraphs_total\{result="served"\} (\d+)/m.exec(text)?.[1];
    return /^gateway_supergraphs_open 1$/m.test(text) ? Number(served) : 0;
  };
  /** What the gateway has served it keeps a copy of. To look there costs it nothing; its metrics cost it milliseconds of its event loop each time. */
  const isServed = async (index: number): Promise<boolean> =>
    (await readFile(`${supergraphFile}.last-good`, 'utf8')).startsWith(mark(index));
  const before = await ended();
  const everyMs = (untilMs - performance.now()) / count;
  const startedAtMs = performance.now();
  for (let index = 0; index < count; index++) {
    await wait(Math.max(0, startedAtMs + index * everyMs - performance.now()));
    const fromMs = performance.now();
    await writeSupergraph(supergraphFile, index + 1);
    while (!(await isServed(index + 1)) || (await ended()) <= before + index) {
      if (performance.now() - fromMs > reloadTimeoutMs) throw new Error(`reload ${index + 1} did not end`);
      await wait(20);
    }
    reloads.push({ fromMs, toMs: performance.now() });
    await wait(settleMs);
    await after(index + 1);
  }
}

async function run(atEnd: AsyncDisposableStack): Promise<void> {
  const { minutes, operations, reloads: reloadsAsked, seed } = readOptions();
  console.log(`${minutes} minutes, ${operations} distinct operations, ${reloadsAsked} reloads, seed ${seed}`);
  const made = makeDistinct(operations, seed).values();
  const soaked = await prepare(atEnd);
  const seconds = minutes * 60;
  const startedAtMs = performance.now();
  const busyUntilMs = startedAtMs + seconds * 1000 * busyPart;
  const warmAtMs = startedAtMs + seconds * 1000 * warmUpPart;
  const answers: Answer[] = [];
  const heap: number[] = [];
  const rss: number[] = [];
  const stopsMs: number[] = [];
  const reloads: Span[] = [];
  const disturbed: Span[] = [{ fromMs: startedAtMs, toMs: warmAtMs }];
  /** The first request that failed for each reason: they are made up, and may be shown. */
  const failures = new Map<string, Request>();
  const onAnswer = (answer: Answer, request: Request): void => {
    answers.push(answer);
    if (answer.failure !== null && !failures.has(answer.failure)) failures.set(answer.failure, request);
  };
  const distinct: Lane = {
    kind: 'distinct',
    clients: 8,
    perSecond: operations / (seconds * busyPart),
    next: () => made.next().value ?? null,
  };
  async function measure(done: number): Promise<void> {
    if (done % Math.ceil(reloadsAsked / heapMeasurements) > 0) return;
    // As it is, with what was not collected yet.
    const { rssBytes } = await soaked.gateway.usage();
    const fromMs = performance.now();
    const { bytes, longestStopMs } = await soaked.gateway.heap();
    disturbed.push({ fromMs, toMs: performance.now() + settleMs });
    heap.push(bytes);
    rss.push(rssBytes);
    if (longestStopMs > 0) stopsMs.push(longestStopMs);
    const at = Math.round((performance.now() - startedAtMs) / 1000);
    console.log(
      `${at} s: heap ${megabytes(bytes)}, RSS ${megabytes(rssBytes)}, longest stop ${longestStopMs.toFixed(0)} ms, ${answers.length} answers, ${done} reloads`,
    );
  }
  await Promise.all([
    putLoad(soaked.url, soaked.token, [planKnown(), distinct], startedAtMs + seconds * 1000, onAnswer),
    wait(warmAtMs - performance.now()).then(() => reloadAll(soaked, reloadsAsked, busyUntilMs, reloads, measure)),
  ]);
  const verdict = judge({
    answers,
    heap,
    rss,
    reloads,
    stopsMs,
    disturbed,
    asked: { operations, reloads: reloadsAsked },
  });
  if (process.env.SOAK_DUMP) await writeFile(process.env.SOAK_DUMP, JSON.stringify({ answers, reloads, disturbed }));
  for (const [failure, request] of failures) console.log(`${failure}: ${JSON.stringify(request)}`);
  console.log(['', ...verdict.lines, '', verdict.good ? 'held' : 'did not hold'].join('\n'));
  if (!verdict.good) process.exitCode = 1;
}

await runCommand(run);
