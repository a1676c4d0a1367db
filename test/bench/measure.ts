/** Puts load on gateways, in rounds that alternate between them, and measures what they did. */
import { type Dispatcher, Pool } from 'undici';
import type { BenchProcess } from './processes.ts';
import { type Result, type Round, summarize } from './statistics.ts';
import type { Operation } from './study.ts';

export interface Contender {
  readonly name: string;
  readonly process: BenchProcess<string>;
}

export interface Row extends Result {
  readonly operation: string;
  readonly contender: string;
  readonly rssBytes: number;
}

export interface Load {
  readonly token: string;
  readonly connections: number;
  readonly rounds: number;
  /** How long all of it takes, warm-up and measurement, when no answer takes longer than its turn. */
  readonly seconds: number;
}

/** Measures every contender under every operation; the first contender is the baseline. Rejects when an answer is not the one that was checked. */
export async function measure(
  contenders: readonly Contender[],
  operations: readonly Operation[],
  load: Load,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const lanes = contenders.map((contender) => ({
    ...contender,
    pool: openPool(contender, load),
    rounds: [] as Round[],
  }));
  try {
    for (const operation of operations) {
      // The round before the first is the warm-up.
      const turnSeconds = (load.seconds * operation.share) / (lanes.length * (load.rounds + 1));
      for (const lane of lanes) await run(lane, operation, load, turnSeconds);
      for (const lane of lanes) lane.rounds = [];
      for (let round = 0; round < load.rounds; round++) {
        // What the machine does meanwhile, and what a neighbour leaves behind, falls on each in turn.
        for (const lane of round % 2 === 0 ? lanes : lanes.toReversed())
          lane.rounds.push(await run(lane, operation, load, turnSeconds));
      }
      const baseline = lanes[0]?.rounds ?? [];
      for (const { name, process, rounds } of lanes) {
        const { rssBytes } = await process.usage();
        const result = summarize(rounds, rounds === baseline ? null : baseline);
        rows.push({ operation: operation.name, contender: name, rssBytes, ...result });
      }
    }
  } finally {
    await Promise.all(lanes.map(({ pool }) => pool.destroy()));
  }
  return rows;
}

const openPool = ({ process }: Contender, { connections }: Load): Pool =>
  new Pool(process.address, { connections, pipelining: 1, keepAliveTimeout: 60_000, headersTimeout: 60_000 });

interface Lane extends Contender {
  readonly pool: Pool;
}

/** As many requests as the contender answers within the time, one after another on each connection. */
async function run(
  { name, process, pool }: Lane,
  operation: Operation,
  load: Load,
  turnSeconds: number,
): Promise<Round> {
  const latenciesMs: number[] = [];
  const request = toRequest(operation, load.token);
  const expectedBytes = await send(pool, request);
  const before = await process.usage();
  const startedAtMs = performance.now();
  const stopAtMs = startedAtMs + turnSeconds * 1000;
  const connection = async (): Promise<void> => {
    let sentAtMs = performance.now();
    while (sentAtMs < stopAtMs) {
      const bytes = await send(pool, request);
      if (bytes !== expectedBytes)
        throw new Error(`${name} answered ${operation.name} with ${bytes} bytes in place of ${expectedBytes}`);
      const nowMs = performance.now();
      latenciesMs.push(nowMs - sentAtMs);
      sentAtMs = nowMs;
    }
  };
  await Promise.all(Array.from({ length: load.connections }, connection));
  const seconds = (performance.now() - startedAtMs) / 1000;
  const after = await process.usage();
  return { seconds, latenciesMs, cpuMs: after.cpuMs - before.cpuMs };
}

const toRequest = ({ body }: Operation, token: string): Dispatcher.DispatchOptions => ({
  method: 'POST',
  path: '/graphql',
  headers: {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json;q=0.9',
    authorization: `Bearer ${token}`,
  },
  body,
});

/** Resolves to the length of the answer, which is not kept: the load is to cost less than what it measures. */
function send(pool: Pool, request: Dispatcher.DispatchOptions): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let bytes = 0;
  let status = 0;
  pool.dispatch(request, {
    onRequestStart: () => undefined,
    onResponseStart: (_controller, statusCode) => {
      status = statusCode;
    },
    onResponseData: (_controller, chunk) => {
      bytes += chunk.length;
    },
    onResponseEnd: () => (status === 200 ? resolve(bytes) : reject(new Error(`an answer had status ${status}`))),
    onResponseError: (_controller, error) => reject(error),
  });
  return promise;
}
