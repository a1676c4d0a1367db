/** One GraphQL request, in the order in which it is checked: method, media type, token, body, operation. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { Logger } from '@meridian/kit/logger';
import type { GatewayConfig } from '../config.ts';
import type { RequestContext } from '../context.ts';
import { describeError } from '../describe-error.ts';
import type { Metrics } from '../metrics.ts';
import type { Authenticate } from '../plugins/authenticate.ts';
import { allowOrigin, answerPreflight } from './cors.ts';
import type { Handle } from './listen.ts';
import { negotiate } from './negotiate.ts';
import { openRequest, readRequestId } from './open-request.ts';
import { readBody } from './read-body.ts';
import { commonHeaders, HttpRefusal, sendRefusal } from './respond.ts';
import type { LoadShedder } from './shed-load.ts';

export interface GraphqlEndpoint {
  readonly config: GatewayConfig;
  readonly apollo: ApolloServer<RequestContext>;
  readonly authenticate: Authenticate;
  readonly phase: () => 'starting' | 'running' | 'draining';
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly shedder: LoadShedder;
}

/** All that Apollo Server sees of a request's headers; what is not named here goes nowhere. */
const passedOn = ['content-type', 'x-apollo-operation-name', 'apollo-require-preflight'] as const;

function toHeaderMap(request: IncomingMessage, accept: string): HeaderMap {
  const headers = new HeaderMap([['accept', accept]]);
  for (const name of passedOn) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return headers;
}

function toRefusal(error: unknown, hadToken: boolean): HttpRefusal | undefined {
  if (error instanceof HttpRefusal) return error;
  const code =
    error instanceof Error && 'extensions' in error ? (error.extensions as { code?: unknown }).code : undefined;
  const message = error instanceof Error ? error.message : '';
  if (code === 'UNAUTHENTICATED') {
    const challenge = hadToken ? 'Bearer realm="graphql", error="invalid_token"' : 'Bearer realm="graphql"';
    return new HttpRefusal(401, code, message, { 'www-authenticate': challenge });
  }
  return code === 'SOURCE_UNAVAILABLE' ? new HttpRefusal(503, code, message, { 'retry-after': '5' }) : undefined;
}

/** Said before anything of the request is read, and without a line in the log: that is work, too. */
const shed = (retryAfterSeconds: number): HttpRefusal =>
  new HttpRefusal(503, 'SHED', 'The gateway has more requests than it can answer.', {
    'retry-after': String(retryAfterSeconds),
  });

export function createGraphqlHandler({
  config,
  apollo,
  authenticate,
  phase,
  logger,
  metrics,
  shedder,
}: GraphqlEndpoint): Handle {
  const origins = new Set(config.corsOrigins);
  const limits = { bytes: config.bodyLimitBytes, jsonDepth: config.jsonDepthLimit };

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
    mediaType: string | undefined,
  ): Promise<void> {
    if (phase() !== 'running')
      throw new HttpRefusal(503, 'SHUTTING_DOWN', 'The gateway is shutting down.', {
        'retry-after': '1',
        connection: 'close',
      });
    const { method = '' } = request;
    if (method !== 'GET' && method !== 'POST')
      throw new HttpRefusal(405, 'METHOD_NOT_ALLOWED', 'Use POST, or GET for queries.', {
        allow: 'GET, POST, OPTIONS',
      });
    if (mediaType === undefined)
      throw new HttpRefusal(406, 'BAD_REQUEST', 'Accept application/json or application/graphql-response+json.');
    const open = openRequest(request, response, requestId, config.requestTimeoutMs);
    try {
      const claims = await authenticate(request.headers.authorization);
      const body = method === 'POST' ? await readBody(request, limits, open.signal) : undefined;
      const search = request.url?.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
      const result = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method, headers: toHeaderMap(request, mediaType), body, search },
        context: async () => open.context(claims),
      });
      if (result.body.kind !== 'complete') throw new Error('incremental delivery is not enabled');
      const text = Buffer.from(result.body.string);
      const closing = phase() === 'draining' ? { connection: 'close' } : {};
      response.writeHead(result.status ?? 200, {
        ...commonHeaders,
        ...Object.fromEntries(result.headers),
        ...closing,
        'content-length': text.length,
      });
      response.end(text);
    } finally {
      open.end();
    }
  }

  return async (request, response) => {
    const requestId = readRequestId(request);
    response.setHeader('x-request-id', requestId);
    allowOrigin(request, response, origins);
    if (request.method === 'OPTIONS') return answerPreflight(response);
    const mediaType = negotiate(request.headers.accept);
    const retryAfterSeconds = shedder.enter();
    if (retryAfterSeconds !== undefined) {
      metrics.refused('SHED');
      return sendRefusal(response, shed(retryAfterSeconds), mediaType ?? 'application/json');
    }
    metrics.inFlight(1);
    try {
      await answer(request, response, requestId, mediaType);
    } catch (error) {
      let refusal = toRefusal(error, request.headers.authorization !== undefined);
      if (refusal === undefined) {
        logger.error({ requestId, error: describeError(error) }, 'request failed inside the gateway');
        refusal = new HttpRefusal(500, 'INTERNAL_SERVER_ERROR', 'The gateway could not complete this request.');
      }
      metrics.refused(refusal.code);
      logger.info({ requestId, status: refusal.status, code: refusal.code }, 'request refused');
      if (!response.headersSent) sendRefusal(response, refusal, mediaType ?? 'application/json');
    } finally {
      shedder.leave();
      metrics.inFlight(-1);
    }
  };
}
