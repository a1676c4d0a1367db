/** Puts load on gateways, in rounds that alternate between them, and measures what they did. */
import { type Connection, openConnection, writeRequest } from './connection.ts';
import type { BenchProcess } from './processes.ts';
import type { Round } from './statistics.ts';
import type { Operation } from './study.ts';

export interface Contender {
  readonly name: string;
  readonly process: BenchProcess<string>;
}

/** What a contender did with an operation. */
export interface Measured {
  readonly operation: string;
  readonly contender: string;
  readonly rounds: readonly Round[];
  /** Of its process, after the operation. */
  readonly rssBytes: number;
}

export interface Load {
  readonly token: string;
  readonly connections: number;
  readonly rounds: number;
  /** How long all of it takes, warm-up and measurement, when no answer takes longer than its turn. */
  readonly seconds: number;
}

/** As many requests as one contender answers within the time, without rounds; the first answers are what the later ones must be as long as. */
export async function putLoad(
  contender: Contender,
  operation: Operation,
  load: Pick<Load, 'token' | 'connections'>,
  seconds: number,
): Promise<Round> {
  const lane = await openLane(contender, operation, load);
  try {
    return await run(lane, seconds);
  } finally {
    for (const connection of lane.connections) connection.close();
  }
}

export type CanAnswer = (contender: string, operation: string) => boolean;

/** Measures every contender under every operation that it can answer. Rejects when an answer has another length than the one that was checked. */
export async function measure(
  contenders: readonly Contender[],
  operations: readonly Operation[],
  load: Load,
  canAnswer: CanAnswer = () => true,
): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  const shares = operations.reduce((total, { share }) => total + share, 0);
  for (const operation of operations) {
    const lanes = await Promise.all(
      contenders
        .filter(({ name }) => canAnswer(name, operation.name))
        .map((contender) => openLane(contender, operation, load)),
    );
    try {
      // The round before the first is the warm-up.
      const turnSeconds = (load.seconds * operation.share) / shares / (lanes.length * (load.rounds + 1));
      for (const lane of lanes) await run(lane, turnSeconds);
      for (let round = 0; round < load.rounds; round++) {
        // What the machine does meanwhile, and what a neighbour leaves behind, falls on each in turn.
        for (const lane of round % 2 === 0 ? lanes : lanes.toReversed()) lane.rounds.push(await run(lane, turnSeconds));
      }
      for (const { contender, rounds } of lanes) {
        const { rssBytes } = await contender.process.usage();
        measured.push({ operation: operation.name, contender: contender.name, rounds, rssBytes });
      }
    } finally {
      for (const { connections } of lanes) for (const connection of connections) connection.close();
    }
  }
  return measured;
}

interface Lane {
  readonly contender: Contender;
  readonly operation: string;
  readonly connections: readonly Connection[];
  readonly requests: readonly Buffer[];
  /** Bytes of the answer to each request. */
  readonly expected: readonly number[];
  readonly rounds: Round[];
  /** Whose turn it is. */
  next: number;
}

async function openLane(
  contender: Contender,
  operation: Operation,
  load: Pick<Load, 'token' | 'connections'>,
): Promise<Lane> {
  const { address } = contender.process;
  const connections = Array.from({ length: load.connections }, () => openConnection(address));
  const requests = operation.bodies.map((body) => writeRequest(address, load.token, body));
  const expected: number[] = [];
  for (const request of requests) expected.push((await connections[0]?.ask(request)) ?? 0);
  return { contender, operation: operation.name, connections, requests, expected, rounds: [], next: 0 };
}

/** As many requests as the contender answers within the time, one after another on each connection. */
async function run(lane: Lane, turnSeconds: number): Promise<Round> {
  const { contender, connections, requests, expected } = lane;
  const latenciesMs: number[] = [];
  const before = await contender.process.usage();
  const startedAtMs = performance.now();
  const stopAtMs = startedAtMs + turnSeconds * 1000;
  const ask = async (connection: Connection): Promise<void> => {
    let sentAtMs = performance.now();
    while (sentAtMs < stopAtMs) {
      const index = lane.next++ % requests.length;
      const bytes = await connection.ask(requests[index] as Buffer);
      if (bytes !== expected[index])
        throw new Error(
          `${contender.name} answered ${lane.operation} with ${bytes} bytes in place of ${expected[index]}`,
        );
      const nowMs = performance.now();
      latenciesMs.push(nowMs - sentAtMs);
      sentAtMs = nowMs;
    }
  };
  await Promise.all(connections.map(ask));
  const seconds = (performance.now() - startedAtMs) / 1000;
  const after = await contender.process.usage();
  return { seconds, latenciesMs, cpuMs: after.cpuMs - before.cpuMs };
}
