/** The HTTP status of a refused operation, by what the client accepts. GraphQL over HTTP, sections 6.4.1 and 6.4.2. */
import type { ApolloServerPlugin } from '@apollo/server';
import type { ErrorCode } from '@meridian/kit/errors';
import type { RequestContext } from '../context.ts';

/** Refusals of the operation itself, told from malformed HTTP requests; and their status under application/graphql-response+json. */
const refusals: Readonly<Partial<Record<string, number>>> = {
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  OPERATION_RESOLUTION_FAILURE: 400,
  BAD_USER_INPUT: 400,
  FORBIDDEN: 403,
} satisfies Partial<Record<ErrorCode, number>>;

export function chooseStatus(): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ request, response }) {
          if (response.body.kind !== 'single') return;
          const { errors, data } = response.body.singleResult;
          if (data !== undefined) return;
          const code = String(errors?.[0]?.extensions?.code);
          if (code === 'INTERNAL_SERVER_ERROR') response.http.status = 500;
          const status = refusals[code];
          if (status === undefined) return;
          response.http.status = request.http?.headers.get('accept')?.startsWith('application/graphql-response+json')
            ? status
            : 200;
        },
      };
    },
  };
}
