/** One call over HTTP, from its sending to its end: answered, failed, or no longer waited for. */
import { type RequestContext, remainingMs } from '../context.ts';
import type { ConnectionPool } from './connection-pool.ts';
import { decodeBody } from './decode-body.ts';
import type { HttpConnection, Sendable } from './http-connection.ts';
import { readReply } from './read-answer.ts';
import type { HttpReply } from './reply-reader.ts';
import type { SubgraphCall } from './subgraph-call.ts';
import { failureOfAbort, type SubgraphAnswer, SubgraphFailure } from './transport.ts';

export interface HttpEndpoint {
  readonly pool: ConnectionPool;
  /** All of a request, which tells how much time is left. */
  write(body: string, leftMs: number, context: RequestContext): string;
  readonly responseLimitBytes: number;
}

const brokenConnection = new Set(['ECONNRESET', 'EPIPE']);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

function failureOf(error: unknown): SubgraphFailure {
  if (error instanceof SubgraphFailure) return error;
  const code = codeOf(error);
  return new SubgraphFailure(code === 'ETIMEDOUT' ? 'TIMEOUT' : 'SUBGRAPH_DOWN', code);
}

/** Undefined for a status whose body may be a GraphQL answer. */
function failureOfStatus(status: number, contentType = ''): SubgraphFailure | undefined {
  if (status === 200) return undefined;
  if (status >= 500) return new SubgraphFailure('SUBGRAPH_DOWN', `status ${status}`);
  // A refused request may come with 4xx and a GraphQL body (GraphQL over HTTP, 6.4.2); a redirect is never followed.
  if (status >= 400 && /^application\/(graphql-response\+)?json\b/i.test(contentType)) return undefined;
  return new SubgraphFailure('SOURCE_ERROR', `status ${status}`);
}

/** Fails with SubgraphFailure, and with nothing else. The context's signal ends it, whatever it waits for. */
export const exchange = (
  endpoint: HttpEndpoint,
  call: SubgraphCall,
  context: RequestContext,
): Promise<SubgraphAnswer> =>
  new Promise((resolve, reject) => new HttpExchange(endpoint, call, context, resolve, reject).begin());

class HttpExchange implements Sendable {
  readonly #endpoint: HttpEndpoint;
  readonly #call: SubgraphCall;
  readonly #context: RequestContext;
  readonly #resolve: (answer: SubgraphAnswer) => void;
  readonly #reject: (failure: SubgraphFailure) => void;
  #mayRepeat: boolean;
  #ended = false;
  /** While the reply is to come. */
  #connection: HttpConnection | undefined;

  constructor(
    endpoint: HttpEndpoint,
    call: SubgraphCall,
    context: RequestContext,
    resolve: (answer: SubgraphAnswer) => void,
    reject: (failure: SubgraphFailure) => void,
  ) {
    this.#endpoint = endpoint;
    this.#call = call;
    this.#context = context;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#mayRepeat = !call.fetch.mutation;
  }

  begin(): void {
    const { signal } = this.#context;
    if (signal.aborted) {
      this.#fail(failureOfAbort(signal));
      return;
    }
    signal.addEventListener('abort', this);
    this.#endpoint.pool.send(this);
  }

  /** Of the signal. */
  handleEvent(): void {
    this.#fail(failureOfAbort(this.#context.signal));
    this.#connection?.close();
    this.#endpoint.pool.forget(this);
  }

  take(connection: HttpConnection): string | undefined {
    if (this.#ended) return undefined;
    try {
      const leftMs = remainingMs(this.#context);
      if (leftMs === 0) throw new SubgraphFailure('TIMEOUT', 'no time left');
      const text = this.#endpoint.write(this.#call.body, leftMs, this.#context);
      this.#connection = connection;
      return text;
    } catch (error) {
      this.#fail(failureOf(error));
      return undefined;
    }
  }

  onReply({ status, contentType, contentEncoding, body }: HttpReply): void {
    this.#connection = undefined;
    const unusable = failureOfStatus(status, contentType);
    if (unusable) this.#fail(unusable);
    else if (contentEncoding === undefined || contentEncoding === 'identity') this.#read(body);
    else
      decodeBody(contentEncoding, body, this.#endpoint.responseLimitBytes).then(
        (decoded) => this.#read(decoded),
        (error) => this.#fail(failureOf(error)),
      );
  }

  onError(error: Error): void {
    this.#connection = undefined;
    if (this.#ended) return;
    if (this.#mayRepeat && brokenConnection.has(codeOf(error))) {
      this.#mayRepeat = false;
      this.#endpoint.pool.sendAnew(this);
    } else this.#fail(failureOf(error));
  }

  #read(body: Buffer): void {
    if (this.#ended) return;
    try {
      const answer = readReply(body, this.#call.fetch);
      this.#end();
      this.#resolve(answer);
    } catch (error) {
      this.#fail(failureOf(error));
    }
  }

  #fail(failure: SubgraphFailure): void {
    if (this.#ended) return;
    this.#end();
    this.#reject(failure);
  }

  #end(): void {
    this.#ended = true;
    this.#context.signal.removeEventListener('abort', this);
  }
}
