/** What an operation wants at a place of the answer, type by type. */
import type { ResponsePath } from '@apollo/query-planner';
import { type FieldNode, Kind, type SelectionSetNode } from 'graphql';
import { addConditions, type Conditions } from './conditions.ts';
import type { SupergraphTypes } from './supergraph-types.ts';

/** A selection set of the operation, and what must hold for it to be asked for. */
export interface AskedSet {
  readonly set: SelectionSetNode;
  readonly conditions: Conditions;
}

const setsBelow = ({ set, conditions: outer }: AskedSet, name: string): readonly AskedSet[] =>
  set.selections.flatMap((selection) => {
    const conditions = addConditions(outer, selection);
    if (!conditions || selection.kind === Kind.FRAGMENT_SPREAD || !selection.selectionSet) return [];
    const below = { set: selection.selectionSet, conditions };
    if (selection.kind === Kind.INLINE_FRAGMENT) return setsBelow(below, name);
    return responseNameOf(selection) === name ? [below] : [];
  });

/** At a path of the data. */
export const setsAt = (set: SelectionSetNode, path: ResponsePath): readonly AskedSet[] =>
  path
    .filter((step) => typeof step === 'string' && step !== '@')
    .reduce<readonly AskedSet[]>(
      (sets, name) => sets.flatMap((each) => setsBelow(each, String(name))),
      [{ set, conditions: new Map() }],
    );

export const responseNameOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;

/** What is wanted of an object, by response name. */
export interface Wanted extends Map<string, { readonly occurrences: Conditions[]; readonly below: Wanted }> {}

/** Of objects of the type; of any type when there is none. */
export function wantedOf(sets: readonly AskedSet[], type: string | undefined, types: SupergraphTypes): Wanted {
  const wanted: Wanted = new Map();
  for (const asked of sets) add(asked, type, wanted);
  return wanted;

  function add({ set, conditions: outer }: AskedSet, of: string | undefined, into: Wanted): void {
    for (const selection of set.selections) {
      const conditions = addConditions(outer, selection);
      if (!conditions || selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        if (of === undefined || condition === undefined || types.objectsOf(condition).has(of))
          add({ set: selection.selectionSet, conditions }, of, into);
        continue;
      }
      const name = responseNameOf(selection);
      const known = into.get(name) ?? { occurrences: [] as Conditions[], below: new Map() };
      into.set(name, known);
      known.occurrences.push(conditions);
      if (selection.selectionSet) add({ set: selection.selectionSet, conditions }, undefined, known.below);
    }
  }
}
