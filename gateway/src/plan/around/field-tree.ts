/** Selections as trees of field names, whatever the type on which a field stands. */
import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, type SelectionSetNode } from 'graphql';

export interface FieldTree extends Map<string, FieldTree> {}

/** Adds to `into`. */
export function treeOf({ selections }: SelectionSetNode, into: FieldTree = new Map()): FieldTree {
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) treeOf(selection.selectionSet, into);
    if (selection.kind !== Kind.FIELD) continue;
    const { name, selectionSet } = selection;
    const below: FieldTree = into.get(name.value) ?? new Map();
    into.set(name.value, selectionSet ? treeOf(selectionSet, below) : below);
  }
  return into;
}

/** Of what a representation holds. */
export function treeOfInputs(selections: readonly QueryPlanSelectionNode[], into: FieldTree = new Map()): FieldTree {
  for (const selection of selections) {
    if (selection.kind === 'InlineFragment') treeOfInputs(selection.selections, into);
    else into.set(selection.name, treeOfInputs(selection.selections ?? [], into.get(selection.name)));
  }
  return into;
}

export const covers = (tree: FieldTree, needed: FieldTree): boolean =>
  [...needed].every(([name, below]) => {
    const found = tree.get(name);
    return found !== undefined && covers(found, below);
  });
