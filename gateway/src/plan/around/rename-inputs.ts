/** Gives values that stand in the data under another name their field's name in the representations of a fetch. */
import type { FetchDataRewrite, FetchNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import { mapPlan } from './map-plan.ts';

/** In `requires`, an alias is the name in the data. */
export const renameInputs = (plan: QueryPlan): QueryPlan => mapPlan(plan, { fetch: (node) => [renameIn(node)] });

function renameIn(node: FetchNode): FetchNode {
  const renames = renamesOf(node.requires ?? [], []);
  if (renames.length === 0) return node;
  // First of all: the planner's own rewrites change __typename, by which a rename finds its objects.
  return { ...node, inputRewrites: [...renames, ...(node.inputRewrites ?? [])] };
}

/** The deepest first, as a path leads through names that are not yet changed. */
function renamesOf(selections: readonly QueryPlanSelectionNode[], path: readonly string[]): FetchDataRewrite[] {
  return selections.flatMap((selection) => {
    if (selection.kind === 'InlineFragment') {
      const { typeCondition } = selection;
      return renamesOf(selection.selections, typeCondition === undefined ? path : [...path, `... on ${typeCondition}`]);
    }
    const { alias = selection.name, name } = selection;
    const here: FetchDataRewrite = { kind: 'KeyRenamer', path: [...path, alias], renameKeyTo: name };
    return [...renamesOf(selection.selections ?? [], [...path, alias]), ...(alias === name ? [] : [here])];
  });
}
