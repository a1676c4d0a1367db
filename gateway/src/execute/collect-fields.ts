/** CollectFields of the GraphQL specification (6.3.2), done once for every value that `@skip` and `@include` may have. */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type NamedTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** Fields under their response names, each with all its occurrences, in the order of the first. */
export type Fields = ReadonlyMap<string, readonly [FieldNode, ...FieldNode[]]>;

export interface Collecting {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  /** The values of all variables that conditions name. */
  readonly conditions: ReadonlyMap<string, boolean>;
}

export const readFragments = (document: DocumentNode): Fragments =>
  new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((definition) => [definition.name.value, definition]),
  );

export const responseName = (field: FieldNode): string => (field.alias ?? field.name).value;

function isIncluded({ directives }: SelectionNode, conditions: Collecting['conditions']): boolean {
  for (const { name, arguments: given } of directives ?? []) {
    const value = given?.[0]?.value;
    const condition =
      value?.kind === Kind.VARIABLE
        ? conditions.get(value.name.value)
        : value?.kind === Kind.BOOLEAN
          ? value.value
          : undefined;
    if (name.value === 'skip' && condition === true) return false;
    if (name.value === 'include' && condition === false) return false;
  }
  return true;
}

/** Undefined when objects of `type`, which is abstract, differ in it. */
function applies(schema: GraphQLSchema, condition: string, type: GraphQLCompositeType): boolean | undefined {
  if (condition === type.name) return true;
  const wanted = schema.getType(condition);
  if (isObjectType(type)) return isAbstractType(wanted) && schema.isSubType(wanted, type);
  const possible = schema.getPossibleTypes(type);
  if (isAbstractType(wanted)) {
    const among = possible.filter((object) => schema.isSubType(wanted, object));
    return among.length === possible.length ? true : among.length === 0 ? false : undefined;
  }
  return possible.some((object) => object === wanted) ? undefined : false;
}

const objectsOf = (schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLObjectType[] =>
  isObjectType(type) ? [type] : schema.getPossibleTypes(type);

/** Those of the object types to which a fragment applies. */
function within(
  schema: GraphQLSchema,
  objects: readonly GraphQLObjectType[],
  condition: NamedTypeNode | undefined,
): readonly GraphQLObjectType[] {
  const wanted = condition && schema.getType(condition.name.value);
  if (!isCompositeType(wanted)) return objects;
  const applicable = new Set(objectsOf(schema, wanted));
  return objects.filter((object) => applicable.has(object));
}

/**
 * What is selected of an object of `type`. An abstract `type` stands for an object of which no more is known; undefined when
 * more must be known of it.
 */
export function collectFields(
  { schema, fragments, conditions }: Collecting,
  type: GraphQLCompositeType,
  selectionSets: Iterable<SelectionSetNode>,
): Fields | undefined {
  const fields = new Map<string, [FieldNode, ...FieldNode[]]>();
  const spread = new Set<string>();

  function collect({ selections }: SelectionSetNode): boolean {
    for (const selection of selections) {
      if (!isIncluded(selection, conditions)) continue;
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value === '__typename' && isAbstractType(type)) return false;
        const name = responseName(selection);
        const known = fields.get(name);
        if (known) known.push(selection);
        else fields.set(name, [selection]);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (spread.has(selection.name.value)) continue;
        spread.add(selection.name.value);
      }
      if (fragment === undefined) continue;
      const applied = fragment.typeCondition ? applies(schema, fragment.typeCondition.name.value, type) : true;
      // What the type would decide does not matter where nothing is asked for.
      if (applied === undefined && asksForNothing(fragment, objectsOf(schema, type), new Set())) continue;
      if (applied === undefined) return false;
      if (applied && !collect(fragment.selectionSet)) return false;
    }
    return true;
  }

  /** Of objects of these types. `seen` holds the fragments that have been looked into, and for which types: each says the same everywhere. */
  function asksForNothing(
    { typeCondition, selectionSet }: InlineFragmentNode | FragmentDefinitionNode,
    around: readonly GraphQLObjectType[],
    seen: Set<string>,
  ): boolean {
    const objects = within(schema, around, typeCondition);
    if (objects.length === 0) return true;
    return selectionSet.selections.every((selection) => {
      if (!isIncluded(selection, conditions)) return true;
      if (selection.kind === Kind.FIELD) return false;
      if (selection.kind === Kind.INLINE_FRAGMENT) return asksForNothing(selection, objects, seen);
      const fragment = fragments.get(selection.name.value);
      const key = [selection.name.value, ...objects].join(' ');
      if (fragment === undefined || seen.has(key)) return true;
      seen.add(key);
      return asksForNothing(fragment, objects, seen);
    });
  }

  for (const selectionSet of selectionSets) if (!collect(selectionSet)) return undefined;
  return fields;
}
