/**
 * Plans that ask for a field without what it requires, or where it is external.
 *
 * When a required field requires something itself, and is of the subgraph that comes before in the plan, the planner adds it to that subgraph's fetch, as
 * if it could be answered there and then. The subgraph computes it from nothing. The planner does so only where it finds that the fetch before could have
 * fetched the entity's key, too. And it takes a field that a subgraph provides in one place, and requires in another, to be there in both.
 * So what it plans is judged, and planned once more with the first question answered by no, which may take a fetch more; and then by a planner to which
 * nothing is provided that is required, too.
 */
import { SelectionSet } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import { codedError } from '@meridian/kit/errors';

/** These must not wait: while one runs, the planner may decide otherwise. Throws a coded error when none of the plans is sound. */
export function planSoundly(
  plan: () => QueryPlan,
  planWithoutProvides: () => QueryPlan,
  isSound: (plan: QueryPlan) => boolean,
): QueryPlan {
  for (const attempt of [plan, apart(plan), planWithoutProvides, apart(planWithoutProvides)]) {
    const planned = attempt();
    if (isSound(planned)) return planned;
  }
  throw codedError('GRAPHQL_VALIDATION_FAILED', 'The gateway cannot plan what the fields of this operation require.');
}

const apart = (plan: () => QueryPlan) => (): QueryPlan => {
  const { canRebaseOn } = SelectionSet.prototype;
  SelectionSet.prototype.canRebaseOn = () => false;
  try {
    return plan();
  } finally {
    SelectionSet.prototype.canRebaseOn = canRebaseOn;
  }
};
