/** The plan of a subscription, whose first fetch is a stream. */
import type { QueryPlan } from '@apollo/query-planner';
import { codedError } from '@meridian/kit/errors';
import type { FetchedRoot, PreparedFetch } from '../subgraphs/subgraph-client.ts';
import { compileSteps } from './compile-plan.ts';
import { compileReceiveRoot } from './compile-root-fetch.ts';
import type { Execution, RunPlan } from './execution.ts';
import { findClient, type PlanDeps } from './fetch-step.ts';

export interface CompiledSubscription {
  readonly primary: {
    readonly serviceName: string;
    readonly fetch: PreparedFetch;
    /** Puts one event of the subgraph into an execution of its own; `rest` comes next. */
    readonly receive: (execution: Execution, event: FetchedRoot) => void;
  };
  /** What other subgraphs add to an event. */
  readonly rest: RunPlan | undefined;
}

/** Who opens the stream does so by `primary`, and completes each event by `rest`. */
export function compileSubscription({ node }: QueryPlan, deps: PlanDeps): CompiledSubscription {
  if (node?.kind !== 'Subscription')
    throw codedError('GRAPHQL_VALIDATION_FAILED', 'Only a subscription can be streamed.');
  const { primary, rest } = node;
  const { serviceName, operation, operationName } = primary;
  const receive = compileReceiveRoot(primary, [], deps);
  return {
    primary: {
      serviceName,
      fetch: findClient(deps, serviceName).prepare(operation, operationName),
      receive: (execution, event) => receive(execution, [execution.data], event),
    },
    rest: rest && compileSteps(rest, deps),
  };
}
