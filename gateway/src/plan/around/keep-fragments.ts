/**
 * Fragments on types that not every subgraph knows where the fragment stands.
 *
 * When a field can be had from several subgraphs, and its union or interface has other object types in one than in another, the planner drops
 * fragments on those that one of them lacks, as the field cannot have such a value if all answer alike. But the subgraph that it then asks may well answer such an
 * object, which would lose all its fields. So what the plan lacks is asked of that subgraph, where it can answer it by itself.
 */
import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import {
  type DirectiveNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import { addSet, type Place, rootTypes } from './fetched-places.ts';
import { mapPlan } from './map-plan.ts';
import { typeNameOf } from './read-join.ts';
import type { SupergraphTypes } from './supergraph-types.ts';

interface Asked {
  readonly field: FieldNode;
  /** `@skip` and `@include` of the fragments around it. */
  readonly conditions: readonly DirectiveNode[];
}

/** `operation` is without named fragments; `fetched` is what `plan` fetches, and is told what is added. */
export function keepFragments(
  plan: QueryPlan,
  operation: OperationDefinitionNode,
  fetched: Place,
  types: SupergraphTypes,
): QueryPlan {
  if (types.uneven.size === 0) return plan;
  const changed = new Map<FetchNode, OperationDefinitionNode>();
  look([operation.selectionSet], rootTypes[operation.operation], fetched);
  if (changed.size === 0) return plan;
  return mapPlan(plan, {
    fetch: (node) => {
      const written = changed.get(node);
      return [written ? writeFetch(node, written, operation) : node];
    },
  });

  function look(asked: readonly SelectionSetNode[], type: string, place: Place): void {
    const below = new Map<string, { readonly type: string; readonly sets: Set<SelectionSetNode> }>();
    for (const object of types.objectsOf(type)) {
      for (const each of asked.flatMap((set) => fieldsFor(set, object, types))) {
        const { name, selectionSet } = each.field;
        const responseName = responseNameOf(each.field);
        const fieldType = types.typeOf(object, name.value);
        if (!fieldType) continue;
        if (types.uneven.has(type) && !isSelected(place, object, responseName, types)) keep(each, object, place);
        if (!selectionSet) continue;
        const known = below.get(responseName) ?? { type: typeNameOf(fieldType), sets: new Set() };
        known.sets.add(selectionSet);
        below.set(responseName, known);
      }
    }
    for (const [name, { type: typeBelow, sets }] of below) {
      const next = place.below.get(name);
      if (next) look([...sets], typeBelow, next);
    }
  }

  function keep({ field, conditions }: Asked, object: string, place: Place): void {
    const at = place.sets.find(
      ({ fetch: { serviceName }, type, selections }) =>
        type !== object &&
        types.objectsIn(serviceName, type).has(object) &&
        isLocal(field, object, serviceName, types) &&
        !selections.some((other) => clashes(other, type, field, object, serviceName, types)),
    );
    if (!at) return;
    const selection = conditions.reduceRight<SelectionNode>(
      (inner, condition) => fragmentOn(undefined, [inner], [condition]),
      withTypenames(field, object, types),
    );
    at.selections.push(fragmentOn(object, [selection]));
    changed.set(at.fetch, at.operation);
    addSet({ ...at, type: object, selections: [selection] }, place, types);
  }
}

/** Whether a selection on another type has the field's response name for a value of another type, which no operation may ask for. */
function clashes(
  other: SelectionNode,
  on: string,
  field: FieldNode,
  object: string,
  subgraph: string,
  types: SupergraphTypes,
): boolean {
  if (other.kind === Kind.FRAGMENT_SPREAD) return false;
  if (other.kind === Kind.INLINE_FRAGMENT) {
    const condition = other.typeCondition?.name.value ?? on;
    return other.selectionSet.selections.some((each) => clashes(each, condition, field, object, subgraph, types));
  }
  return (
    responseNameOf(other) === responseNameOf(field) &&
    types.localType(subgraph, on, other.name.value) !== types.localType(subgraph, object, field.name.value)
  );
}

const responseNameOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;

const fragmentOn = (
  type: string | undefined,
  selections: readonly SelectionNode[],
  directives: readonly DirectiveNode[] = [],
) =>
  ({
    kind: Kind.INLINE_FRAGMENT,
    ...(type !== undefined && {
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } } as const,
    }),
    directives,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  }) as const;

/** What a selection set asks of an object of this type. */
function fieldsFor(
  set: SelectionSetNode,
  object: string,
  types: SupergraphTypes,
  conditions: readonly DirectiveNode[] = [],
): readonly Asked[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD)
      return selection.name.value.startsWith('__') ? [] : [{ field: selection, conditions }];
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    const condition = selection.typeCondition?.name.value;
    if (condition !== undefined && !types.objectsOf(condition).has(object)) return [];
    return fieldsFor(selection.selectionSet, object, types, [...conditions, ...(selection.directives ?? [])]);
  });
}

const isSelected = ({ sets }: Place, object: string, responseName: string, types: SupergraphTypes): boolean =>
  sets.some(
    ({ type, selections }) =>
      (type === object || types.objectsOf(type).has(object)) &&
      selections.some((selection) => selection.kind === Kind.FIELD && responseNameOf(selection) === responseName),
  );

/** Whether the subgraph answers the field and all below it without another's help. */
function isLocal(field: FieldNode, parent: string, subgraph: string, types: SupergraphTypes): boolean {
  const type = types.typeOf(parent, field.name.value);
  if (field.name.value === '__typename') return true;
  if (!type || types.localType(subgraph, parent, field.name.value) === undefined) return false;
  return isLocalSet(field.selectionSet, typeNameOf(type));

  function isLocalSet(set: SelectionSetNode | undefined, on: string): boolean {
    return (set?.selections ?? []).every((selection) => {
      if (selection.kind === Kind.FIELD) return isLocal(selection, on, subgraph, types);
      if (selection.kind === Kind.FRAGMENT_SPREAD) return false;
      const condition = selection.typeCondition?.name.value ?? on;
      return types.objectsIn(subgraph, condition).size > 0 && isLocalSet(selection.selectionSet, condition);
    });
  }
}

/** Objects of abstract types must tell what they are. */
function withTypenames(field: FieldNode, parent: string, types: SupergraphTypes): FieldNode {
  const type = types.typeOf(parent, field.name.value);
  return field.selectionSet && type
    ? { ...field, selectionSet: complete(field.selectionSet, typeNameOf(type)) }
    : field;

  function complete({ kind, selections }: SelectionSetNode, on: string, inside = false): SelectionSetNode {
    const completed = selections.map((selection) => {
      if (selection.kind === Kind.FIELD) return withTypenames(selection, on, types);
      if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
      const condition = selection.typeCondition?.name.value ?? on;
      return { ...selection, selectionSet: complete(selection.selectionSet, condition, true) };
    });
    const isAbstract = !types.objectsOf(on).has(on);
    const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
    return { kind, selections: isAbstract && !inside ? [typename, ...completed] : completed };
  }
}

/** The fetch with a changed operation, and with the client's variables that came into it. */
function writeFetch(
  node: FetchNode,
  operation: OperationDefinitionNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
): FetchNode {
  const used = new Set<string>();
  visit(operation.selectionSet, { Variable: ({ name }) => void used.add(name.value) });
  const known = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value));
  const added = variableDefinitions.filter(({ variable: { name } }) => used.has(name.value) && !known.has(name.value));
  const definitions = [...(operation.variableDefinitions ?? []), ...added];
  return {
    ...node,
    operation: stripIgnoredCharacters(print({ ...operation, variableDefinitions: definitions })),
    variableUsages: [...(node.variableUsages ?? []), ...added.map(({ variable }) => variable.name.value)],
  };
}
