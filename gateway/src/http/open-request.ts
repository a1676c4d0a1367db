/** What begins with a request and must end with it: its id, its deadline, and the watch over its client. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Claims, RequestContext } from '../context.ts';

/** The client closed the connection before its answer was complete. */
class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/** The time that one operation may take is over. */
class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

const requestIdShape = /^[A-Za-z0-9-]{8,64}$/;
/** https://www.w3.org/TR/trace-context/#traceparent-header */
const traceparentShape = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The client's own id when it is harmless in a log, else a new one. */
export function readRequestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && requestIdShape.test(given) ? given : randomUUID();
}

export interface OpenRequest {
  readonly context: (claims: Claims) => RequestContext;
  readonly end: () => void;
}

/** The deadline counts from here. `end` must be called when the answer is written. */
export function openRequest(
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
  timeoutMs: number,
): OpenRequest {
  const deadlineAtMs = performance.now() + timeoutMs;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new DeadlinePassed()), timeoutMs);
  const onClose = () => {
    if (!response.writableFinished) abort.abort(new ClientGone());
  };
  response.on('close', onClose);
  const given = request.headers.traceparent;
  const traceparent = typeof given === 'string' && traceparentShape.test(given) ? given : undefined;
  return {
    context: (claims) => ({ requestId, claims, signal: abort.signal, deadlineAtMs, traceparent }),
    end: () => clearTimeout(timer),
  };
}
