/**
 * Plans that ask for a field without what it requires.
 *
 * When a required field requires something itself, and is of the subgraph that comes before in the plan, the planner adds it to that subgraph's fetch, as
 * if it could be answered there and then. The subgraph computes it from nothing. The planner does so only where it finds that the fetch before could have
 * fetched the entity's key, too. Of interface objects it then even writes a type name where it may write none, and throws. So the operation is planned once more with that answered by no,
 * which may take a fetch more.
 */
import { SelectionSet } from '@apollo/federation-internals';
import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import { codedError } from '@meridian/kit/errors';
import { Kind, parse, type SelectionSetNode } from 'graphql';
import { rootTypes } from './fetched-places.ts';
import { fetchesOf } from './fetches-of.ts';
import { covers, type FieldTree, treeOf, treeOfInputs } from './field-tree.ts';
import { inlineFragments } from './inline-fragments.ts';
import { typeNameOf } from './read-join.ts';
import type { SupergraphTypes } from './supergraph-types.ts';

/** `plan` must not wait: while it runs, the planner decides otherwise. Throws a coded error when the plan is wrong all the same. */
export function planRequirementsApart(plan: () => QueryPlan, types: SupergraphTypes): QueryPlan {
  const first = attempt(plan);
  if (first && meetsRequirements(first, types)) return first;
  const { canRebaseOn } = SelectionSet.prototype;
  SelectionSet.prototype.canRebaseOn = () => false;
  try {
    const second = attempt(plan);
    if (second && meetsRequirements(second, types)) return second;
  } finally {
    SelectionSet.prototype.canRebaseOn = canRebaseOn;
  }
  throw codedError('GRAPHQL_VALIDATION_FAILED', 'The gateway cannot plan what the fields of this operation require.');
}

/** Undefined when what is required cannot be added to a fetch. */
function attempt(plan: () => QueryPlan): QueryPlan | undefined {
  try {
    return plan();
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Cannot add selection of field')) return undefined;
    throw error;
  }
}

const meetsRequirements = ({ node }: QueryPlan, types: SupergraphTypes): boolean =>
  fetchesOf(node).every((fetch) => isMet(fetch, types));

function isMet({ operation, serviceName, requires = [] }: FetchNode, types: SupergraphTypes): boolean {
  const asked = inlineFragments(parse(operation, { noLocation: true }));
  return asked === undefined || isMetIn(asked.selectionSet, rootTypes[asked.operation], new Map());

  /** `there`: what the subgraph knows of the object. */
  function isMetIn(set: SelectionSetNode, type: string, there: FieldTree): boolean {
    return set.selections.every((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return true;
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return isMetIn(selection.selectionSet, selection.typeCondition?.name.value ?? type, there);
      const { name, selectionSet } = selection;
      const required = types.requiresOf(serviceName, type, name.value);
      if (required && !covers(there, treeOf(required))) return false;
      if (!selectionSet) return true;
      if (name.value === '_entities') return isMetIn(selectionSet, '', treeOfInputs(requires));
      const fieldType = types.typeOf(type, name.value);
      return !fieldType || isMetIn(selectionSet, typeNameOf(fieldType), treeOf(selectionSet));
    });
  }
}
