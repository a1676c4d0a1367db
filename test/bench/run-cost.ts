/** Whether the cost of a request grows with what is asked and no faster: from one subject to a thousand a query, and from one connection to 256. */
import { openIssuer, openSubgraphSecret } from '@meridian/app/issuer';
import { compareAnswers } from './compare-answers.ts';
import type { DistributedSettings } from './contenders/distributed.ts';
import type { PeerSettings } from './contenders/settings.ts';
import { composeCostGraph, query } from './cost/graph.ts';
import { type Contender, type Measured, measure } from './measure.ts';
import { type BenchOptions, select } from './options.ts';
import { type Ground, tell } from './prepare.ts';
import { describeBench, digits, formatColumns } from './print.ts';
import { summarize } from './statistics.ts';
import type { Operation } from './study.ts';
import type { SubgraphUrls } from './subgraphs.ts';

const sizes = [1, 10, 100, 500, 1_000];
const connectionCounts = [1, 4, 16, 64, 256];
const load = { connections: 16, rounds: 3 };
const bodies = 32;

const list = (first: number): Operation => ({
  name: String(first),
  describes: `${first} subjects of two subgraphs`,
  share: 1,
  query,
  bodies: Array.from({ length: bodies }, (_, index) => JSON.stringify({ query, variables: { from: index, first } })),
});

export async function runCost(ground: Ground, options: BenchOptions): Promise<string> {
  const { contenders, token } = await prepare(ground, options);
  const operations = sizes.map(list);
  tell('comparing answers');
  const [first] = await compareAnswers(contenders, operations, token);
  if (first) throw new Error(`${first.contender} ${first.reason} (${first.operation} subjects)`);
  const seconds = options.seconds / 2;
  tell(`measuring for about ${Math.round(options.seconds)} s`);
  const bySize = await measure(contenders, operations, { ...load, token, seconds });
  const byConnections: (readonly [number, readonly Measured[]])[] = [];
  for (const connections of connectionCounts) {
    const share = seconds / connectionCounts.length;
    byConnections.push([
      connections,
      await measure(contenders, [list(100)], { rounds: load.rounds, connections, token, seconds: share }),
    ]);
  }
  return [
    describeBench(ground, load),
    '',
    `Subjects a query, ${load.connections} connections. Each is an object of 4 fields in one subgraph and of 2 fields and 5 visits in another.`,
    formatSizes(bySize),
    '',
    'Connections, 100 subjects a query.',
    formatConnections(byConnections),
  ].join('\n');
}

async function prepare(
  { folder, start, takePlace }: Ground,
  options: BenchOptions,
): Promise<{ readonly contenders: readonly Contender[]; readonly token: string }> {
  const issuer = await openIssuer(folder);
  const token = await issuer.mint({ role: 'PRINCIPAL_INVESTIGATOR', studies: ['*'] });
  const claims = JSON.stringify(await issuer.verify(token));
  const secret = await openSubgraphSecret(folder);
  const subgraphs = await start<object, SubgraphUrls>('subgraphs', 'cost/subgraphs', { secret });
  await takePlace();
  const called = { supergraph: composeCostGraph(), subgraphs: subgraphs.address, secret };
  const plans = [
    {
      name: 'plain',
      start: () => start<PeerSettings, string>('gateway', 'contenders/plain', { ...called, claims }),
    },
    {
      name: 'ours',
      start: () =>
        start<DistributedSettings, string>('gateway', 'contenders/distributed', {
          ...called,
          jwksFile: issuer.jwksFile,
          environment: { MERGE_CALLS: 'off' },
        }),
    },
  ];
  const contenders: Contender[] = [];
  for (const plan of select('--contenders', plans, options.contenders))
    contenders.push({ name: plan.name, process: await plan.start() });
  return { contenders, token };
}

function formatSizes(measured: readonly Measured[]): string {
  return formatColumns(
    ['subjects', 'gateway', 'requests/s', 'p50 ms', 'p99 ms', 'CPU ms/request', 'CPU us/subject', 'RSS MB'],
    measured.map(({ operation, contender, rounds, rssBytes }) => {
      const { requestsPerSecond, p50Ms, p99Ms, cpuMsPerRequest } = summarize(rounds);
      const perSubject = (cpuMsPerRequest * 1000) / Number(operation);
      const numbers = [requestsPerSecond, p50Ms, p99Ms, cpuMsPerRequest, perSubject, rssBytes / 1_000_000];
      return [operation, contender, ...numbers.map(digits)];
    }),
  );
}

function formatConnections(measured: readonly (readonly [number, readonly Measured[]])[]): string {
  return formatColumns(
    ['connections', 'gateway', 'requests/s', 'p50 ms', 'p99 ms', 'CPU ms/request', 'RSS MB'],
    measured.flatMap(([connections, rows]) =>
      rows.map(({ contender, rounds, rssBytes }) => {
        const { requestsPerSecond, p50Ms, p99Ms, cpuMsPerRequest } = summarize(rounds);
        const numbers = [requestsPerSecond, p50Ms, p99Ms, cpuMsPerRequest, rssBytes / 1_000_000];
        return [String(connections), contender, ...numbers.map(digits)];
      }),
    ),
  );
}
