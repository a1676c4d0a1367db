/**
 * Fields that nothing in the plan fetches.
 *
 * Where an interface has no object type in the subgraph that answers it, the planner takes what is asked of it for already answered, and the
 * client would be told null. Such an operation is refused: its fields cannot be had. Under a fragment that narrows the type a field may well be
 * absent from the plan, as no such object can occur there.
 */
import {
  baseType,
  type CompositeType,
  isCompositeType,
  possibleRuntimeTypes,
  type Schema,
} from '@apollo/federation-internals';
import type { FetchDataRewrite, FetchNode, PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner';
import { codedError } from '@meridian/kit/errors';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** Response names that are fetched, whatever the types of the objects. */
interface Fetched extends Map<string, Fetched> {}

/** Throws a coded error that names the first such field. */
export function refuseUnfetchedFields(
  plan: QueryPlan,
  apiSchema: Schema,
  document: DocumentNode,
  operationName: string | undefined,
): void {
  const operation = operationOf(document, operationName);
  const root = operation && apiSchema.schemaDefinition.rootType(operation.operation);
  if (!operation || !root) return;
  const fetched: Fetched = new Map();
  if (plan.node) addNode(plan.node, fetched);
  check(operation.selectionSet, root, fetched, { apiSchema, fragments: fragmentsOf(document) });
}

const operationOf = (document: DocumentNode, name?: string): OperationDefinitionNode | undefined =>
  document.definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .find((operation) => name === undefined || operation.name?.value === name);

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

const fragmentsOf = (document: DocumentNode): Fragments =>
  new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );

function addNode(node: PlanNode | SubscriptionNode, at: Fetched): void {
  switch (node.kind) {
    case 'Fetch':
      addFetch(node, at);
      return;
    case 'Flatten':
      addNode(
        node.node,
        node.path.reduce<Fetched>(
          (place, step) => (typeof step === 'string' && step !== '@' ? child(place, step) : place),
          at,
        ),
      );
      return;
    case 'Sequence':
    case 'Parallel':
      for (const each of node.nodes) addNode(each, at);
      return;
    case 'Condition':
      if (node.ifClause) addNode(node.ifClause, at);
      if (node.elseClause) addNode(node.elseClause, at);
      return;
    case 'Subscription':
      addFetch(node.primary, at);
      if (node.rest) addNode(node.rest, at);
  }
}

function child(at: Fetched, name: string): Fetched {
  let found = at.get(name);
  if (!found) {
    found = new Map();
    at.set(name, found);
  }
  return found;
}

function addFetch({ operation, requires, outputRewrites = [] }: FetchNode, at: Fetched): void {
  const document = parse(operation, { noLocation: true });
  const fragments = fragmentsOf(document);
  for (const selection of operationOf(document)?.selectionSet.selections ?? []) {
    if (requires && selection.kind === Kind.FIELD && selection.selectionSet)
      addSet(selection.selectionSet, at, fragments);
    else addSelection(selection, at, fragments);
  }
  for (const rewrite of outputRewrites) rename(rewrite, at);
}

function addSet({ selections }: SelectionSetNode, at: Fetched, fragments: Fragments): void {
  for (const selection of selections) addSelection(selection, at, fragments);
}

function addSelection(selection: SelectionNode, at: Fetched, fragments: Fragments): void {
  if (selection.kind === Kind.FIELD) {
    const place = child(at, (selection.alias ?? selection.name).value);
    if (selection.selectionSet) addSet(selection.selectionSet, place, fragments);
    return;
  }
  const set = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
  if (set) addSet(set.selectionSet, at, fragments);
}

function rename(rewrite: FetchDataRewrite, at: Fetched): void {
  if (rewrite.kind !== 'KeyRenamer') return;
  const names = rewrite.path.filter((step) => !step.startsWith('... on '));
  const parent = names.slice(0, -1).reduce<Fetched | undefined>((place, name) => place?.get(name), at);
  const value = parent?.get(names.at(-1) ?? '');
  if (value) parent?.set(rewrite.renameKeyTo, value);
}

interface Asked {
  readonly apiSchema: Schema;
  readonly fragments: Fragments;
}

function check(set: SelectionSetNode, parent: CompositeType, fetched: Fetched, asked: Asked): void {
  for (const selection of set.selections) {
    if (isNeverAsked(selection)) continue;
    if (selection.kind === Kind.FIELD) {
      const name = selection.name.value;
      if (name.startsWith('__')) continue;
      const place = fetched.get((selection.alias ?? selection.name).value);
      if (!place)
        throw codedError(
          'GRAPHQL_VALIDATION_FAILED',
          `No subgraph can answer the field "${parent.name}.${name}" here.`,
        );
      const type = 'field' in parent ? parent.field(name)?.type : undefined;
      const base = type && baseType(type);
      if (selection.selectionSet && base && isCompositeType(base)) check(selection.selectionSet, base, place, asked);
      continue;
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : asked.fragments.get(selection.name.value);
    if (!fragment) continue;
    const condition = fragment.typeCondition ? asked.apiSchema.type(fragment.typeCondition.name.value) : parent;
    if (condition && isCompositeType(condition) && !narrows(condition, parent))
      check(fragment.selectionSet, condition, fetched, asked);
  }
}

function narrows(condition: CompositeType, parent: CompositeType): boolean {
  if (condition === parent) return false;
  const possible = new Set(possibleRuntimeTypes(condition));
  return possibleRuntimeTypes(parent).some((type) => !possible.has(type));
}

/** Whether it is `@skip(if: true)` or `@include(if: false)`. */
const isNeverAsked = ({ directives = [] }: SelectionNode): boolean =>
  directives.some(({ name, arguments: args = [] }) => {
    const condition = args[0]?.value;
    if (condition?.kind !== Kind.BOOLEAN) return false;
    return (name.value === 'skip' && condition.value) || (name.value === 'include' && !condition.value);
  });
