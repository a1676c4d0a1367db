/**
 * Objects of which nothing may be asked: `thing @include(if: $a) { name @skip(if: $b) }`, or `book { ... on Thing { ... on Pen { colour } } }`.
 *
 * The planner leaves them out when nothing is. But whether there is an object tells `{}` from null, so in each something is asked for that every object has. What is never
 * asked for, the planner plans all the same, with what it requires: so that is left out here.
 */
import { type DocumentNode, type FieldNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import { addConditions, type Conditions } from './conditions.ts';
import { rootTypes } from './fetched-places.ts';
import { inlineFragments } from './inline-fragments.ts';
import { typeNameOf } from './read-join.ts';
import type { SupergraphTypes } from './supergraph-types.ts';

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** The document itself when nothing has to be changed; without named fragments otherwise. */
export function keepEmptyObjects(
  document: DocumentNode,
  operationName: string | undefined,
  types: SupergraphTypes,
): DocumentNode {
  const operation = inlineFragments(document, operationName);
  if (!operation) return document;
  let changed = false;
  const kept = keepIn(operation.selectionSet, rootTypes[operation.operation], new Map());
  // No selection may be empty; no subgraph is asked for this one.
  const selectionSet = kept.selections.length > 0 ? kept : { ...kept, selections: [typename] };
  return changed ? { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }] } : document;

  function keepIn(set: SelectionSetNode, type: string, outer: Conditions): SelectionSetNode {
    return { ...set, selections: set.selections.flatMap((selection) => keep(selection, type, outer) ?? []) };
  }

  /** Undefined for what is never asked for. */
  function keep(selection: SelectionNode, parent: string, outer: Conditions): SelectionNode | undefined {
    const conditions = addConditions(outer, selection);
    if (conditions === undefined) changed = true;
    if (conditions === undefined || selection.kind === Kind.FRAGMENT_SPREAD) return undefined;
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = selection.typeCondition?.name.value ?? parent;
      const selectionSet = keepIn(selection.selectionSet, type, conditions);
      return selectionSet.selections.length > 0 ? { ...selection, selectionSet } : undefined;
    }
    if (!selection.selectionSet) return selection;
    const fieldType = types.typeOf(parent, selection.name.value);
    const type = fieldType ? typeNameOf(fieldType) : '';
    const selectionSet = keepIn(selection.selectionSet, type, conditions);
    const objects = objectsOf(type, types);
    if (alwaysAsked(selectionSet, objects, conditions, types).size === objects.size)
      return { ...selection, selectionSet };
    changed = true;
    return { ...selection, selectionSet: { ...selectionSet, selections: [typename, ...selectionSet.selections] } };
  }
}

/** An interface that nothing implements stands for itself. */
function objectsOf(type: string, types: SupergraphTypes): ReadonlySet<string> {
  const objects = types.objectsOf(type);
  return objects.size > 0 ? objects : new Set([type]);
}

/** Those of the object types of which something is asked for wherever the outer conditions hold. */
function alwaysAsked(
  { selections }: SelectionSetNode,
  objects: ReadonlySet<string>,
  outer: Conditions,
  types: SupergraphTypes,
): ReadonlySet<string> {
  return selections.reduce<ReadonlySet<string>>((asked, selection) => {
    const conditions = addConditions(outer, selection);
    if (conditions?.size !== outer.size || selection.kind === Kind.FRAGMENT_SPREAD) return asked;
    if (selection.kind === Kind.FIELD) return objects;
    const condition = selection.typeCondition?.name.value;
    const narrowed = condition === undefined ? objects : objects.intersection(objectsOf(condition, types));
    return asked.union(alwaysAsked(selection.selectionSet, narrowed, outer, types));
  }, new Set());
}
