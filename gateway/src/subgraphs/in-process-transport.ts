/** Calls a subgraph that lives in this process, under the same deadline and failures as one behind HTTP. */
import type { ExecutionResult } from 'graphql';
import type { Claims, RequestContext } from '../context.ts';
import {
  failureOfAbort,
  readAnswer,
  SubgraphFailure,
  type SubgraphRequest,
  type Transport,
  watchAbort,
} from './transport.ts';

export interface CallContext {
  readonly claims: Claims;
  readonly requestId: string;
  /** Aborted when the caller no longer waits. */
  readonly signal: AbortSignal;
  /** When the caller stops waiting, on the clock of performance.now(). */
  readonly deadlineAtMs: number;
  /** Whether `extensions.provenance` of the answer shall say where its values came from. */
  readonly provenance: boolean;
}

export interface InProcessSubgraph {
  execute(request: SubgraphRequest, context: CallContext): Promise<ExecutionResult>;
}

export function createInProcessTransport(subgraph: InProcessSubgraph): Transport {
  return {
    async send(request: SubgraphRequest, context: RequestContext) {
      const { signal, claims, requestId, deadlineAtMs } = context;
      if (signal.aborted) throw failureOfAbort(signal);
      const { aborted, stop } = watchAbort(signal);
      try {
        // Raced, so that a subgraph that ignores the signal cannot hold up the answer.
        const result = await Promise.race([
          subgraph.execute(request, {
            claims,
            requestId,
            signal,
            deadlineAtMs,
            provenance: context.provenance.asked,
          }),
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
