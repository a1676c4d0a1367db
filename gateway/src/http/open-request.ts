/** What begins with a request and must end with it: its id, its deadline, and the watch over its client. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Claims, MediaType, RequestContext } from '../context.ts';
import { openProvenance } from '../provenance.ts';
import { Stop, type StopSignal } from '../stop-signal.ts';
import { ClientGone } from '../subgraphs/transport.ts';
import { HttpRefusal } from './respond.ts';

/** The time that one operation may take is over. */
export class DeadlinePassed extends Error {
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

/** The client's own limit, when it gave one and it is lower. Throws HttpRefusal 400 for what is no whole number of milliseconds from 1 on. */
function readTimeoutMs(request: IncomingMessage, mostMs: number): number {
  const given = request.headers['meridian-deadline-ms'];
  if (given === undefined) return mostMs;
  if (typeof given !== 'string' || !/^0*[1-9]\d{0,8}$/.test(given))
    throw new HttpRefusal(400, 'BAD_REQUEST', 'Meridian-Deadline-Ms must be a whole number of milliseconds from 1 on.');
  return Math.min(Number(given), mostMs);
}

export interface OpenRequest {
  /** Aborted when the client has gone or the deadline has passed. */
  readonly signal: StopSignal;
  /** Another one for each operation of the request. */
  readonly context: (claims: Claims) => RequestContext;
  readonly end: () => void;
}

export interface Opening {
  readonly requestId: string;
  readonly accepts: MediaType;
  /** The longest that the deadline may be. */
  readonly mostMs: number;
}

/** The deadline counts from here. `end` must be called when the answer is written. Throws HttpRefusal for a deadline that cannot be read. */
export function openRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { requestId, accepts, mostMs }: Opening,
): OpenRequest {
  const timeoutMs = readTimeoutMs(request, mostMs);
  const startedAtMs = performance.now();
  const deadlineAtMs = startedAtMs + timeoutMs;
  const signal = new Stop();
  const timer = setTimeout(() => signal.abort(new DeadlinePassed()), timeoutMs);
  response.on('close', () => {
    if (!response.writableFinished) signal.abort(new ClientGone());
  });
  const given = request.headers.traceparent;
  const traceparent = typeof given === 'string' && traceparentShape.test(given) ? given : undefined;
  const asked = request.headers['meridian-provenance'] === '1';
  return {
    signal,
    context: (claims) => ({
      requestId,
      startedAtMs,
      accepts,
      claims,
      signal,
      deadlineAtMs,
      traceparent,
      provenance: openProvenance(asked),
    }),
    end: () => clearTimeout(timer),
  };
}
