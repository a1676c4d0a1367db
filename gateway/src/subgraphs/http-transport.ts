/** Calls a subgraph over HTTP/1.1 keep-alive connections: signed, bounded in time and size, retried once when a connection breaks. */
import { signCall } from '@meridian/kit/signature';
import { Pool } from 'undici';
import { type RequestContext, remainingMs } from '../context.ts';
import { parseJson } from '../http/parse-json.ts';
import {
  failureOfAbort,
  readAnswer,
  type SubgraphAnswer,
  SubgraphFailure,
  type SubgraphRequest,
  type Transport,
  watchAbort,
} from './transport.ts';

export interface HttpTransportOptions {
  readonly url: string;
  /** Calls are signed when it is present. */
  readonly secret: string | undefined;
  readonly connections: number;
  /** Shorter than the subgraphs', so that a connection is never used just as its other end closes it. */
  readonly keepAliveMs: number;
  readonly responseLimitBytes: number;
}

const brokenConnection = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);
const tooSlow = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT']);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

const isMutation = (query: string): boolean => /^\s*mutation\b/.test(query);

function failureOf(error: unknown, signal: AbortSignal): SubgraphFailure {
  if (error instanceof SubgraphFailure) return error;
  if (signal.aborted) return failureOfAbort(signal);
  const code = codeOf(error);
  if (tooSlow.has(code)) return new SubgraphFailure('TIMEOUT', code);
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return new SubgraphFailure('SOURCE_ERROR', 'response too large');
  if (code.startsWith('HPE_')) return new SubgraphFailure('SOURCE_ERROR', code);
  return new SubgraphFailure('SUBGRAPH_DOWN', code);
}

function readBody(status: number, contentType: string, text: string): SubgraphAnswer {
  if (status >= 500) throw new SubgraphFailure('SUBGRAPH_DOWN', `status ${status}`);
  // A refused request may come with 4xx and a GraphQL body (GraphQL over HTTP, 6.4.2); a redirect is never followed.
  if (status !== 200 && (status < 400 || !/^application\/(graphql-response\+)?json\b/i.test(contentType))) {
    throw new SubgraphFailure('SOURCE_ERROR', `status ${status}`);
  }
  let answer: SubgraphAnswer | undefined;
  try {
    answer = readAnswer(parseJson(text));
  } catch {
    throw new SubgraphFailure('SOURCE_ERROR', 'not JSON');
  }
  if (answer === undefined) throw new SubgraphFailure('SOURCE_ERROR', 'not a GraphQL response');
  return answer;
}

export function createHttpTransport(options: HttpTransportOptions): Transport {
  const { origin, pathname, search } = new URL(options.url);
  const pool = new Pool(origin, {
    connections: options.connections,
    pipelining: 1,
    connectTimeout: 2_000,
    keepAliveTimeout: options.keepAliveMs,
    keepAliveMaxTimeout: options.keepAliveMs,
    maxResponseSize: options.responseLimitBytes,
  });

  async function attempt(body: string, context: RequestContext): Promise<SubgraphAnswer> {
    const leftMs = remainingMs(context);
    if (leftMs === 0) throw new SubgraphFailure('TIMEOUT', 'no time left');
    const response = await pool.request({
      method: 'POST',
      path: `${pathname}${search}`,
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json;q=0.9',
        'x-request-id': context.requestId,
        'meridian-deadline-ms': String(leftMs),
        ...(context.provenance.asked ? { 'meridian-provenance': '1' } : {}),
        ...(context.traceparent === undefined ? {} : { traceparent: context.traceparent }),
        ...(options.secret === undefined
          ? {}
          : signCall({ secret: options.secret, body, claims: JSON.stringify(context.claims) })),
      },
      body,
      signal: context.signal,
      headersTimeout: leftMs,
      bodyTimeout: leftMs,
    });
    const text = await response.body.text();
    return readBody(response.statusCode, String(response.headers['content-type'] ?? ''), text);
  }

  async function attemptTwice(request: SubgraphRequest, context: RequestContext): Promise<SubgraphAnswer> {
    const body = JSON.stringify(request);
    try {
      return await attempt(body, context);
    } catch (error) {
      if (!brokenConnection.has(codeOf(error)) || isMutation(request.query) || context.signal.aborted)
        throw failureOf(error, context.signal);
    }
    try {
      return await attempt(body, context);
    } catch (error) {
      throw failureOf(error, context.signal);
    }
  }

  return {
    async send(request: SubgraphRequest, context: RequestContext): Promise<SubgraphAnswer> {
      const { aborted, stop } = watchAbort(context.signal);
      try {
        // Raced, because undici ends a request that waits for a connection only when it gets one; it is then not sent.
        return await Promise.race([attemptTwice(request, context), aborted]);
      } finally {
        stop();
      }
    },
    close: () => pool.destroy(),
  };
}
