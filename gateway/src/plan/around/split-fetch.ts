/**
 * Fields of one entity that the planner fetches together, though one representation does not do for all of them.
 *
 * Two fields may require one field with different arguments, for which a representation has room but once. And what a field under
 * `@include` requires is not fetched when it is not included: the representation then lacks it, and the other fields are not asked for either. Such fields are
 * fetched side by side, each with what it requires.
 */
import type { FetchNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type DirectiveNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import { covers, type FieldTree, treeOf } from './field-tree.ts';
import { inlineFragments } from './inline-fragments.ts';
import { mapPlan } from './map-plan.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';

interface EntityField {
  readonly field: FieldNode;
  readonly type: string;
  /** Of the field and of the fragments around it, in GraphQL's notation. */
  readonly conditions: string;
  readonly needs: FieldTree;
}

interface Part {
  readonly conditions: string;
  readonly needs: FieldTree;
  readonly fields: EntityField[];
}

/** For a plan in which required fields have their own names. */
export const splitFetches = (plan: QueryPlan, facts: SupergraphFacts): QueryPlan =>
  mapPlan(plan, { fetch: (node) => splitFetch(node, facts) });

function splitFetch(node: FetchNode, facts: SupergraphFacts): readonly FetchNode[] {
  const operation = node.requires && inlineFragments(parse(node.operation, { noLocation: true }));
  if (!operation) return [node];
  const fields = readFields(operation, node.serviceName, facts);
  if (fields.every(({ needs }) => needs.size === 0)) return [node];
  const parts: Part[] = [];
  // What is always asked for comes first, so that the others may share its representation.
  for (const field of fields.sort((one, other) => one.conditions.length - other.conditions.length)) {
    const { conditions, needs } = field;
    const part = needs.size === 0 ? parts[0] : parts.find((each) => fits(field, each, facts));
    if (part) {
      part.fields.push(field);
      merge(part.needs, needs);
    } else
      parts.push({ conditions: needs.size === 0 ? '' : conditions, needs: merge(new Map(), needs), fields: [field] });
  }
  return parts.length < 2 ? [node] : parts.map((part) => fetchPart(node, operation, part, facts));
}

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

function merge(into: FieldTree, tree: FieldTree): FieldTree {
  for (const [name, below] of tree) into.set(name, merge(into.get(name) ?? new Map(), below));
  return into;
}

const isCondition = ({ name }: DirectiveNode): boolean => name.value === 'skip' || name.value === 'include';

/** The fields asked of the entities. */
function readFields(operation: OperationDefinitionNode, subgraph: string, { types }: SupergraphFacts): EntityField[] {
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
  const used = new Set<string>();
  visit(narrowed.selectionSet, { Variable: ({ name }) => void used.add(name.value) });
  const part = visit(narrowed, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? false : null),
  });
  return {
    ...node,
    operation: stripIgnoredCharacters(print(part)),
    requires: (node.requires ?? []).map((fragment) => keepInputs(fragment)),
    ...(node.variableUsages && { variableUsages: node.variableUsages.filter((name) => used.has(name)) }),
  };

  /** Without what only the other parts need. */
  function keepInputs(fragment: QueryPlanSelectionNode): QueryPlanSelectionNode {
    if (fragment.kind !== 'InlineFragment') return fragment;
    const wanted = merge(new Map([['__typename', new Map()]]), needs);
    for (const key of types.keysOf(node.serviceName, fragment.typeCondition ?? '')) treeOf(key, wanted);
    return { ...fragment, selections: prune(fragment.selections, wanted) };
  }
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
