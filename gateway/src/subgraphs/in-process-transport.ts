/** Calls a subgraph that lives in this process, under the same deadline and failures as one behind HTTP. */
import type { ExecutionResult } from 'graphql';
import type { Claims } from '../context.ts';
import { toAbortSignal } from '../stop-signal.ts';
import { readAnswer } from './read-answer.ts';
import { failureOfAbort, SubgraphFailure, type SubgraphRequest, type Transport } from './transport.ts';
import { orAborted } from './watch-abort.ts';

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
    async send({ request }, { claims, requestId, signal, deadlineAtMs, provenance: { asked: provenance } }) {
      if (signal.aborted) throw failureOfAbort(signal);
      try {
        const caller = { claims, requestId, signal: toAbortSignal(signal), deadlineAtMs, provenance };
        const answering = subgraph.execute(request, caller);
        // A subgraph that ignores the signal cannot hold up the answer.
        return readAnswer(await orAborted(signal, answering));
      } catch (error) {
        if (error instanceof SubgraphFailure) throw error;
        throw new SubgraphFailure('SUBGRAPH_DOWN', error instanceof Error ? error.name : 'unknown');
      }
    },
    close: async () => {},
  };
}
