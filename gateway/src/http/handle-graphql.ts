/** One GraphQL request, in the order in which it is checked: load, method, media type, deadline, token, body, operation. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '@meridian/kit/logger';
import type { GatewayConfig } from '../config.ts';
import type { Claims, MediaType } from '../context.ts';
import { describeError } from '../describe-error.ts';
import type { Metrics } from '../metrics.ts';
import type { Authenticate } from '../plugins/authenticate.ts';
import type { EventSource } from '../subscriptions/event-source.ts';
import type { Streams } from '../subscriptions/open-streams.ts';
import { answerBatch } from './answer-batch.ts';
import { createAnswerOperation, type OperationSources, type ServedGraph } from './answer-operation.ts';
import { createAnswerStream, type StreamReply } from './answer-stream.ts';
import { answerPreflight, openHead } from './cors.ts';
import type { Handle } from './listen.ts';
import { negotiate, prefersEventStream } from './negotiate.ts';
import { type OpenRequest, openRequest, readRequestId } from './open-request.ts';
import { readBody } from './read-body.ts';
import { readSearch } from './read-search.ts';
import { internal, notAcceptable, shed, shuttingDown, toRefusal, wrongMethod } from './refusals.ts';
import { type HttpRefusal, type Reply, sendReply, toReply } from './respond.ts';
import type { LoadShedder } from './shed-load.ts';
import { createSingleConnections } from './single-connection.ts';

export interface GraphqlEndpoint extends OperationSources {
  readonly config: GatewayConfig;
  /** The graph that is served, kept open until it is released. */
  readonly hold: () => { readonly graph: ServedGraph; readonly release: () => void };
  readonly authenticate: Authenticate;
  readonly phase: () => 'starting' | 'running' | 'draining';
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly shedder: LoadShedder;
  readonly streams: Streams;
  /** Undefined when there is nothing to subscribe to. */
  readonly events: EventSource | undefined;
}

type Streamed = 'by its own' | 'by one connection' | undefined;

/** A stream tells what is wrong with an operation itself; who sends operations beside it must be able to tell by the status. */
const refusedAs = {
  'by its own': 'application/json',
  'by one connection': 'application/graphql-response+json',
} as const;

export function createGraphqlHandler(endpoint: GraphqlEndpoint): Handle {
  const { config, hold, authenticate, phase, logger, metrics, shedder, streams, events } = endpoint;
  const origins = new Set(config.corsOrigins);
  const limits = { bytes: config.bodyLimitBytes, jsonDepth: config.jsonDepthLimit };
  const operation = createAnswerOperation(endpoint);
  const subscriptions = events && {
    ...{ source: events, streams, hold, logger, metrics },
    clockToleranceSeconds: config.auth.clockToleranceSeconds,
  };
  const stream = createAnswerStream({ ...endpoint, operation, subscriptions });
  const single = events && config.subscriptions.singleConnection ? createSingleConnections(stream, streams) : undefined;

  function refuse(error: unknown, request: IncomingMessage, requestId: string): HttpRefusal {
    let refusal = toRefusal(error, request.headers.authorization !== undefined);
    if (refusal === undefined) {
      logger.error({ requestId, error: describeError(error) }, 'request failed inside the gateway');
      refusal = internal();
    }
    metrics.refused(refusal.code);
    logger.info({ requestId, status: refusal.status, code: refusal.code }, 'request refused');
    return refusal;
  }

  function howStreamed(request: IncomingMessage): Streamed {
    if (single?.isFor(request)) return 'by one connection';
    return prefersEventStream(request.headers.accept) ? 'by its own' : undefined;
  }

  async function answer(
    request: IncomingMessage,
    open: OpenRequest,
    claims: Claims,
    requestId: string,
    streamed: Streamed,
  ): Promise<Reply | StreamReply> {
    const search = request.method === 'GET' ? readSearch(request.url ?? '', limits.jsonDepth) : undefined;
    const body = request.method === 'POST' ? await readBody(request, limits, open.signal) : undefined;
    const { graph, release } = hold();
    try {
      if (single && streamed === 'by one connection')
        return await single.answer(graph, request, body, open.context(claims));
      if (streamed) return await stream.answer(graph, request, search ? { search } : { body }, open.context(claims));
      if (search) return await operation.get(graph, request, search, open.context(claims));
      const post = (one: unknown) => operation.post(graph, request, one, open.context(claims));
      if (config.batchLimit === 0 || !Array.isArray(body)) return await post(body);
      return await answerBatch(body, {
        limit: config.batchLimit,
        shedder,
        answer: (one) => post(one).catch((error) => toReply(refuse(error, request, requestId))),
      });
    } finally {
      release();
    }
  }

  async function check(
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
    accepts: MediaType | undefined,
    streamed: Streamed,
  ): Promise<Reply | StreamReply> {
    if (phase() !== 'running') throw shuttingDown();
    if (request.method !== 'GET' && request.method !== 'POST' && streamed !== 'by one connection') throw wrongMethod();
    if (accepts === undefined) throw notAcceptable();
    const open = openRequest(request, response, { requestId, accepts, mostMs: config.requestTimeoutMs });
    try {
      const claims = authenticate(request.headers.authorization);
      return await answer(request, open, claims instanceof Promise ? await claims : claims, requestId, streamed);
    } finally {
      open.end();
    }
  }

  return async (request, response) => {
    const requestId = readRequestId(request);
    const head = openHead(request, requestId, origins);
    if (request.method === 'OPTIONS') return answerPreflight(request, response, head, origins);
    const streamed = howStreamed(request);
    const accepts = streamed ? refusedAs[streamed] : negotiate(request.headers.accept);
    const retryAfterSeconds = shedder.enter();
    if (retryAfterSeconds !== undefined) {
      // Without a line in the log: that is work, too.
      metrics.refused('SHED');
      return sendReply(response, head, accepts ?? 'application/json', toReply(shed(retryAfterSeconds)));
    }
    try {
      const reply = await check(request, response, requestId, accepts, streamed).catch((error) =>
        toReply(refuse(error, request, requestId)),
      );
      if (phase() === 'draining') head.push('connection', 'close');
      if ('open' in reply) reply.open(response, head);
      else sendReply(response, head, accepts ?? 'application/json', reply);
    } finally {
      shedder.leave();
    }
  };
}
