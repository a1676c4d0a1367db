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
import { isName, narrowingsAbove, responseNameOf } from './wanted-fields.ts';

/** `operation` is without named fragments, with the response names that the plan's data has. */
export function narrowPaths(plan: QueryPlan, operation: OperationDefinitionNode, types: SupergraphTypes): QueryPlan {
  const internal = readInternal(plan);
  const root = readPlaces(plan, types);
  return mapPlan(plan, {
    fetch: (node) => [node],
    path: (path, node) => (node.kind === 'Fetch' ? narrowPath(path, node) : path),
  });

  function narrowPath(path: ResponsePath, fetch: FetchNode): ResponsePath {
    const fetched = namesOf(fetch, path);
    if (fetch.requires === undefined || fetched.size === 0 || !fetched.isDisjointFrom(internal)) return path;
    const narrowed = [...path];
    for (const { step, objects } of narrowingsAbove(operation, path, fetched, types))
      if (tellsType(path.slice(0, step + 1))) narrowed[step] = `${path[step]}|[${[...objects].sort()}]`;
    return narrowed;
  }

  /** Whether each fetch that answers objects there says of which type they are. */
  function tellsType(path: ResponsePath): boolean {
    const sets = placeAt(path)?.sets ?? [];
    const telling = sets.filter(
      ({ type, selections }) => types.objectsOf(type).size > 1 && selections.some(isTypename),
    );
    return sets.length > 0 && sets.every(({ fetch }) => telling.some((set) => set.fetch === fetch));
  }

  /** Response names of what it answers of its entities. */
  function namesOf(fetch: FetchNode, path: ResponsePath): ReadonlySet<string> {
    const selections = (placeAt(path)?.sets ?? []).flatMap((set) => (set.fetch === fetch ? set.selections : []));
    return new Set(
      selections.flatMap((selection) =>
        selection.kind === Kind.FIELD && !isTypename(selection) ? [responseNameOf(selection)] : [],
      ),
    );
  }

  function placeAt(path: ResponsePath): Place | undefined {
    return path.filter(isName).reduce<Place | undefined>((at, name) => at?.below.get(String(name)), root);
  }
}

const isTypename = (selection: SelectionNode): boolean =>
  selection.kind === Kind.FIELD && selection.name.value === '__typename' && selection.alias === undefined;
