/** What an operation wants at a place of the answer, type by type. */
import type { ResponsePath } from '@apollo/query-planner';
import { type FieldNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
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
    .filter(isName)
    .reduce<readonly AskedSet[]>(
      (sets, name) => sets.flatMap((each) => setsBelow(each, String(name))),
      [{ set, conditions: new Map() }],
    );

/** At one step of a path, the types of which alone something further down is wanted. */
export interface Narrowing {
  /** Index in the path of the last step to objects of these types. */
  readonly step: number;
  readonly objects: ReadonlySet<string>;
}

/** Where on the way to the objects at `path` types decide whether any of these fields of theirs is wanted, though others lead there, too. */
export function narrowingsAbove(
  { selectionSet }: OperationDefinitionNode,
  path: ResponsePath,
  fields: ReadonlySet<string>,
  types: SupergraphTypes,
): readonly Narrowing[] {
  const steps = [...path.keys()].filter((index) => isName(path[index]));
  return steps.slice(1).flatMap((next): readonly Narrowing[] => {
    const asked = setsAt(selectionSet, path.slice(0, next));
    const below = path.slice(next).filter(isName).map(String);
    const wayOf = (type: string): Wanted | undefined =>
      below.reduce<Wanted | undefined>((wanted, name) => wanted?.get(name)?.below, wantedOf(asked, type, types));
    const wants = (way: Wanted | undefined): boolean => way?.keys().some((name) => fields.has(name)) ?? false;
    // What is asked of objects of any type, or of one that no fragment names.
    const ofAny = wayOf('');
    if (wants(ofAny)) return [];
    const named = new Set(
      asked.flatMap(({ set }) => typeConditionsIn(set)).flatMap((type) => [...types.objectsOf(type)]),
    );
    const ways = [...named].map((type) => ({ type, way: wayOf(type) }));
    const objects = new Set(ways.filter(({ way }) => wants(way)).map(({ type }) => type));
    const leadsElsewhere = ofAny !== undefined || ways.some(({ type, way }) => way !== undefined && !objects.has(type));
    return objects.size > 0 && leadsElsewhere ? [{ step: next - 1, objects }] : [];
  });
}

export const isName = (step: string | number | undefined): boolean => typeof step === 'string' && step !== '@';

/** Of one object, not of what is selected below its fields. */
const typeConditionsIn = ({ selections }: SelectionSetNode): readonly string[] =>
  selections.flatMap((selection) =>
    selection.kind === Kind.INLINE_FRAGMENT
      ? [
          ...(selection.typeCondition ? [selection.typeCondition.name.value] : []),
          ...typeConditionsIn(selection.selectionSet),
        ]
      : [],
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
