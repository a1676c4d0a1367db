/** What the gateway knows of one request while it runs. */
import type { ProvenanceLog } from './provenance.ts';
import type { StopSignal } from './stop-signal.ts';

/** The verified token's claims; opaque here, forwarded as they are. */
export type Claims = Readonly<Record<string, unknown>>;

/** In which of the two GraphQL media types the client wants its answer. */
export type MediaType = 'application/json' | 'application/graphql-response+json';

export interface RequestContext {
  readonly requestId: string;
  /** When the request arrived, on the clock of performance.now(). */
  readonly startedAtMs: number;
  readonly accepts: MediaType;
  readonly claims: Claims;
  /** Aborted when the client has gone or the deadline has passed. */
  readonly signal: StopSignal;
  /** On the clock of performance.now(), in milliseconds. */
  readonly deadlineAtMs: number;
  /** W3C trace context of the caller, when it sent a valid one. */
  readonly traceparent: string | undefined;
  /** Where the parts of the answer came from. */
  readonly provenance: ProvenanceLog;
}

/** Milliseconds left; never negative. */
export const remainingMs = (context: RequestContext): number =>
  Math.max(0, Math.ceil(context.deadlineAtMs - performance.now()));
