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
  readonly opened: PromiseWithResolvers<EventStream>;
  isOpen: boolean;
  readonly close: () => void;
}

/** A reservation that is not used for so many heartbeats is given up. */
const reservedBeats = 2;
const longestOperationId = 128;

const noStream = () => new HttpRefusal(404, 'NOT_FOUND', 'There is no such stream: reserve one by PUT.');
const conflict = (message: string) => new HttpRefusal(409, 'BAD_REQUEST', message);

const searchOf = ({ url = '' }: IncomingMessage): URLSearchParams =>
  new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : '');

function readToken(request: IncomingMessage): string | undefined {
  const header = request.headers['x-graphql-event-stream-token'];
  return typeof header === 'string' ? header : (searchOf(request).get('token') ?? undefined);
}

function readOperationId(body: unknown): string {
  const id = isRecord(body) && isRecord(body.extensions) ? body.extensions.operationId : undefined;
  if (typeof id !== 'string' || id === '' || id.length > longestOperationId)
    throw new HttpRefusal(400, 'BAD_REQUEST', `extensions.operationId must be text of at most ${longestOperationId} characters.`);
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
        void connection.opened.promise.then((events) => events.end());
      },
    });
    const connection: Connection = {
      caller,
      operations: new Map(),
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
    const { operations, opened } = connection;
    if (operations.has(id)) throw conflict('An operation of this operationId is under way.');
    // Until it is known what it is: an id is taken once.
    operations.set(id, { stop: () => undefined });
    const complete = (events: EventStream): void => {
      operations.delete(id);
      events.send('complete', JSON.stringify({ id }));
    };
    const next = (events: EventStream, text: string) => events.send('next', `{"id":${JSON.stringify(id)},"payload":${text}}`);
    try {
      const found = await stream.find(graph, request, { body }, context);
      if ('run' in found) {
        operations.set(id, found);
        void opened.promise.then((events) =>
          found.run({ send: (text) => next(events, text), complete: () => complete(events) }),
        );
      } else if (found.status === 200) {
        void opened.promise.then((events) => {
          next(events, found.text.trimEnd());
          complete(events);
        });
      } else {
        operations.delete(id);
        return found;
      }
    } catch (error) {
      operations.delete(id);
      throw error;
    }
    return { status: 202, text: '' };
  }

  function end(connection: Connection, request: IncomingMessage): Reply {
    const id = searchOf(request).get('operationId') ?? '';
    connection.operations.get(id)?.stop();
    connection.operations.delete(id);
    return { status: 200, text: '' };
  }

  return {
    isFor: (request) =>
      request.method === 'PUT' || request.method === 'DELETE' || readToken(request) !== undefined,
    async answer(graph, request, body, context) {
      if (request.method === 'PUT') return reserve(context.claims);
      const connection = find(request, context);
      if (request.method === 'GET') return open(connection);
      if (request.method === 'DELETE') return end(connection, request);
      return run(connection, graph, request, body, context);
    },
  };
}
