/** The one vocabulary of error codes; docs/errors.md says what each means and what to do. */
import { GraphQLError } from 'graphql';

export const errorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'BAD_CURSOR',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_OPERATION_REQUIRED',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'METHOD_NOT_ALLOWED',
  'MISDIRECTED_REQUEST',
  'TOO_MANY_SUBSCRIPTIONS',
  'SUBSCRIBER_TOO_SLOW',
  'TIMEOUT',
  'BREAKER_OPEN',
  'SHED',
  'SUBGRAPH_DOWN',
  'SOURCE_ERROR',
  'SOURCE_UNAVAILABLE',
  'SHUTTING_DOWN',
  'UNSIGNED_CALL',
  'INTERNAL_SERVER_ERROR',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export const isErrorCode = (code: unknown): code is ErrorCode => (errorCodes as readonly unknown[]).includes(code);

/** An error that a client may read: its message says what to do and holds no data. */
export const codedError = (code: ErrorCode, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code } });

/** Uniform for what is absent and for what the caller may not see. */
export const notFound = (what: string): GraphQLError => codedError('NOT_FOUND', `No such ${what}.`);
