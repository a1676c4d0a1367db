/** Makes a plan into a function, once, so that running it decides nothing that the plan has decided. */
import type { FetchNode, PlanNode, QueryPlan, ResponsePath } from '@apollo/query-planner';
import { codedError } from '@meridian/kit/errors';
import { compileEntityFetch } from './compile-entity-fetch.ts';
import { compileRootFetch } from './compile-root-fetch.ts';
import type { RunPlan } from './execution.ts';
import type { PlanDeps, Step } from './fetch-step.ts';

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

/** A part of a plan, from the root on. */
export const compileSteps = (node: PlanNode, deps: PlanDeps): RunPlan => compileNode(node, [], deps);

/** A plan without fetches runs nothing. Throws a coded error for what this runner does not do. */
export function compilePlan({ node }: QueryPlan, deps: PlanDeps): RunPlan {
  if (node?.kind === 'Subscription')
    throw codedError('GRAPHQL_VALIDATION_FAILED', 'A subscription is not answered once: it needs a stream.');
  return node ? compileSteps(node, deps) : nothing;
}
