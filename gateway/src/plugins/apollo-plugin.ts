/** Our rules as Apollo Server meets them, for all that it answers itself. */
import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '../context.ts';
import type { Answer, Plugin } from './plugin.ts';
import { createRules } from './run-plugins.ts';

export function toApolloPlugin(plugins: readonly Plugin[]): ApolloServerPlugin<RequestContext> {
  const rules = createRules(plugins);
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, operationName, contextValue }) {
          // A document without the operation that was asked for is refused as such.
          if (operation) await rules.admit({ document, operation, name: operationName ?? undefined }, contextValue);
        },
        async didEncounterErrors({ errors, contextValue }) {
          rules.notice(errors, contextValue);
        },
        async willSendResponse({ response, document, operation, operationName, queryHash, contextValue }) {
          if (response.body.kind !== 'single') return;
          const result = response.body.singleResult;
          const { data, errors, extensions } = result;
          const answer: Answer = { status: response.http.status ?? 200, data, errors, extensions };
          await rules.finish(answer, {
            context: contextValue,
            resolved: document && operation && { document, operation, name: operationName ?? undefined },
            documentHash: queryHash,
          });
          response.http.status = answer.status;
          // As new members: those that are absent must not be there as undefined.
          for (const member of ['data', 'errors', 'extensions'] as const) {
            if (answer[member] === undefined) delete result[member];
            else Object.assign(result, { [member]: answer[member] });
          }
        },
      };
    },
  };
}
