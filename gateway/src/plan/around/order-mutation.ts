/**
 * The planner groups the root fields of a mutation by their fragments: what stands in two of them is run twice, and the fields of other subgraphs in between come too early or too late. The specification wants each response name
 * run once, in the order in which it is first asked for (GraphQL, 6.2.2 and 6.3.2), which conditions may change. So each place where one may be run is planned as a mutation
 * of its own, and their plans follow one another.
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
import { addConditions, type Conditions, isCondition } from './conditions.ts';
import { inlineFragments } from './inline-fragments.ts';

/** One place where a root field stands, under all of these conditions. */
interface Occurrence {
  readonly field: FieldNode;
  readonly conditions: Conditions;
}

const responseNameOf = ({ field: { alias, name } }: Occurrence): string => (alias ?? name).value;

/** In the order of the document; without what is never asked for. */
const collect = ({ selections }: SelectionSetNode, outer: Conditions): readonly Occurrence[] =>
  selections.flatMap((selection) => {
    const conditions = addConditions(outer, selection);
    if (conditions === undefined || selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT) return collect(selection.selectionSet, conditions);
    const directives = selection.directives?.filter((directive) => !isCondition(directive));
    return [{ field: { ...selection, directives }, conditions }];
  });

/** Both together; undefined when they exclude each other. */
function both(one: Conditions, other: Conditions): Conditions | undefined {
  const clash = [...other].some(([variable, value]) => one.get(variable) === !value);
  return clash ? undefined : new Map([...one, ...other]);
}

/** In which cases none of these holds; no two cases hold at once. */
const noneHolds = (all: readonly Conditions[]): readonly Conditions[] =>
  all.reduce<readonly Conditions[]>(
    (cases, conditions) =>
      cases.flatMap((before) =>
        [...conditions].flatMap(([variable, value], index) => {
          const first = new Map([...conditions].slice(0, index));
          return both(before, first.set(variable, !value)) ?? [];
        }),
      ),
    [new Map()],
  );

const conditionOn = (variable: string, value: boolean): DirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: value ? 'include' : 'skip' },
  arguments: [
    {
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: 'if' },
      value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } },
    },
  ],
});

const under = (conditions: Conditions, selections: readonly SelectionNode[]): readonly SelectionNode[] =>
  [...conditions].reduce<readonly SelectionNode[]>(
    (inner, [variable, value]) => [
      {
        kind: Kind.INLINE_FRAGMENT,
        directives: [conditionOn(variable, value)],
        selectionSet: { kind: Kind.SELECTION_SET, selections: inner },
      },
    ],
    selections,
  );

/** The field, with what other occurrences select below it as long as their conditions hold. */
function merge(field: FieldNode, others: readonly Occurrence[]): FieldNode {
  if (field.selectionSet === undefined) return field;
  const selections = others.flatMap(({ field: { selectionSet }, conditions }) =>
    selectionSet ? under(conditions, selectionSet.selections) : [],
  );
  return {
    ...field,
    selectionSet: { ...field.selectionSet, selections: [...field.selectionSet.selections, ...selections] },
  };
}

/** An occurrence runs the field where none before it does. */
function runsOf(occurrence: Occurrence, all: readonly Occurrence[]): readonly SelectionNode[] {
  const same = all.filter((other) => responseNameOf(other) === responseNameOf(occurrence));
  const before = same.slice(0, same.indexOf(occurrence)).map(({ conditions }) => conditions);
  const field = merge(
    occurrence.field,
    same.filter((other) => other !== occurrence),
  );
  return noneHolds(before).flatMap((none) => {
    const conditions = both(occurrence.conditions, none);
    return conditions ? under(conditions, [field]) : [];
  });
}

/** The mutations that follow one another; undefined for an operation that is no mutation, or needs none of this. */
function splitMutation(document: DocumentNode, operationName: string | undefined): readonly DocumentNode[] | undefined {
  const operation = inlineFragments(document, operationName);
  if (operation?.operation !== OperationTypeNode.MUTATION) return undefined;
  const { selections } = operation.selectionSet;
  if (selections.length === 1 && selections[0]?.kind === Kind.FIELD) return undefined;
  const occurrences = collect(operation.selectionSet, new Map());
  return occurrences
    .map((occurrence) => runsOf(occurrence, occurrences))
    .filter((runs) => runs.length > 0)
    .map((runs) => withSelections(operation, runs));
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
