/** One log line and one measurement for each operation: never its text, variables, literals or the caller's claims. */
import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger } from '@meridian/kit/logger';
import type { RequestContext } from '../context.ts';
import { describeError } from '../describe-error.ts';
import type { Metrics } from '../metrics.ts';
import { UpstreamError } from '../subgraphs/upstream-errors.ts';
import { codeOf } from './mask-errors.ts';

const longestName = 80;

export function observe(logger: Logger, metrics: Metrics): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      const startedAtMs = performance.now();
      return {
        async didEncounterErrors({ errors, contextValue }) {
          for (const error of errors) {
            const code = codeOf(error, error.extensions.code);
            if (code !== undefined && code !== 'INTERNAL_SERVER_ERROR') continue;
            if (error.originalError instanceof UpstreamError) continue;
            logger.error(
              { requestId: contextValue.requestId, error: describeError(error.originalError ?? error) },
              'operation failed inside the gateway',
            );
          }
        },
        async willSendResponse({ response, operation, operationName, queryHash, contextValue }) {
          const durationMs = performance.now() - startedAtMs;
          const result = response.body.kind === 'single' ? response.body.singleResult : undefined;
          const codes = [...new Set(result?.errors?.map((error) => String(error.extensions?.code)))];
          const outcome =
            contextValue.signal.reason?.name === 'ClientGone'
              ? 'abandoned'
              : codes.length === 0
                ? 'ok'
                : result?.data == null
                  ? 'failed'
                  : 'partial';
          // A name in the document is a GraphQL Name; any other name that a client sends is not logged.
          const name = operationName?.slice(0, longestName) ?? '';
          metrics.operation(name, outcome, durationMs / 1000);
          logger.info(
            {
              requestId: contextValue.requestId,
              operation: name || undefined,
              kind: operation?.operation,
              document: queryHash?.slice(0, 16),
              outcome,
              status: response.http.status ?? 200,
              codes: codes.length === 0 ? undefined : codes,
              durationMs: Math.round(durationMs * 100) / 100,
            },
            'operation',
          );
        },
      };
    },
  };
}
