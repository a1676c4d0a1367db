/** How one GraphQL request reaches one subgraph; HTTP and in-process calls look the same from here. */
import type { ErrorCode } from '@meridian/kit/errors';
import type { RequestContext } from '../context.ts';
import type { StopSignal } from '../stop-signal.ts';
import type { SubgraphCall } from './subgraph-call.ts';

export interface SubgraphRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
}

/** A well-formed GraphQL answer. Errors are as the subgraph wrote them: not yet fit for a client. */
export interface SubgraphAnswer {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly unknown[] | undefined;
  readonly extensions?: unknown;
  /** What it was read from, when it came as bytes. */
  readonly reply?: Buffer | undefined;
}

export interface Transport {
  /** Fails with SubgraphFailure, and with nothing else. */
  send(call: SubgraphCall, context: RequestContext): Promise<SubgraphAnswer>;
  close(): Promise<void>;
}

export type FailureCode = Extract<ErrorCode, 'SUBGRAPH_DOWN' | 'TIMEOUT' | 'SOURCE_ERROR' | 'SHED'>;

const messages: Readonly<Record<FailureCode, string>> = {
  SUBGRAPH_DOWN: 'A subgraph cannot be reached.',
  TIMEOUT: 'A subgraph did not answer in time.',
  SOURCE_ERROR: 'A subgraph gave an answer that cannot be used.',
  SHED: 'A subgraph has more calls than it can take.',
};

/** The call failed as a whole. Holds no word of what the subgraph said. */
export class SubgraphFailure extends Error {
  override readonly name = 'SubgraphFailure';
  readonly code: FailureCode;
  /** For the log: our own word for the cause, such as ECONNREFUSED or `status 503`. */
  override readonly cause: string;
  /** After how many seconds a new attempt makes sense, where that is known. */
  readonly retryAfterSeconds: number | null;

  constructor(code: FailureCode, cause: string, retryAfterSeconds: number | null = null) {
    super(messages[code]);
    this.code = code;
    this.cause = cause;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The client closed the connection before its answer was complete. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/** The abort was the deadline's, or the client's leaving. */
export const failureOfAbort = (signal: StopSignal): SubgraphFailure =>
  new SubgraphFailure('TIMEOUT', signal.reason instanceof Error ? signal.reason.name : 'aborted');
