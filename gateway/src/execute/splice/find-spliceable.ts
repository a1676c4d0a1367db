/** Which fields of an answer come from one fetch alone, and are looked into by no other. */
import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode, ResponsePath } from '@apollo/query-planner';
import { type DocumentNode, Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';
import { type Fragments, readFragments, responseName } from '../collect-fields.ts';
import { readPlace } from '../fetch-place.ts';
import type { Place } from '../record-faults.ts';

export interface PlacedFetch {
  readonly node: FetchNode;
  /** Response names on the way to its objects; lists do not count. */
  readonly place: readonly string[];
  readonly fragments: Fragments;
  /** What it selects of each of its objects. */
  readonly selectionSets: readonly SelectionSetNode[];
}

export interface Spliceable {
  readonly fetches: readonly PlacedFetch[];
  /** As `pathKey` writes them: fields with selections, each directly below its fetch's objects. */
  readonly paths: ReadonlySet<string>;
}

export const pathKey = (names: readonly string[]): string => names.join('.');

/** Whether the field at `place`, and no item of it, is among `paths`. */
export function isSpliceable(paths: ReadonlySet<string> | undefined, place: Place): boolean {
  if (paths === undefined || typeof place.step === 'number') return false;
  const names: string[] = [];
  for (let at: Place | undefined = place; at !== undefined; at = at.above)
    if (typeof at.step === 'string') names.unshift(at.step);
  return paths.has(pathKey(names));
}

/** Undefined for a plan of which nothing can be spliced. */
export function findSpliceable({ node }: QueryPlan): Spliceable | undefined {
  if (node === undefined || node.kind === 'Subscription') return undefined;
  const fetches = placeFetches(node, []);
  // What has another name in the reply, or is read from above an entity, is too rare to be worth following.
  if (fetches.some(({ node }) => node.outputRewrites?.length || node.contextRewrites?.length)) return undefined;

  const lookedInto = new Set<string>();
  const answeredBy = new Map<string, number>();
  const direct = new Set<string>();
  for (const { node, place, selectionSets, fragments } of fetches) {
    for (const index of place.keys()) lookedInto.add(pathKey(place.slice(0, index + 1)));
    for (const name of namesOf(node.requires ?? [])) lookedInto.add(pathKey([...place, name]));
    const { all, top } = pathsWithin(selectionSets, place, fragments);
    for (const path of all) answeredBy.set(path, (answeredBy.get(path) ?? 0) + 1);
    for (const path of top) direct.add(path);
  }
  const paths = [...direct].filter((path) => answeredBy.get(path) === 1 && !lookedInto.has(path));
  return paths.length === 0 ? undefined : { fetches, paths: new Set(paths) };
}

function placeFetches(node: PlanNode, path: ResponsePath): readonly PlacedFetch[] {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap((each) => placeFetches(each, path));
    case 'Flatten':
      return placeFetches(node.node, [...path, ...node.path]);
    case 'Condition':
      return [node.ifClause, node.elseClause].flatMap((each) => (each ? placeFetches(each, path) : []));
    case 'Fetch':
      return [placeFetch(node, path)];
    case 'Defer':
      return [];
  }
}

function placeFetch(node: FetchNode, path: ResponsePath): PlacedFetch {
  const document = parse(node.operation, { noLocation: true });
  const { selectionSet } = operationOf(document);
  const entities = selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD && selection.name.value === '_entities' ? (selection.selectionSet ?? []) : [],
  );
  return {
    node,
    place: readPlace(path).flatMap(({ to }) => (to && 'field' in to ? [to.field] : [])),
    fragments: readFragments(document),
    selectionSets: node.requires ? entities : [selectionSet],
  };
}

function operationOf({ definitions }: DocumentNode): OperationDefinitionNode {
  const operation = definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return operation as OperationDefinitionNode;
}

/** Fields with and without selections, whatever type they are about. */
const namesOf = (requires: readonly QueryPlanSelectionNode[]): readonly string[] =>
  requires.flatMap((node) => (node.kind === 'Field' ? [node.alias ?? node.name] : namesOf(node.selections)));

/** Of all fields with selections, whatever type or condition they are about; `top` are those of the fetch's own objects. */
function pathsWithin(
  selectionSets: readonly SelectionSetNode[],
  place: readonly string[],
  fragments: Fragments,
): { readonly all: ReadonlySet<string>; readonly top: ReadonlySet<string> } {
  const all = new Set<string>();
  const top = new Set<string>();
  const walked = new Map<SelectionSetNode, Set<string>>();

  function walk(set: SelectionSetNode, names: readonly string[]): void {
    const above = pathKey(names);
    const before = walked.get(set) ?? new Set();
    if (before.has(above)) return;
    walked.set(set, before.add(above));
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment) walk(fragment.selectionSet, names);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet, names);
      else if (selection.selectionSet) {
        const below = [...names, responseName(selection)];
        all.add(pathKey(below));
        if (names.length === place.length) top.add(pathKey(below));
        walk(selection.selectionSet, below);
      }
    }
  }
  for (const set of selectionSets) walk(set, place);
  return { all, top };
}
