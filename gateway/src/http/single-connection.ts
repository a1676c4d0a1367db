/** One stream for many operations, for clients that may open few connections. GraphQL over SSE, single connection mode: PUT reserves a stream, GET opens it, POST runs an operation whose answers it carries, DELETE ends one. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Claims, RequestContext } from '../context.ts';
import { digestClaims } from '../subgraphs/digest-claims.ts';
import { isRecord } from '../subgraphs/transport.ts';
import type { Streams } from '../subscriptions/open-streams.ts';
import type { Subscription } from '../subscriptions/run-subscription.ts';
import type { ServedGraph } from './answer-operation.ts';
import type { AnswerStream, StreamReply } from './answer-stream.ts';
import { type EventStream, openEventStream } from './event-stream.ts';
import { HttpRefusal, type Reply } from './respond.ts';

export interface SingleConnections {
  /** Whether a request is about a stream of this kind. */
  isFor(request: IncomingMessage): boolean;
  /** `body` is that of a POST. Rejects with HttpRefusal. */
  answer(
    graph: ServedGraph,
    request: IncomingMessage,
    body: unknown,
    context: RequestContext,
  ): Promise<Reply | StreamReply>;
}

/** A reservation, and the stream once it is there. */
interface Connection {
  readonly caller: string;
  readonly operations: Map<string, Pick<Subscription, 'stop'>>;
  /** Settled by the last word of each subscription that runs. */
  readonly running: Set<Promise<void>>;
  readonly opened: PromiseWithResolvers<EventStream>;
  isOpen: boolean;
  readonly close: () => void;
}

const tokenHeader = 'x-graphql-event-stream-token';

/** A reservation that is not used for so many heartbeats is given up. */
const reservedBeats = 2;
const longestOperationId = 128;

const noStream = () => new HttpRefusal(404, 'NOT_FOUND', 'There is no such stream: reserve one by PUT.');
const conflict = (message: string) => new HttpRefusal(409, 'BAD_REQUEST', message);

const accepted: Reply = { status: 202, text: '' };
const payload = (id: string, text: string): string => `{"id":${JSON.stringify(id)},"payload":${text}}`;

const searchOf = ({ url = '' }: IncomingMessage): URLSearchParams =>
  new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : '');

function readToken(request: IncomingMessage): string | undefined {
  const header = request.headers[tokenHeader];
  return typeof header === 'string' ? header : (searchOf(request).get('token') ?? undefined);
}

function readOperationId(body: unknown): string {
  const id = isRecord(body) && isRecord(body.extensions) ? body.extensions.operationId : undefined;
  if (typeof id !== 'string' || id === '' || id.length > longestOperationId)
    throw new HttpRefusal(
      400,
      'BAD_REQUEST',
      `extensions.operationId must be text of at most ${longestOperationId} characters.`,
    );
  return id;
}

export function createSingleConnections(stream: AnswerStream, streams: Streams): SingleConnections {
  const connections = new Map<string, Connection>();

  function reserve(claims: Claims): Reply {
    const caller = digestClaims(claims);
    const leave = streams.take(caller);
    const token = randomBytes(32).toString('base64url');
    let beats = 0;
    const unwatch = streams.watch({
      beat: () => {
        beats += 1;
        if (!connection.isOpen && beats > reservedBeats) connection.close();
      },
      close: () => {
        // What it carries says its last word first.
        void Promise.all([connection.opened.promise, ...connection.running]).then(([events]) => events.end());
      },
    });
    const connection: Connection = {
      caller,
      operations: new Map(),
      running: new Set(),
      opened: Promise.withResolvers(),
      isOpen: false,
      close() {
        connections.delete(token);
        for (const operation of connection.operations.values()) operation.stop();
        unwatch();
        leave();
      },
    };
    connections.set(token, connection);
    return { status: 201, text: token, headers: { 'content-type': 'text/plain; charset=utf-8' } };
  }

  /** Of this caller alone: to all others it does not exist. */
  function find(request: IncomingMessage, { claims }: RequestContext): Connection {
    const connection = connections.get(readToken(request) ?? '');
    if (connection?.caller !== digestClaims(claims)) throw noStream();
    return connection;
  }

  function open(connection: Connection): StreamReply {
    if (connection.isOpen) throw conflict('The stream is open already.');
    connection.isOpen = true;
    return {
      open: (response, head) =>
        connection.opened.resolve(openEventStream(response, head, streams, () => connection.close())),
    };
  }

  async function run(
    connection: Connection,
    graph: ServedGraph,
    request: IncomingMessage,
    body: unknown,
    context: RequestContext,
  ): Promise<Reply> {
    const id = readOperationId(body);
    const { operations } = connection;
    if (operations.has(id)) throw conflict('An operation of this operationId is under way.');
    // It may be ended before it is known what it is.
    const place = { stop: () => undefined };
    operations.set(id, place);
    const found = await stream.find(graph, request, { body }, context).catch((error) => {
      operations.delete(id);
      throw error;
    });
    const isWanted = operations.get(id) === place;
    if ('run' in found) {
      if (isWanted) carry(connection, id, found);
      else found.stop();
      return accepted;
    }
    if (isWanted) operations.delete(id);
    if (found.status !== 200) return found;
    if (isWanted)
      void connection.opened.promise.then((events) => {
        events.send('next', payload(id, found.text.toString().trimEnd()));
        events.send('complete', JSON.stringify({ id }));
      });
    return accepted;
  }

  function carry({ operations, opened, running }: Connection, id: string, subscription: Subscription): void {
    operations.set(id, subscription);
    void opened.promise.then((events) => {
      const done = subscription.run({
        send: (text) => events.send('next', payload(id, text)),
        complete: () => {
          operations.delete(id);
          events.send('complete', JSON.stringify({ id }));
        },
      });
      running.add(done);
      void done.finally(() => running.delete(done));
    });
  }

  function end(connection: Connection, request: IncomingMessage): Reply {
    const id = searchOf(request).get('operationId') ?? '';
    connection.operations.get(id)?.stop();
    connection.operations.delete(id);
    return { status: 200, text: '' };
  }

  return {
    isFor: ({ method, url = '', headers }) =>
      method === 'PUT' ||
      method === 'DELETE' ||
      headers[tokenHeader] !== undefined ||
      (method === 'GET' && /[?&]token=/.test(url)),
    async answer(graph, request, body, context) {
      if (request.method === 'PUT') return reserve(context.claims);
      const connection = find(request, context);
      if (request.method === 'GET') return open(connection);
      if (request.method === 'DELETE') return end(connection, request);
      return run(connection, graph, request, body, context);
    },
  };
}
