/**
 * Fields of one entity that require one field with different arguments.
 *
 * The planner fetches them together, but a representation has room for one value under the required field's name. So they are fetched side by side.
 */
import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import { inlineFragments } from './inline-fragments.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';

interface Part {
  readonly needs: ReadonlySet<string>;
  readonly fields: ReadonlySet<FieldNode>;
}

/** The fetch itself when nothing of it clashes. */
export function splitFetch(node: FetchNode, facts: SupergraphFacts): readonly FetchNode[] {
  const rivals = findRivals(node.requires ?? [], facts);
  if (rivals.size === 0) return [node];
  const operation = inlineFragments(parse(node.operation, { noLocation: true }));
  if (!operation) return [node];
  const parts: Part[] = [];
  for (const { field, type } of entityFields(operation)) {
    const needs = facts.needsOf(node.serviceName, type, field.name.value);
    const at = parts.findIndex((part) => !clash(part.needs, needs, rivals));
    const part = parts[at];
    if (part) parts[at] = { needs: part.needs.union(needs), fields: new Set(part.fields).add(field) };
    else parts.push({ needs, fields: new Set([field]) });
  }
  return parts.map((part) => fetchPart(node, operation, part, rivals));
}

/** Own name → those that stand for the same field at the same place of the representation. */
type Rivals = ReadonlyMap<string, ReadonlySet<string>>;

function findRivals(requires: readonly QueryPlanSelectionNode[], { requiredFields }: SupergraphFacts): Rivals {
  const rivals = new Map<string, Set<string>>();
  const look = (selections: readonly QueryPlanSelectionNode[]): void => {
    const byField = new Map<string, Set<string>>();
    for (const selection of allFields(selections)) {
      const real = requiredFields.get(selection.name)?.name.value;
      if (real !== undefined) byField.set(real, (byField.get(real) ?? new Set()).add(selection.name));
      if (selection.selections) look(selection.selections);
    }
    for (const names of byField.values()) {
      if (names.size > 1) for (const name of names) rivals.set(name, names.union(rivals.get(name) ?? new Set()));
    }
  };
  look(requires);
  return rivals;
}

const allFields = (
  selections: readonly QueryPlanSelectionNode[],
): readonly Extract<QueryPlanSelectionNode, { kind: 'Field' }>[] =>
  selections.flatMap((selection) => (selection.kind === 'Field' ? [selection] : allFields(selection.selections)));

const clash = (some: ReadonlySet<string>, others: ReadonlySet<string>, rivals: Rivals): boolean =>
  [...some].some((name) => [...others].some((other) => other !== name && rivals.get(name)?.has(other)));

/** The fields asked of the entities, each with the type on which it is asked. */
function entityFields(
  operation: OperationDefinitionNode,
): readonly { readonly field: FieldNode; readonly type: string }[] {
  const found: { readonly field: FieldNode; readonly type: string }[] = [];
  const look = (set: SelectionSetNode | undefined, type: string): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) found.push({ field: selection, type });
      if (selection.kind === Kind.INLINE_FRAGMENT)
        look(selection.selectionSet, selection.typeCondition?.name.value ?? type);
    }
  };
  for (const entities of operation.selectionSet.selections)
    if (entities.kind === Kind.FIELD) look(entities.selectionSet, '');
  return found;
}

function fetchPart(
  node: FetchNode,
  operation: OperationDefinitionNode,
  { needs, fields }: Part,
  rivals: Rivals,
): FetchNode {
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
      return fields.has(field) ? false : null;
    },
  });
  const used = new Set<string>();
  visit(narrowed.selectionSet, { Variable: ({ name }) => void used.add(name.value) });
  const part = visit(narrowed, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? false : null),
  });
  const dropRivals = (selections: readonly QueryPlanSelectionNode[]): QueryPlanSelectionNode[] =>
    selections
      .filter((selection) => selection.kind !== 'Field' || !rivals.has(selection.name) || needs.has(selection.name))
      .map(
        (selection) =>
          ({
            ...selection,
            ...(selection.selections && { selections: dropRivals(selection.selections) }),
          }) as QueryPlanSelectionNode,
      );
  return {
    ...node,
    operation: stripIgnoredCharacters(print(part)),
    ...(node.requires && { requires: dropRivals(node.requires) }),
    ...(node.variableUsages && { variableUsages: node.variableUsages.filter((name) => used.has(name)) }),
  };
}
