/** One measured call of a subgraph. */
import type { RequestContext } from '../context.ts';
import type { SubgraphCall } from './subgraph-call.ts';
import { ClientGone, type SubgraphAnswer, SubgraphFailure, type Transport } from './transport.ts';
import { isForClient, readCode } from './upstream-errors.ts';

export interface CallOutcome {
  readonly subgraph: string;
  readonly requestId: string;
  readonly seconds: number;
  /** `ok`, `errors` when the answer has some that are not meant for clients, `abandoned` when the client left, or the code of the failure. */
  readonly outcome: string;
  /** Our own word for the cause of a failure, or the codes of those errors. */
  readonly cause?: string;
}

/** Fails with SubgraphFailure, and with nothing else. */
export type CallSubgraph = (call: SubgraphCall, context: RequestContext) => Promise<SubgraphAnswer>;

export function createSubgraphCall(
  subgraph: string,
  transport: Transport,
  onCall: (outcome: CallOutcome) => void,
): CallSubgraph {
  return async (call, context) => {
    const startedAtMs = performance.now();
    const report = (outcome: string, cause?: string) =>
      onCall({
        subgraph,
        requestId: context.requestId,
        seconds: (performance.now() - startedAtMs) / 1000,
        outcome,
        ...(cause === undefined ? {} : { cause }),
      });
    try {
      const answer = await transport.send(call, context);
      const unexpected = answer.errors?.filter((error) => !isForClient(error)) ?? [];
      if (unexpected.length === 0) report('ok');
      else report('errors', [...new Set(unexpected.map((error) => readCode(error) ?? 'uncoded'))].join(' '));
      return answer;
    } catch (error) {
      const failure = error instanceof SubgraphFailure ? error : new SubgraphFailure('SUBGRAPH_DOWN', 'unexpected');
      report(failure.cause === ClientGone.name ? 'abandoned' : failure.code, failure.cause);
      throw failure;
    }
  };
}
