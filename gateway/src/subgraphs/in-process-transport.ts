/** Calls a subgraph that lives in this process, under the same deadline and failures as one behind HTTP. */
import type { ExecutionResult } from 'graphql';
import { type Claims, type RequestContext, remainingMs } from '../context.ts';
import { failureOfAbort, readAnswer, SubgraphFailure, type SubgraphRequest, type Transport } from './transport.ts';

export interface CallContext {
  readonly claims: Claims;
  readonly requestId: string;
  /** Aborted when the caller no longer waits. */
  readonly signal: AbortSignal;
  /** Milliseconds left for this call. */
  readonly deadlineMs: number;
}

export interface InProcessSubgraph {
  execute(request: SubgraphRequest, context: CallContext): Promise<ExecutionResult>;
}

function whenAborted(signal: AbortSignal): { readonly aborted: Promise<never>; readonly stop: () => void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(failureOfAbort(signal));
  signal.addEventListener('abort', onAbort, { once: true });
  return { aborted: promise, stop: () => signal.removeEventListener('abort', onAbort) };
}

export function createInProcessTransport(subgraph: InProcessSubgraph): Transport {
  return {
    async send(request: SubgraphRequest, context: RequestContext) {
      const { signal, claims, requestId } = context;
      if (signal.aborted) throw failureOfAbort(signal);
      const { aborted, stop } = whenAborted(signal);
      try {
        // Raced, so that a subgraph that ignores the signal cannot hold up the answer.
        const result = await Promise.race([
          subgraph.execute(request, { claims, requestId, signal, deadlineMs: remainingMs(context) }),
          aborted,
        ]);
        const answer = readAnswer(result);
        if (answer === undefined) throw new SubgraphFailure('SOURCE_ERROR', 'not a GraphQL response');
        return answer;
      } catch (error) {
        if (error instanceof SubgraphFailure) throw error;
        throw new SubgraphFailure('SUBGRAPH_DOWN', error instanceof Error ? error.name : 'unknown');
      } finally {
        stop();
      }
    },
    close: async () => {},
  };
}
