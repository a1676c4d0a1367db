/** One log line and one measurement for each operation: never its text, variables, literals or the caller's claims. */
import type { Logger } from '@meridian/kit/logger';
import { describeError } from '../describe-error.ts';
import type { Metrics } from '../metrics.ts';
import type { StopSignal } from '../stop-signal.ts';
import { ClientGone } from '../subgraphs/transport.ts';
import { UpstreamError } from '../subgraphs/upstream-errors.ts';
import { codeOf } from './mask-errors.ts';
import type { Answer, Plugin } from './plugin.ts';

const longestName = 80;

function outcomeOf({ data, errors = [] }: Answer, { reason }: StopSignal): string {
  if (reason instanceof ClientGone) return 'abandoned';
  if (errors.length === 0) return 'ok';
  return data == null ? 'failed' : 'partial';
}

export function observe(logger: Logger, metrics: Metrics): Plugin {
  return {
    notice(errors, { requestId }) {
      for (const error of errors) {
        // The stock executor lets plain errors through.
        const code = codeOf(error, error.extensions?.code);
        if (code !== undefined && code !== 'INTERNAL_SERVER_ERROR') continue;
        if (error.originalError instanceof UpstreamError) continue;
        logger.error(
          { requestId, error: describeError(error.originalError ?? error) },
          'operation failed inside the gateway',
        );
      }
    },
    finish(answer, { context, resolved, documentHash }) {
      const durationMs = performance.now() - context.startedAtMs;
      const outcome = outcomeOf(answer, context.signal);
      // A name in the document is a GraphQL Name; any other name that a client sends is not logged.
      const name = resolved?.name?.slice(0, longestName) ?? '';
      metrics.operation(name, outcome, durationMs / 1000);
      logger.info(
        {
          requestId: context.requestId,
          operation: name || undefined,
          kind: resolved?.operation.operation,
          document: documentHash?.slice(0, 16),
          outcome,
          status: answer.status,
          codes: answer.errors && [...new Set(answer.errors.map(({ extensions }) => String(extensions?.code)))],
          durationMs: Math.round(durationMs * 100) / 100,
        },
        'operation',
      );
    },
  };
}
