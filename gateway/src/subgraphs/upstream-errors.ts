/** What of a subgraph's errors may travel on to a client. */
import { type ErrorCode, isErrorCode } from '@meridian/kit/errors';
import { GraphQLError } from 'graphql';
import type { ErrorPath } from './representations.ts';
import { isRecord } from './transport.ts';

/** Codes by which a subgraph refuses what was asked. */
const refusals: readonly ErrorCode[] = ['FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'BAD_CURSOR'];

/** Codes by which a subgraph tells its caller something; the others are about our own machinery and are masked. */
const clientCodes: ReadonlySet<string> = new Set<ErrorCode>([
  ...refusals,
  'TIMEOUT',
  'SOURCE_ERROR',
  'SOURCE_UNAVAILABLE',
  'BREAKER_OPEN',
  'SHED',
]);

const masked = 'A subgraph could not answer this field.';
const codeShape = /^[A-Z][A-Z0-9_]{0,63}$/;
const longestMessage = 2_000;

/** Already fit for a client; the final mask lets it through. */
export class UpstreamError extends GraphQLError {
  constructor(message: string, code: string, path: ErrorPath | undefined) {
    super(message, { extensions: { code }, path: path ?? null });
    this.name = 'UpstreamError';
  }
}

export function readPath(error: unknown): ErrorPath | undefined {
  if (!isRecord(error) || !Array.isArray(error.path)) return undefined;
  const path: unknown[] = error.path;
  return path.every((part): part is string | number => typeof part === 'string' || typeof part === 'number')
    ? path
    : undefined;
}

export function readCode(error: unknown): string | undefined {
  const code = isRecord(error) && isRecord(error.extensions) ? error.extensions.code : undefined;
  return typeof code === 'string' && codeShape.test(code) ? code : undefined;
}

/** True when the subgraph meant this error for the caller. */
export const isForClient = (error: unknown): boolean => clientCodes.has(readCode(error) ?? '');

/** True when the subgraph understood and would not, rather than could not. */
export const isRefusal = (error: unknown): boolean => (refusals as readonly string[]).includes(readCode(error) ?? '');

/**
 * Keeps message and code of an error that carries a code of our vocabulary meant for clients. With `exposeMessages` (a trusted
 * federation) any message and well-formed code pass. All else becomes a fixed message with SOURCE_ERROR. No other extension survives.
 */
export function toUpstreamError(error: unknown, path: ErrorPath | undefined, exposeMessages: boolean): UpstreamError {
  const code = readCode(error);
  const message = isRecord(error) && typeof error.message === 'string' ? error.message.slice(0, longestMessage) : '';
  if (message !== '' && code !== undefined && clientCodes.has(code) && isErrorCode(code))
    return new UpstreamError(message, code, path);
  if (exposeMessages) return new UpstreamError(message || masked, code ?? 'SOURCE_ERROR', path);
  return new UpstreamError(masked, 'SOURCE_ERROR', path);
}
