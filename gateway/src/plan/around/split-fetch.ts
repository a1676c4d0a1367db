/**
 * Fields of one entity that the planner fetches together, though one representation does not do for all of them.
 *
 * Two fields may require one field with different arguments, for which a representation has room but once. And what a field under
 * `@include` requires is not fetched when it is not included: the representation then lacks it, and the other fields are not asked for either. Neither is it fetched below
 * other types than those of which the field is wanted: `{ media { ... on Film { next: parent { perMinute } } next: parent { reviews { stars } } } }`. Such fields are
 * fetched side by side, each with what it requires.
 */
import type { FetchNode, QueryPlan, QueryPlanSelectionNode, ResponsePath } from '@apollo/query-planner';
import {
  type DirectiveNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { isCondition } from './conditions.ts';
import { covers, type FieldTree, treeOf, treeOfInputs } from './field-tree.ts';
import { inlineFragments } from './inline-fragments.ts';
import { mapPlan } from './map-plan.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';
import type { SupergraphTypes } from './supergraph-types.ts';
import { narrowingsAbove, responseNameOf } from './wanted-fields.ts';
import { writeFetch } from './write-fetch.ts';

interface EntityField {
  readonly field: FieldNode;
  readonly type: string;
  /** Of the field and of the fragments around it, in GraphQL's notation; in `splitFetch` also the types above of which alone it is wanted. */
  readonly conditions: string;
  readonly needs: FieldTree;
}

interface Part {
  readonly conditions: string;
  readonly needs: FieldTree;
  readonly fields: EntityField[];
}

/** For a plan in which required fields have their own names. `asked` is without named fragments, with the response names that the plan's data has. */
export const splitFetches = (
  plan: QueryPlan,
  asked: OperationDefinitionNode | undefined,
  facts: SupergraphFacts,
): QueryPlan => mapPlan(plan, { fetch: (node, path) => splitFetch(node, path, asked, facts) });

function splitFetch(
  node: FetchNode,
  path: ResponsePath,
  asked: OperationDefinitionNode | undefined,
  facts: SupergraphFacts,
): readonly FetchNode[] {
  const operation = node.requires && inlineFragments(parse(node.operation, { noLocation: true }));
  if (!operation) return [node];
  const read = readFields(operation, node.serviceName, facts.types);
  if (read.every(({ needs }) => needs.size === 0)) return [node];
  const fields = asked ? tellNarrowings(read, path, asked, facts.types) : read;
  const parts: Part[] = [];
  // What is always asked for comes first, so that the others may share its representation.
  for (const field of fields.sort((one, other) => one.conditions.length - other.conditions.length)) {
    const { conditions, needs } = field;
    const part = parts.find((each) => fits(field, each, facts));
    if (part) {
      part.fields.push(field);
      merge(part.needs, needs);
    } else
      parts.push({ conditions: needs.size === 0 ? '' : conditions, needs: merge(new Map(), needs), fields: [field] });
  }
  const fetches = parts.length < 2 ? [node] : parts.map((part) => fetchPart(node, operation, part, facts));
  return fetches.map((fetch, index) => ({ ...fetch, requires: usefulInputs(fetch, parts[index]?.fields ?? []) }));
}

/** With the types above of which alone a field is wanted, unless that is the same for all of them. */
function tellNarrowings(
  fields: EntityField[],
  path: ResponsePath,
  asked: OperationDefinitionNode,
  types: SupergraphTypes,
): EntityField[] {
  const told = fields.map(({ field }) =>
    narrowingsAbove(asked, path, new Set([responseNameOf(field)]), types)
      .map(({ step, objects }) => `${step} ${[...objects].sort()}`)
      .join(' '),
  );
  if (new Set(told).size < 2) return fields;
  return fields.map((field, index) => ({ ...field, conditions: `${field.conditions}${told[index]}` }));
}

/** Without what does for none of the fields where a fuller input of the type does: it would have them asked for when what they require is not there. */
function usefulInputs({ requires = [] }: FetchNode, fields: readonly EntityField[]): QueryPlanSelectionNode[] {
  const inputs = requires.map((input) => ({ input, tree: treeOfInputs([input]) }));
  return inputs
    .filter(
      ({ input, tree }) =>
        fields.some(({ needs }) => covers(tree, needs)) ||
        !inputs.some((other) => sameType(input, other.input) && covers(other.tree, tree) && !covers(tree, other.tree)),
    )
    .map(({ input }) => input);
}

const sameType = (one: QueryPlanSelectionNode, other: QueryPlanSelectionNode): boolean =>
  one.kind === 'InlineFragment' && other.kind === 'InlineFragment' && one.typeCondition === other.typeCondition;

const fits = ({ conditions, needs }: EntityField, part: Part, facts: SupergraphFacts): boolean =>
  (conditions === part.conditions || (part.conditions === '' && covers(part.needs, needs))) &&
  !clash(needs, part.needs, facts);

/** Whether both have the same field at one place, with different arguments. */
function clash(needs: FieldTree, others: FieldTree, facts: SupergraphFacts): boolean {
  const realName = (name: string) => facts.requiredFields.get(name)?.name.value ?? name;
  return [...needs].some(([name, below]) =>
    [...others].some(([other, otherBelow]) =>
      name === other ? clash(below, otherBelow, facts) : realName(name) === realName(other),
    ),
  );
}

export function merge(into: FieldTree, tree: FieldTree): FieldTree {
  for (const [name, below] of tree) into.set(name, merge(into.get(name) ?? new Map(), below));
  return into;
}

/** The fields asked of the entities. */
export function readFields(
  operation: OperationDefinitionNode,
  subgraph: string,
  types: SupergraphTypes,
): EntityField[] {
  const look = (set: SelectionSetNode | undefined, type: string, outer: readonly DirectiveNode[]): EntityField[] =>
    (set?.selections ?? []).flatMap((selection) => {
      const directives = [...outer, ...(selection.directives ?? []).filter(isCondition)];
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return look(selection.selectionSet, selection.typeCondition?.name.value ?? type, directives);
      if (selection.kind !== Kind.FIELD) return [];
      const required = types.requiresOf(subgraph, type, selection.name.value);
      const conditions = directives.map(print).sort().join(' ');
      return [{ field: selection, type, conditions, needs: required ? treeOf(required) : new Map() }];
    });
  return operation.selectionSet.selections.flatMap((entities) =>
    entities.kind === Kind.FIELD ? look(entities.selectionSet, '', []) : [],
  );
}

function fetchPart(
  node: FetchNode,
  operation: OperationDefinitionNode,
  { fields, needs }: Part,
  { types }: SupergraphFacts,
): FetchNode {
  const kept = new Set(fields.map(({ field }) => field));
  const narrowed: OperationDefinitionNode = visit(operation, {
    SelectionSet: {
      // Depth first, so that a fragment which lost all its fields is gone, too.
      leave: (set) => ({
        ...set,
        selections: set.selections.filter(
          (selection) => selection.kind !== Kind.INLINE_FRAGMENT || selection.selectionSet.selections.length > 0,
        ),
      }),
    },
    Field: (field, _key, _parent, _path, ancestors) => {
      const depth = ancestors.filter((ancestor) => 'kind' in ancestor && ancestor.kind === Kind.FIELD).length;
      if (depth !== 1) return undefined;
      // What is asked of the entity goes as it is, or not at all.
      return kept.has(field) ? false : null;
    },
  });
  return { ...writeFetch(node, narrowed), requires: neededInputs(node, needs, types) };
}

/** Without what nothing of this needs. */
export function neededInputs(
  { requires = [], serviceName }: FetchNode,
  needs: FieldTree,
  types: SupergraphTypes,
): QueryPlanSelectionNode[] {
  return requires.map((fragment) => {
    if (fragment.kind !== 'InlineFragment') return fragment;
    const wanted = merge(new Map([['__typename', new Map()]]), needs);
    for (const key of types.keysOf(serviceName, fragment.typeCondition ?? '')) treeOf(key, wanted);
    return { ...fragment, selections: prune(fragment.selections, wanted) };
  });
}

/** A leaf of the tree stands for all below it. */
function prune(selections: readonly QueryPlanSelectionNode[], wanted: FieldTree): QueryPlanSelectionNode[] {
  if (wanted.size === 0) return [...selections];
  return selections.flatMap((selection): QueryPlanSelectionNode[] => {
    if (selection.kind === 'InlineFragment') return [{ ...selection, selections: prune(selection.selections, wanted) }];
    const below = wanted.get(selection.name);
    if (!below) return selection.name === '__typename' ? [selection] : [];
    return [{ ...selection, ...(selection.selections && { selections: prune(selection.selections, below) }) }];
  });
}
