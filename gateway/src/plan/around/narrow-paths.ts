/**
 * Entities below an abstract type of which some types alone want what a fetch answers: `{ review { ... on Anonymous { product { name } } ... on Signed { product { price } } } }`.
 *
 * The planner fetches prices of all products at `review.product`, also of a review that is anonymous. That is work for nothing, and where it fails, an error that nobody asked for.
 * So such a fetch goes to objects below those types alone: `review|[Signed].product`.
 */
import type { FetchNode, QueryPlan, ResponsePath } from '@apollo/query-planner';
import { Kind, type OperationDefinitionNode, type SelectionNode } from 'graphql';
import { type Place, readPlaces } from './fetched-places.ts';
import { mapPlan } from './map-plan.ts';
import { readInternal } from './narrow-fetches.ts';
import type { SupergraphTypes } from './supergraph-types.ts';
import { type AskedSet, responseNameOf, setsAt, type Wanted, wantedOf } from './wanted-fields.ts';

/** `operation` is without named fragments, with the response names that the plan's data has. */
export function narrowPaths(plan: QueryPlan, operation: OperationDefinitionNode, types: SupergraphTypes): QueryPlan {
  const conditions = new Set<string>();
  addTypeConditions(operation.selectionSet.selections, conditions);
  // Most operations have no place where types differ.
  if (conditions.size < 2) return plan;
  const internal = readInternal(plan);
  const root = readPlaces(plan, types);
  return mapPlan(plan, {
    fetch: (node) => [node],
    path: (path, node) => (node.kind === 'Fetch' ? narrowPath(path, node) : path),
  });

  function narrowPath(path: ResponsePath, node: FetchNode): ResponsePath {
    const names = path.flatMap((step, index) => (isName(step) ? [{ name: String(step), index }] : []));
    const fetched = namesOf(node, path);
    if (node.requires === undefined || fetched.size === 0 || !fetched.isDisjointFrom(internal)) return path;
    const narrowed = [...path];
    for (const at of names.keys()) {
      if (at === names.length - 1) break;
      const place = names.slice(0, at + 1).map(({ name }) => name);
      const below = names.slice(at + 1).map(({ name }) => name);
      const wanting = typesWanting(setsAt(operation.selectionSet, place), below, fetched);
      if (wanting === undefined || !tellsType(place)) continue;
      // Behind the lists of the field.
      const last = (names[at + 1]?.index ?? path.length) - 1;
      narrowed[last] = `${narrowed[last]}|[${[...wanting].sort()}]`;
    }
    return narrowed;
  }

  /** Undefined where it makes no difference. */
  function typesWanting(asked: readonly AskedSet[], below: readonly string[], fetched: ReadonlySet<string>) {
    const named = new Set<string>();
    for (const { set } of asked) addTypeConditions(set.selections, named, false);
    const objects = new Set([...named].flatMap((type) => [...types.objectsOf(type)]));
    const ways = (type: string): Wanted | undefined =>
      below.reduce<Wanted | undefined>((wanted, name) => wanted?.get(name)?.below, wantedOf(asked, type, types));
    const wants = (type: string): boolean =>
      !(
        ways(type)
          ?.keys()
          .every((name) => !fetched.has(name)) ?? true
      );
    // What is asked of any type, or of none by name, is asked of all.
    if (wants('')) return undefined;
    const wanting = new Set([...objects].filter(wants));
    const isNarrower = [...objects].some((type) => !wanting.has(type) && ways(type) !== undefined);
    return wanting.size > 0 && isNarrower ? wanting : undefined;
  }

  /** Whether each fetch that answers objects there says of which type they are. */
  function tellsType(place: readonly string[]): boolean {
    const sets = place.reduce<Place | undefined>((at, name) => at?.below.get(name), root)?.sets ?? [];
    const telling = sets.filter(
      ({ type, selections }) => types.objectsOf(type).size > 1 && selections.some(isTypename),
    );
    return sets.length > 0 && sets.every(({ fetch }) => telling.some((set) => set.fetch === fetch));
  }

  /** Response names of what it answers of its entities. */
  function namesOf(fetch: FetchNode, path: ResponsePath): ReadonlySet<string> {
    const place = path.filter(isName).reduce<Place | undefined>((at, name) => at?.below.get(String(name)), root);
    const selections = (place?.sets ?? []).flatMap((set) => (set.fetch === fetch ? set.selections : []));
    return new Set(
      selections.flatMap((selection) =>
        selection.kind === Kind.FIELD && !isTypename(selection) ? [responseNameOf(selection)] : [],
      ),
    );
  }
}

const isName = (step: string | number): boolean => typeof step === 'string' && step !== '@';

const isTypename = (selection: SelectionNode): boolean =>
  selection.kind === Kind.FIELD && selection.name.value === '__typename' && selection.alias === undefined;

function addTypeConditions(selections: readonly SelectionNode[], into: Set<string>, deep = true): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
    const isFragment = selection.kind === Kind.INLINE_FRAGMENT;
    if (isFragment && selection.typeCondition) into.add(selection.typeCondition.name.value);
    if (selection.selectionSet && (isFragment || deep))
      addTypeConditions(selection.selectionSet.selections, into, deep);
  }
}
