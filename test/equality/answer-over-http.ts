/** The compiled engine as clients meet it: over HTTP, over subgraphs behind HTTP whose replies are written in many ways, once through Apollo Server and once without it. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { ApolloServer } from '@apollo/server';
import { createGateway, readConfig } from '@meridian/gateway';
import type { FormattedExecutionResult } from 'graphql';
import type { Operation } from './generate-operation.ts';
import { createFaults } from './inject-faults.ts';
import type { Run, Serve } from './serve-records.ts';
import { drawFrom, writeReply } from './write-reply.ts';

type Answer = FormattedExecutionResult;

export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string | null;
  readonly answer: Answer;
  /** Whether Apollo Server had no part in it. */
  readonly known: boolean;
  /** Whether parts of it are bytes of a subgraph's reply. */
  readonly spliced: boolean;
}

export interface OverHttp {
  /** Of an operation that is not known, and of the same one again. `longer`: how much every text is made longer. */
  askTwice(
    operation: Operation,
    faults: number | undefined,
    longer: number,
    accept: string,
  ): Promise<readonly [HttpAnswer, HttpAnswer]>;
  close(): Promise<void>;
}

/** Not a slash behind a backslash that is escaped itself. */
const escapedSlash = /(?<!\\)(?:\\\\)*\\\//;

interface HttpRun extends Run {
  /** Decides how replies are written, where that is not as usual. */
  readonly seed: number;
  readonly usual: boolean;
}

/** `sdlAt` answers the supergraph whose subgraphs stand at an origin, under their names. */
export async function openOverHttp(
  sdlAt: (origin: string) => string,
  serving: ReadonlyMap<string, Serve>,
): Promise<OverHttp> {
  const runs = new Map<string, HttpRun>();
  const server = createServer((request, response) => {
    answerCall(request, response, serving, runs).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const gateway = createGateway({
    supergraph: sdlAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    config: readConfig({
      PORT: '0',
      AUTH: 'none',
      LOG_LEVEL: 'silent',
      SUBGRAPH_COMPRESSION: 'on',
      // One operation's failures must not be the next one's.
      SUBGRAPH_BREAKER_FAILURES: '0',
      REQUEST_TIMEOUT_MS: '60000',
      EVENT_LOOP_DELAY_LIMIT_MS: '0',
    }),
  });
  await gateway.start();

  async function ask(operation: Operation, run: HttpRun, accept: string): Promise<HttpAnswer> {
    const id = randomUUID();
    runs.set(id, run);
    const before = apolloRequests.count;
    try {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept, 'x-request-id': id },
        body: JSON.stringify(operation),
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      if (response.headers.get('content-length') !== String(bytes.length)) throw new Error('a wrong content-length');
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      return {
        status: response.status,
        contentType: response.headers.get('content-type'),
        answer: JSON.parse(text),
        known: apolloRequests.count === before,
        spliced: escapedSlash.test(text),
      };
    } finally {
      runs.delete(id);
    }
  }

  let asked = 0;
  return {
    async askTwice(operation, faults, longer, accept) {
      asked += 1;
      // A comment makes another document of it, whose plan is known.
      const unknown = { ...operation, query: `${operation.query}\n# ${asked}` };
      const run = (usual: boolean): HttpRun => ({
        ...{ memory: new Map(), longer, seed: asked, usual },
        faults: createFaults(faults),
      });
      // Replies that are written in other ways are read in the same way both times.
      return [await ask(unknown, run(false), accept), await ask(unknown, run(asked % 4 > 0), accept)];
    },
    async close() {
      await gateway.drain();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** Of all gateways in this process, which are asked one after the other. */
const apolloRequests = { count: 0 };
const execute = ApolloServer.prototype.executeHTTPGraphQLRequest;
ApolloServer.prototype.executeHTTPGraphQLRequest = function counted(...request) {
  apolloRequests.count += 1;
  return execute.apply(this, request);
};

/** Which operation a call belongs to is told by its id. */
async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  serving: ReadonlyMap<string, Serve>,
  runs: ReadonlyMap<string, HttpRun>,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts).toString();
  const [serve, run] = [serving.get((request.url ?? '').slice(1)), runs.get(String(request.headers['x-request-id']))];
  if (!serve || !run) throw new Error('a call of no operation, or to no subgraph');
  const draw = drawFrom(run.seed, `${request.url} ${body}`);
  const answer = await serve(JSON.parse(body), run).catch(() => undefined);
  if (answer === undefined) {
    if (draw(2) === 0) response.destroy();
    else response.writeHead(503).end();
    return;
  }
  const { headers, pieces } = writeReply(answer, draw, run.usual);
  response.writeHead(200, headers);
  for (const piece of pieces) {
    response.write(piece);
    if (pieces.length > 1) await setImmediate();
  }
  response.end();
}

const inOrder = (answer: Answer): string => JSON.stringify(answer.data ?? null);
const errorsOf = ({ errors = [] }: Answer): readonly string[] => errors.map((error) => JSON.stringify(error)).sort();

/** What an answer over HTTP has otherwise than the one in this process; undefined when that is nothing. Errors come in the order in which calls end. */
export function differsFromInProcess({ answer }: HttpAnswer, inProcess: Answer): string | undefined {
  if (inOrder(answer) !== inOrder(inProcess)) return 'data over HTTP';
  return isDeepStrictEqual(errorsOf(answer), errorsOf(inProcess)) ? undefined : 'errors over HTTP';
}

export const sameHead = (one: HttpAnswer, other: HttpAnswer): boolean =>
  one.status === other.status && one.contentType === other.contentType;
