/** Makes a plan into a function, once, so that running it decides nothing that the plan has decided. */
import type { FetchNode, PlanNode, QueryPlan, ResponsePath } from '@apollo/query-planner';
import { codedError } from '@meridian/kit/errors';
import type { FetchedRoot, PreparedFetch, Variables } from '../subgraphs/subgraph-client.ts';
import { compileEntityFetch } from './compile-entity-fetch.ts';
import { compileReceiveRoot, compileRootFetch } from './compile-root-fetch.ts';
import type { Execution, RunPlan } from './execution.ts';
import { compileVariables, findClient, type PlanDeps, type Step } from './fetch-step.ts';

const nothing: Step = () => undefined;

function compileSequence(steps: readonly Step[]): Step {
  const [only = nothing, second] = steps;
  if (second === undefined) return only;
  return async (execution) => {
    for (const step of steps) {
      const pending = step(execution);
      if (pending) await pending;
    }
  };
}

function compileParallel(steps: readonly Step[]): Step {
  const [only = nothing, second] = steps;
  if (second === undefined) return only;
  return (execution) => {
    const pending = steps.map((step) => step(execution)).filter((each) => each !== undefined);
    return pending.length < 2 ? pending[0] : Promise.all(pending);
  };
}

const compileFetch = (node: FetchNode, path: ResponsePath, deps: PlanDeps): Step =>
  node.requires ? compileEntityFetch(node, path, deps) : compileRootFetch(node, path, deps);

function compileNode(node: PlanNode, path: ResponsePath, deps: PlanDeps): Step {
  switch (node.kind) {
    case 'Sequence':
      return compileSequence(node.nodes.map((each) => compileNode(each, path, deps)));
    case 'Parallel':
      return compileParallel(node.nodes.map((each) => compileNode(each, path, deps)));
    case 'Flatten':
      return compileNode(node.node, [...path, ...node.path], deps);
    case 'Fetch':
      return compileFetch(node, path, deps);
    case 'Condition': {
      const { condition, ifClause, elseClause } = node;
      const whenTrue = ifClause ? compileNode(ifClause, path, deps) : nothing;
      const whenFalse = elseClause ? compileNode(elseClause, path, deps) : nothing;
      return (execution) => (execution.coerced[condition] === true ? whenTrue : whenFalse)(execution);
    }
    case 'Defer':
      throw codedError('GRAPHQL_VALIDATION_FAILED', 'This gateway does not defer parts of an answer.');
  }
}

function toRunPlan(step: Step): RunPlan {
  return async (execution) => {
    await step(execution);
  };
}

/** A plan without fetches runs nothing. Throws a coded error for what this runner does not do. */
export function compilePlan({ node }: QueryPlan, deps: PlanDeps): RunPlan {
  if (node?.kind === 'Subscription')
    throw codedError('GRAPHQL_VALIDATION_FAILED', 'A subscription is not answered once: it needs a stream.');
  return toRunPlan(node ? compileNode(node, [], deps) : nothing);
}

export interface CompiledSubscription {
  readonly primary: {
    readonly serviceName: string;
    readonly fetch: PreparedFetch;
    /** Those of the client's variables that the subgraph is to get. */
    readonly variables: (given: Variables) => Variables;
    /** Puts one event of the subgraph into an execution of its own; `rest` comes next. */
    readonly receive: (execution: Execution, event: FetchedRoot) => void;
  };
  /** What other subgraphs add to an event. */
  readonly rest: RunPlan | undefined;
}

/** The plan of a subscription: who opens the stream does so by `primary`, and completes each event by `rest`. */
export function compileSubscription({ node }: QueryPlan, deps: PlanDeps): CompiledSubscription {
  if (node?.kind !== 'Subscription')
    throw codedError('GRAPHQL_VALIDATION_FAILED', 'Only a subscription can be streamed.');
  const { primary, rest } = node;
  const { serviceName, operation, operationName, variableUsages = [] } = primary;
  const receive = compileReceiveRoot(primary, [], deps);
  return {
    primary: {
      serviceName,
      fetch: findClient(deps, serviceName).prepare(operation, operationName),
      variables: compileVariables(variableUsages),
      receive: (execution, event) => receive(execution, [execution.data], event),
    },
    rest: rest && toRunPlan(compileNode(rest, [], deps)),
  };
}
