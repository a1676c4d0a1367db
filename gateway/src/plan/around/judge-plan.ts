/** Tells a plan that would ask a subgraph for what it cannot answer. */
import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import { Kind, parse, type SelectionSetNode } from 'graphql';
import { rootTypes } from './fetched-places.ts';
import { fetchesOf } from './fetches-of.ts';
import { covers, type FieldTree, treeOf, treeOfInputs } from './field-tree.ts';
import { inlineFragments } from './inline-fragments.ts';
import { hasAllInputs } from './order-fetches.ts';
import { typeNameOf } from './read-join.ts';
import type { SupergraphTypes } from './supergraph-types.ts';

/**
 * Whether each field that requires something is sent it, nothing is asked for where it is external, and all that is sent is fetched before.
 * For a plan in which what is sent stands in the data under its fields' names.
 */
export const isSound = (plan: QueryPlan, types: SupergraphTypes): boolean =>
  fetchesOf(plan.node).every((fetch) => asksRight(fetch, types)) && hasAllInputs(plan, types);

function asksRight({ operation, serviceName, requires = [] }: FetchNode, types: SupergraphTypes): boolean {
  const asked = inlineFragments(parse(operation, { noLocation: true }));
  return asked === undefined || isRight(asked.selectionSet, rootTypes[asked.operation], new Map(), new Map());

  /** `there`: what the subgraph knows of the object; `provided`: which external fields it answers here. */
  function isRight(set: SelectionSetNode, type: string, there: FieldTree, provided: FieldTree): boolean {
    return set.selections.every((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return true;
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return isRight(selection.selectionSet, selection.typeCondition?.name.value ?? type, there, provided);
      const { name, selectionSet } = selection;
      if (name.value === '_entities')
        return selectionSet === undefined || isRight(selectionSet, '', treeOfInputs(requires), new Map());
      const required = types.requiresOf(serviceName, type, name.value);
      if (required && !covers(there, treeOf(required))) return false;
      if (types.isExternal(serviceName, type, name.value) && !provided.has(name.value)) return false;
      const fieldType = types.typeOf(type, name.value);
      if (!selectionSet || !fieldType) return true;
      const below = new Map(provided.get(name.value));
      const provides = types.providesOf(serviceName, type, name.value);
      return isRight(
        selectionSet,
        typeNameOf(fieldType),
        treeOf(selectionSet),
        provides ? treeOf(provides, below) : below,
      );
    });
  }
}
