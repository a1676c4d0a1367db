/** What a plan fetches, as a tree of the answer's response names, whichever fetches it comes from. */
import type { FetchDataRewrite, FetchNode, PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner';
import { Kind, type OperationDefinitionNode, parse, type SelectionNode } from 'graphql';
import { inlineFragments } from './inline-fragments.ts';
import { typeNameOf } from './read-join.ts';
import type { SupergraphTypes } from './supergraph-types.ts';

/** A selection set of a fetch, with the type on which it stands. */
export interface FetchedSet {
  readonly fetch: FetchNode;
  /** The fetch's, of which the set is a part, without named fragments. */
  readonly operation: OperationDefinitionNode;
  readonly type: string;
  /** May be added to. */
  readonly selections: SelectionNode[];
}

export interface Place {
  readonly sets: FetchedSet[];
  readonly below: Map<string, Place>;
}

/** Composition gives them these names. */
export const rootTypes = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

export function readPlaces({ node }: QueryPlan, types: SupergraphTypes): Place {
  const root = createPlace();
  if (node) addNode(node, root, types);
  return root;
}

const createPlace = (): Place => ({ sets: [], below: new Map() });

function placeBelow(place: Place, name: string): Place {
  const known = place.below.get(name);
  if (known) return known;
  const created = createPlace();
  place.below.set(name, created);
  return created;
}

function addNode(node: PlanNode | SubscriptionNode, place: Place, types: SupergraphTypes): void {
  switch (node.kind) {
    case 'Fetch':
      addFetch(node, place, types);
      break;
    case 'Flatten': {
      const names = node.path.filter((step) => typeof step === 'string' && step !== '@').map(String);
      addNode(node.node, names.reduce(placeBelow, place), types);
      break;
    }
    case 'Sequence':
    case 'Parallel':
      for (const each of node.nodes) addNode(each, place, types);
      break;
    case 'Condition':
      if (node.ifClause) addNode(node.ifClause, place, types);
      if (node.elseClause) addNode(node.elseClause, place, types);
      break;
    case 'Subscription':
      addFetch(node.primary, place, types);
      if (node.rest) addNode(node.rest, place, types);
  }
}

function addFetch(fetch: FetchNode, place: Place, types: SupergraphTypes): void {
  const operation = inlineFragments(parse(fetch.operation, { noLocation: true }));
  if (!operation) return;
  const selections = operation.selectionSet.selections as SelectionNode[];
  const type = rootTypes[operation.operation];
  if (!fetch.requires) addSet({ fetch, operation, type, selections }, place, types);
  else
    for (const { selectionSet } of selections.filter((entities) => entities.kind === Kind.FIELD))
      if (selectionSet)
        addSet({ fetch, operation, type: '', selections: selectionSet.selections as SelectionNode[] }, place, types);
  for (const rewrite of fetch.outputRewrites ?? []) rename(rewrite, place);
}

export function addSet(set: FetchedSet, place: Place, types: SupergraphTypes): void {
  place.sets.push(set);
  for (const selection of set.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
    const selections = selection.selectionSet?.selections as SelectionNode[] | undefined;
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = selection.typeCondition?.name.value ?? set.type;
      if (selections) addSet({ ...set, type, selections }, place, types);
      continue;
    }
    const below = placeBelow(place, (selection.alias ?? selection.name).value);
    const type = types.typeOf(set.type, selection.name.value);
    if (selections) addSet({ ...set, type: type ? typeNameOf(type) : '', selections }, below, types);
  }
}

function rename(rewrite: FetchDataRewrite, place: Place): void {
  if (rewrite.kind !== 'KeyRenamer') return;
  const names = rewrite.path.filter((step) => !step.startsWith('... on '));
  const parent = names.slice(0, -1).reduce<Place | undefined>((at, name) => at?.below.get(name), place);
  const value = parent?.below.get(names.at(-1) ?? '');
  if (!parent || !value) return;
  const known = parent.below.get(rewrite.renameKeyTo);
  if (!known) parent.below.set(rewrite.renameKeyTo, value);
  else {
    known.sets.push(...value.sets);
    for (const [name, below] of value.below) if (!known.below.has(name)) known.below.set(name, below);
  }
}
