/**
 * Objects of which nothing may be asked: `thing @include(if: $a) { name @skip(if: $b) }`.
 *
 * The planner leaves them out when nothing is. But whether there is an object tells `{}` from null, so in each something is asked for that every object has.
 */
import { type DocumentNode, type FieldNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import { addConditions, type Conditions } from './conditions.ts';
import { inlineFragments } from './inline-fragments.ts';

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** The document itself when it asks for no such object; without named fragments otherwise. */
export function keepEmptyObjects(document: DocumentNode, operationName: string | undefined): DocumentNode {
  const operation = inlineFragments(document, operationName);
  if (!operation) return document;
  let changed = false;
  const selectionSet = keepIn(operation.selectionSet, new Map());
  return changed ? { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }] } : document;

  function keepIn(set: SelectionSetNode, outer: Conditions): SelectionSetNode {
    return { ...set, selections: set.selections.map((selection) => keep(selection, outer)) };
  }

  function keep(selection: SelectionNode, outer: Conditions): SelectionNode {
    const conditions = addConditions(outer, selection);
    if (conditions === undefined || selection.kind === Kind.FRAGMENT_SPREAD || !selection.selectionSet)
      return selection;
    const selectionSet = keepIn(selection.selectionSet, conditions);
    if (selection.kind === Kind.INLINE_FRAGMENT || alwaysAsks(selection.selectionSet, conditions))
      return { ...selection, selectionSet } as SelectionNode;
    changed = true;
    return { ...selection, selectionSet: { ...selectionSet, selections: [typename, ...selectionSet.selections] } };
  }
}

/** Whether something is asked for wherever the outer conditions hold. */
const alwaysAsks = ({ selections }: SelectionSetNode, outer: Conditions): boolean =>
  selections.some((selection) => {
    const conditions = addConditions(outer, selection);
    if (conditions?.size !== outer.size || selection.kind === Kind.FRAGMENT_SPREAD) return false;
    return selection.kind === Kind.FIELD || alwaysAsks(selection.selectionSet, outer);
  });
