import type { QueryPlannerConfig } from '@apollo/query-planner';
import { maxEvaluatedPlans, pathsLimit } from './limits.ts';

/**
 * How operations are planned for the compiled engine. A client's fragments are not used again in fetches: on that way the planner looks for fields in subgraphs'
 * types that `around/hide-external-fields.ts` has hidden from it, and refuses the operation.
 */
export const plannerConfig: QueryPlannerConfig = {
  reuseQueryFragments: false,
  debug: { maxEvaluatedPlans, pathsLimit },
};
