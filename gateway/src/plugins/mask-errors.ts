/** The last word on errors: what the client did wrong is said plainly, everything else gets a fixed message and a reference. */
import { type ErrorCode, isErrorCode } from '@meridian/kit/errors';
import { GraphQLError, type GraphQLFormattedError, Kind, print } from 'graphql';
import { isTooComplex } from '../plan/limits.ts';
import { UpstreamError } from '../subgraphs/upstream-errors.ts';
import type { Plugin } from './plugin.ts';

const internalMessage = 'The gateway could not complete this operation.';

/** Codes of refusals whose messages speak of the operation's own text. */
const aboutDocument: ReadonlySet<string> = new Set<ErrorCode>(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']);

/** Literals may hold personal data, and an error may end in a client's log: names and types stay, values go. */
export function withoutLiterals(message: string): string {
  return message
    .replace(/\b(String|BlockString|Int|Float) "[\s\S]*$/, '$1.')
    .replace(/^(Expected value of type "[^"]*"), found [\s\S]*$/, '$1.')
    .replace(/(cannot represent [^:]*): [\s\S]*$/, '$1.');
}

function aboutVariable(error: GraphQLError): string | undefined {
  const definition = error.nodes?.[0];
  if (definition?.kind !== Kind.VARIABLE_DEFINITION || !/ (got|has) invalid value/.test(error.message))
    return undefined;
  const path = / at "([\w.[\]]{1,200})";/.exec(error.message)?.[1];
  return `Variable "$${definition.variable.name.value}" of type "${print(definition.type)}" got an invalid value${path === undefined ? '' : ` at "${path}"`}.`;
}

const codeOfStatus: Readonly<Record<number, ErrorCode>> = { 405: 'METHOD_NOT_ALLOWED', 415: 'UNSUPPORTED_MEDIA_TYPE' };

/** Our code for what Apollo Server refuses with an HTTP status under a general code, or none. */
export function codeOf(error: GraphQLError, code: unknown): unknown {
  const http: unknown = error.extensions?.http;
  const status = typeof http === 'object' && http !== null && 'status' in http ? Number(http.status) : 0;
  if (status === 400 && error.extensions?.code === undefined) return 'BAD_REQUEST' satisfies ErrorCode;
  return codeOfStatus[status] ?? code;
}

export function formatError(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const error =
    thrown instanceof GraphQLError && thrown.originalError instanceof UpstreamError ? thrown.originalError : thrown;
  const place = {
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
  };
  if (error instanceof UpstreamError)
    return { message: error.message, ...place, extensions: { code: error.extensions.code } };
  if (error instanceof GraphQLError && isTooComplex(error.message)) {
    return {
      message: 'The operation is too complex to plan.',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' satisfies ErrorCode },
    };
  }
  const code = error instanceof GraphQLError ? codeOf(error, formatted.extensions?.code) : undefined;
  if (!(error instanceof GraphQLError) || !isErrorCode(code) || code === 'INTERNAL_SERVER_ERROR') {
    return { message: internalMessage, ...place, extensions: { code: 'INTERNAL_SERVER_ERROR' satisfies ErrorCode } };
  }
  const message = aboutDocument.has(code)
    ? withoutLiterals(formatted.message)
    : (aboutVariable(error) ?? formatted.message);
  return { message, ...place, extensions: { code } };
}

const isInternal = (error: GraphQLFormattedError): boolean => error.extensions?.code === 'INTERNAL_SERVER_ERROR';

const nullInPlaceOfValue: GraphQLFormattedError = {
  message: 'A subgraph answered null where a value is promised.',
  extensions: { code: 'SOURCE_ERROR' satisfies ErrorCode },
};

/** Adds the request's id to internal errors, and lets no extension of the executor out; a null it could not place becomes an error. */
export function maskErrors(): Plugin {
  return {
    finish(answer, { context }) {
      if (answer.extensions !== undefined) {
        if (answer.extensions.valueCompletion !== undefined && (answer.errors?.length ?? 0) === 0)
          answer.errors = [nullInPlaceOfValue];
        answer.extensions = undefined;
      }
      if (answer.errors?.some(isInternal))
        answer.errors = answer.errors.map((error) =>
          isInternal(error) ? { ...error, extensions: { ...error.extensions, reference: context.requestId } } : error,
        );
    },
  };
}
