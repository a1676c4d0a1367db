/**
 * Representations without a key.
 *
 * For a field of an interface object that requires another, asked for on one of the interface's types, the planner writes the key on that type
 * and what is required on the interface. Objects of the interface's other types, of which nothing is asked, then make representations without a key, for which
 * the subgraph refuses the whole call. So what has no key of its own is added to what has.
 */
import type { FetchNode, QueryPlan, QueryPlanInlineFragmentNode } from '@apollo/query-planner';
import { covers, treeOf, treeOfInputs } from './field-tree.ts';
import { mapPlan } from './map-plan.ts';
import type { SupergraphTypes } from './supergraph-types.ts';

export const completeInputs = (plan: QueryPlan, types: SupergraphTypes): QueryPlan =>
  mapPlan(plan, { fetch: (node) => [complete(node, types)] });

function complete(node: FetchNode, types: SupergraphTypes): FetchNode {
  const fragments = (node.requires ?? []).filter((selection) => selection.kind === 'InlineFragment');
  const hasKey = ({ typeCondition = '', selections }: QueryPlanInlineFragmentNode): boolean =>
    types.keysOf(node.serviceName, typeCondition).some((key) => covers(treeOfInputs(selections), treeOf(key)));
  const keyed = fragments.filter(hasKey);
  if (keyed.length === 0 || keyed.length === fragments.length) return node;
  const others = fragments.filter((fragment) => !keyed.includes(fragment));
  const requires = keyed.map((fragment) => {
    const objects = types.objectsOf(fragment.typeCondition ?? '');
    const fitting = others.filter(({ typeCondition = '' }) => objects.isSubsetOf(types.objectsOf(typeCondition)));
    return { ...fragment, selections: [...fragment.selections, ...fitting.flatMap(({ selections }) => selections)] };
  });
  return { ...node, requires };
}
