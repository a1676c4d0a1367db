/**
 * Fields of an interface object that are wanted of some of its types alone: `{ accounts { name ... on Admin { status } } }`.
 *
 * The subgraph knows no types, so the planner asks it for all that is wanted of any of them, for every object. What it then computes for the others is work for nothing, and where that
 * fails, errors that nobody asked for and nulls in place of what was asked for. It also sends for every object what is required for any of them, and has not fetched that for all.
 * So the objects of each type are asked for what is wanted of them.
 */
import type { FetchNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type FieldNode,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { addConditions, type Conditions } from './conditions.ts';
import { fetchesOf } from './fetches-of.ts';
import type { FieldTree } from './field-tree.ts';
import { inlineFragments } from './inline-fragments.ts';
import { mapPlan } from './map-plan.ts';
import { merge, neededInputs, readFields } from './split-fetch.ts';
import type { SupergraphTypes } from './supergraph-types.ts';
import { type AskedSet, responseNameOf, setsAt, type Wanted, wantedOf } from './wanted-fields.ts';
import { writeFetch } from './write-fetch.ts';

/** `operation` is without named fragments; in the plan, which is not split yet, the data has its response names. */
export function narrowFetches(plan: QueryPlan, operation: OperationDefinitionNode, types: SupergraphTypes): QueryPlan {
  const internal = readInternal(plan);
  return mapPlan(plan, {
    fetch: (node, path) => narrowFetch(node, setsAt(operation.selectionSet, path), internal, types),
  });
}

/** Names of all that other fetches are sent, or told by a context: it may be wanted of any type. */
export function readInternal({ node }: QueryPlan): ReadonlySet<string> {
  const internal = new Set(['__typename']);
  const add = (selections: readonly QueryPlanSelectionNode[] = []): void => {
    for (const selection of selections) {
      if (selection.kind === 'Field') internal.add(selection.alias ?? selection.name);
      add(selection.selections);
    }
  };
  for (const { requires, contextRewrites = [] } of fetchesOf(node)) {
    add(requires);
    for (const step of contextRewrites.flatMap(({ path }) => path)) internal.add(step);
  }
  return internal;
}

function narrowFetch(
  node: FetchNode,
  asked: readonly AskedSet[],
  internal: ReadonlySet<string>,
  types: SupergraphTypes,
): readonly FetchNode[] {
  const { serviceName, requires = [] } = node;
  const conditions = requires.flatMap((each) => (each.kind === 'InlineFragment' ? (each.typeCondition ?? []) : []));
  const all = new Set(conditions.flatMap((type) => [...types.objectsOf(type)]));
  const fetched = inlineFragments(parse(node.operation, { noLocation: true }));
  if (all.size < 2 || !fetched) return [node];
  const ofAny = wantedOf(asked, undefined, types);
  const groups = new Map<string, { readonly operation: OperationDefinitionNode; readonly types: Set<string> }>();
  for (const type of all) {
    const narrowed = narrowOperation(fetched, wantedOf(asked, type, types));
    if (narrowed === undefined) continue;
    const text = print(narrowed);
    groups.set(text, groups.get(text) ?? { operation: narrowed, types: new Set() });
    groups.get(text)?.types.add(type);
  }
  const [first] = groups.values();
  if (groups.size === 1 && first?.types.size === all.size) return [node];
  return [...groups.values()].map((group) => {
    const needs = readFields(group.operation, serviceName, types).reduce<FieldTree>(
      (tree, field) => merge(tree, field.needs),
      new Map(),
    );
    const written = ofTypes(writeFetch(node, group.operation), group.types, types);
    return { ...written, requires: neededInputs(written, needs, types) };
  });

  /** Undefined when nothing is left. */
  function narrowOperation(operation: OperationDefinitionNode, wanted: Wanted) {
    const selections = operation.selectionSet.selections.map((entities) => {
      if (entities.kind !== Kind.FIELD || !entities.selectionSet) return entities;
      const kept = entities.selectionSet.selections.flatMap((fragment) => narrowFragment(fragment, wanted));
      return { ...entities, selectionSet: { ...entities.selectionSet, selections: kept } };
    });
    const isEmpty = selections.some((each) => each.kind === Kind.FIELD && each.selectionSet?.selections.length === 0);
    return isEmpty ? undefined : { ...operation, selectionSet: { ...operation.selectionSet, selections } };
  }

  function narrowFragment(fragment: SelectionNode, wanted: Wanted): readonly SelectionNode[] {
    const type = fragment.kind === Kind.INLINE_FRAGMENT ? fragment.typeCondition?.name.value : undefined;
    if (type === undefined || !types.isInterfaceObject(serviceName, type)) return [fragment];
    const narrowed = narrow(fragment as InlineFragmentNode, wanted, ofAny);
    const isLeft = narrowed.selectionSet.selections.some((each) => !isTypename(each));
    return isLeft || (fragment as InlineFragmentNode).selectionSet.selections.every(isTypename) ? [narrowed] : [];
  }

  /** Without what is wanted of other types alone. */
  function narrow<Node extends { readonly selectionSet: SelectionSetNode }>(
    node: Node,
    wanted: Wanted,
    any: Wanted,
    isMeant = meantBy(node.selectionSet, wanted),
  ): Node {
    const selections = node.selectionSet.selections.flatMap((selection): readonly SelectionNode[] => {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const inner = narrow(selection, wanted, any, isMeant);
        return inner.selectionSet.selections.length > 0 ? [inner] : [];
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
      const name = responseNameOf(selection);
      const [here, anywhere] = [wanted.get(name), any.get(name)];
      if (internal.has(name) || !anywhere) return [selection];
      if (!here || !isMeant(selection)) return [];
      const { selectionSet } = selection;
      return [selectionSet ? { ...selection, ...narrow({ selectionSet }, here.below, anywhere.below) } : selection];
    });
    return { ...node, selectionSet: { ...node.selectionSet, selections } };
  }
}

/** Of fields that are selected several times, each under other conditions: whether one of what is wanted is meant by this one. */
function meantBy(set: SelectionSetNode, wanted: Wanted): (field: FieldNode) => boolean {
  const fields = new Map<string, { readonly field: FieldNode; readonly conditions: Conditions }[]>();
  collect(set, new Map());
  const meant = new Set(
    [...fields].flatMap(([name, nodes]) =>
      (wanted.get(name)?.occurrences ?? []).flatMap((occurrence) => {
        // Conditions may have been left to what is around the fetch.
        const fitting = nodes.filter(({ conditions }) => isWithin(conditions, occurrence));
        const most = Math.max(...fitting.map(({ conditions }) => conditions.size));
        const best = fitting.length > 0 ? fitting.filter(({ conditions }) => conditions.size === most) : nodes;
        return best.map(({ field }) => field);
      }),
    ),
  );
  return (field) => meant.has(field);

  function collect({ selections }: SelectionSetNode, outer: Conditions): void {
    for (const selection of selections) {
      const conditions = addConditions(outer, selection);
      if (!conditions || selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet, conditions);
      else {
        const name = responseNameOf(selection);
        fields.set(name, [...(fields.get(name) ?? []), { field: selection, conditions }]);
      }
    }
  }
}

const isWithin = (one: Conditions, other: Conditions): boolean =>
  [...one].every(([variable, value]) => other.get(variable) === value);

const isTypename = (selection: SelectionNode): boolean =>
  selection.kind === Kind.FIELD && selection.name.value === '__typename';

/** Of objects of these types alone. */
function ofTypes(node: FetchNode, group: ReadonlySet<string>, types: SupergraphTypes): FetchNode {
  const requires = node.requires?.flatMap((each): readonly QueryPlanSelectionNode[] => {
    if (each.kind !== 'InlineFragment' || each.typeCondition === undefined) return [each];
    const objects = types.objectsOf(each.typeCondition);
    if (objects.isSubsetOf(group)) return [each];
    return [...objects.intersection(group)].map((typeCondition) => ({ ...each, typeCondition }));
  });
  const distinct = new Map(requires?.map((each) => [JSON.stringify(each), each]));
  return { ...node, requires: [...distinct.values()] };
}
