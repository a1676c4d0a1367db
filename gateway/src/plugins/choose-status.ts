/** The HTTP status of a refused operation, by what the client accepts. GraphQL over HTTP, sections 6.4.1 and 6.4.2. */
import type { ErrorCode } from '@meridian/kit/errors';
import type { Plugin } from './plugin.ts';

/** Refusals of the operation itself, told from malformed HTTP requests; and their status under application/graphql-response+json. */
const refusals: ReadonlyMap<unknown, number> = new Map<ErrorCode, number>([
  ['GRAPHQL_PARSE_FAILED', 400],
  ['GRAPHQL_VALIDATION_FAILED', 400],
  ['OPERATION_RESOLUTION_FAILURE', 400],
  ['PERSISTED_QUERY_NOT_FOUND', 400],
  ['BAD_USER_INPUT', 400],
  ['FORBIDDEN', 403],
]);

/** Refusals that say nothing about the operation: the same in both media types. */
const failures: ReadonlyMap<unknown, number> = new Map<ErrorCode, number>([
  ['INTERNAL_SERVER_ERROR', 500],
  ['SHED', 503],
  ['SHUTTING_DOWN', 503],
  ['TIMEOUT', 504],
]);

export function chooseStatus(): Plugin {
  return {
    finish(answer, { context }) {
      if (answer.data !== undefined) return;
      const code = answer.errors?.[0]?.extensions?.code;
      const refused = refusals.get(code);
      if (refused !== undefined) answer.status = context.accepts === 'application/json' ? 200 : refused;
      answer.status = failures.get(code) ?? answer.status;
    },
  };
}
