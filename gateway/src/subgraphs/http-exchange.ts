/** One call over HTTP, from its sending to its end: answered, failed, or no longer waited for. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { type RequestContext, remainingMs } from '../context.ts';
import { decodeBody } from './decode-body.ts';
import { readReply } from './read-answer.ts';
import type { SubgraphCall } from './subgraph-call.ts';
import type { PreparedFetch } from './subgraph-client.ts';
import { failureOfAbort, type SubgraphAnswer, SubgraphFailure } from './transport.ts';

export interface HttpEndpoint {
  /** One attempt, which is told how much time is left. */
  dispatch(body: Buffer, leftMs: number, context: RequestContext, handler: Dispatcher.DispatchHandler): void;
  readonly responseLimitBytes: number;
}

const brokenConnection = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);
const tooSlow = new Set(['UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT']);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

function failureOf(error: unknown): SubgraphFailure {
  if (error instanceof SubgraphFailure) return error;
  const code = codeOf(error);
  if (tooSlow.has(code)) return new SubgraphFailure('TIMEOUT', code);
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return new SubgraphFailure('SOURCE_ERROR', 'response too large');
  if (code.startsWith('HPE_')) return new SubgraphFailure('SOURCE_ERROR', code);
  return new SubgraphFailure('SUBGRAPH_DOWN', code);
}

/** Undefined for a status whose body may be a GraphQL answer. */
function failureOfStatus(status: number, contentType: unknown): SubgraphFailure | undefined {
  if (status === 200) return undefined;
  if (status >= 500) return new SubgraphFailure('SUBGRAPH_DOWN', `status ${status}`);
  // A refused request may come with 4xx and a GraphQL body (GraphQL over HTTP, 6.4.2); a redirect is never followed.
  if (status >= 400 && /^application\/(graphql-response\+)?json\b/i.test(String(contentType))) return undefined;
  return new SubgraphFailure('SOURCE_ERROR', `status ${status}`);
}

/** Fails with SubgraphFailure, and with nothing else. The context's signal ends it, whatever it waits for. */
export const exchange = (
  endpoint: HttpEndpoint,
  call: SubgraphCall,
  context: RequestContext,
): Promise<SubgraphAnswer> =>
  new Promise((resolve, reject) => new HttpExchange(endpoint, call, context, resolve, reject).begin());

class HttpExchange implements Dispatcher.DispatchHandler {
  readonly #endpoint: HttpEndpoint;
  readonly #context: RequestContext;
  readonly #resolve: (answer: SubgraphAnswer) => void;
  readonly #reject: (failure: SubgraphFailure) => void;
  readonly #body: Buffer;
  readonly #fetch: PreparedFetch;
  #mayRepeat: boolean;
  #ended = false;
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #chunks: Buffer[] = [];

  constructor(
    endpoint: HttpEndpoint,
    call: SubgraphCall,
    context: RequestContext,
    resolve: (answer: SubgraphAnswer) => void,
    reject: (failure: SubgraphFailure) => void,
  ) {
    this.#endpoint = endpoint;
    this.#context = context;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#body = Buffer.from(call.body);
    this.#fetch = call.fetch;
    this.#mayRepeat = !call.fetch.mutation;
  }

  begin(): void {
    const { signal } = this.#context;
    if (signal.aborted) {
      this.#fail(failureOfAbort(signal));
      return;
    }
    signal.addEventListener('abort', this);
    this.#attempt();
  }

  #attempt(): void {
    if (this.#ended) return;
    this.#chunks = [];
    try {
      const leftMs = remainingMs(this.#context);
      if (leftMs === 0) throw new SubgraphFailure('TIMEOUT', 'no time left');
      this.#endpoint.dispatch(this.#body, leftMs, this.#context, this);
    } catch (error) {
      this.#fail(failureOf(error));
    }
  }

  /** Of the signal. */
  handleEvent(): void {
    const failure = failureOfAbort(this.#context.signal);
    this.#fail(failure);
    this.#controller?.abort(failure);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // It waited for a connection for too long. To abort it would close the connection; thrown out, it is not sent.
    if (this.#ended) throw failureOfAbort(this.#context.signal);
    this.#controller = controller;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const unusable = failureOfStatus(this.#status, this.#headers['content-type']);
    const encoding = this.#headers['content-encoding'];
    if (unusable) this.#fail(unusable);
    else if (encoding === undefined || encoding === 'identity') this.#read(this.#collect());
    else
      decodeBody(String(encoding), this.#collect(), this.#endpoint.responseLimitBytes).then(
        (body) => this.#read(body),
        (error) => this.#fail(failureOf(error)),
      );
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.#ended) return;
    if (this.#mayRepeat && brokenConnection.has(codeOf(error))) {
      this.#mayRepeat = false;
      // Not from within the client that has just lost its connection.
      queueMicrotask(() => this.#attempt());
    } else this.#fail(failureOf(error));
  }

  #collect(): Buffer {
    const [first] = this.#chunks;
    return first && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks);
  }

  #read(body: Buffer): void {
    if (this.#ended) return;
    try {
      const answer = readReply(body, this.#fetch);
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
