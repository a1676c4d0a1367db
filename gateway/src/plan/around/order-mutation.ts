/**
 * The planner groups the root fields of a mutation by their fragments: what stands in two of them is run twice, and the fields of other subgraphs in between come too early or too late. The specification wants each response name
 * run once, in the order in which it is first asked for (GraphQL, 6.2.2 and 6.3.2). So each is planned as a mutation of its own, and their plans follow one another.
 */
import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { inlineFragments } from './inline-fragments.ts';

/** One place where a root field stands, under all of these conditions. */
interface Occurrence {
  readonly field: FieldNode;
  readonly conditions: readonly DirectiveNode[];
}

const isCondition = ({ name: { value } }: DirectiveNode): boolean => value === 'skip' || value === 'include';

/** Undefined when a variable decides. */
function holds(condition: DirectiveNode): boolean | undefined {
  const value = condition.arguments?.[0]?.value;
  return value?.kind === Kind.BOOLEAN ? value.value === (condition.name.value === 'include') : undefined;
}

const negated = (condition: DirectiveNode): DirectiveNode => ({
  ...condition,
  name: { kind: Kind.NAME, value: condition.name.value === 'skip' ? 'include' : 'skip' },
});

function collect(
  { selections }: SelectionSetNode,
  outer: readonly DirectiveNode[],
  into: Map<string, Occurrence[]>,
): void {
  for (const selection of selections) {
    const { directives = [] } = selection;
    const own = directives.filter(isCondition);
    if (own.some((condition) => holds(condition) === false)) continue;
    const conditions = [...outer, ...own.filter((condition) => holds(condition) === undefined)];
    if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet, conditions, into);
    else if (selection.kind === Kind.FIELD) {
      const name = selection.alias?.value ?? selection.name.value;
      const field = { ...selection, directives: directives.filter((directive) => !isCondition(directive)) };
      into.set(name, [...(into.get(name) ?? []), { field, conditions }]);
    }
  }
}

const under = (conditions: readonly DirectiveNode[], selections: readonly SelectionNode[]): readonly SelectionNode[] =>
  conditions.reduce<readonly SelectionNode[]>(
    (inner, condition) => [
      {
        kind: Kind.INLINE_FRAGMENT,
        directives: [condition],
        selectionSet: { kind: Kind.SELECTION_SET, selections: inner },
      },
    ],
    selections,
  );

/** The first occurrence, with what the others select below it as long as their conditions hold. */
function merge(first: FieldNode, others: readonly Occurrence[]): FieldNode {
  if (first.selectionSet === undefined) return first;
  const selections = others.flatMap(({ field, conditions }) =>
    field.selectionSet ? under(conditions, field.selectionSet.selections) : [],
  );
  return {
    ...first,
    selectionSet: { ...first.selectionSet, selections: [...first.selectionSet.selections, ...selections] },
  };
}

/** Selections of which one at most is run, whatever the variables are: each stands where those before it do not hold. */
function once(occurrences: readonly Occurrence[], excluded: readonly DirectiveNode[] = []): readonly SelectionNode[] {
  const [first, ...others] = occurrences;
  if (first === undefined) return [];
  const unconditional = others.find(({ conditions }) => conditions.length === 0);
  if (first.conditions.length === 0) return under(excluded, [merge(first.field, others)]);
  if (unconditional) {
    const rest = occurrences.filter((occurrence) => occurrence !== unconditional);
    return under(excluded, [merge(unconditional.field, rest)]);
  }
  const taken = under([...excluded, ...first.conditions], [merge(first.field, others)]);
  // That not all of several conditions hold is one case for each of them.
  const cases = first.conditions.flatMap((condition, index) =>
    once(others, [...excluded, ...first.conditions.slice(0, index), negated(condition)]),
  );
  return [...taken, ...cases];
}

/** The mutations that follow one another; undefined for an operation that is no mutation, or needs none of this. */
function splitMutation(document: DocumentNode, operationName: string | undefined): readonly DocumentNode[] | undefined {
  const operation = inlineFragments(document, operationName);
  if (operation?.operation !== OperationTypeNode.MUTATION) return undefined;
  const { selections } = operation.selectionSet;
  if (selections.length === 1 && selections[0]?.kind === Kind.FIELD) return undefined;
  const occurrences = new Map<string, Occurrence[]>();
  collect(operation.selectionSet, [], occurrences);
  return [...occurrences.values()].map((ofOne) => withSelections(operation, once(ofOne)));
}

const withSelections = (operation: OperationDefinitionNode, selections: readonly SelectionNode[]): DocumentNode => ({
  kind: Kind.DOCUMENT,
  definitions: [{ ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } }],
});

/** Plans by `plan`: at once, or one after the other. */
export function orderMutation(
  document: DocumentNode,
  operationName: string | undefined,
  plan: (document: DocumentNode) => QueryPlan,
): QueryPlan {
  const parts = splitMutation(document, operationName);
  if (parts === undefined) return plan(document);
  const nodes = parts.map((part) => plan(part).node).filter((node): node is PlanNode => node !== undefined);
  return nodes.length === 0 ? { kind: 'QueryPlan' } : { kind: 'QueryPlan', node: { kind: 'Sequence', nodes } };
}
