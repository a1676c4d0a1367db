/** CollectFields of the GraphQL specification (6.3.2), done once for every value that `@skip` and `@include` may have. */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
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
      if (applied === undefined && asksForNothing(fragment.selectionSet, new Set())) continue;
      if (applied === undefined) return false;
      if (applied && !collect(fragment.selectionSet)) return false;
    }
    return true;
  }

  /** `seen` holds the fragments that have been looked into: each says the same everywhere. */
  const asksForNothing = ({ selections }: SelectionSetNode, seen: Set<string>): boolean =>
    selections.every((selection) => {
      if (!isIncluded(selection, conditions)) return true;
      if (selection.kind === Kind.FIELD) return false;
      if (selection.kind === Kind.INLINE_FRAGMENT) return asksForNothing(selection.selectionSet, seen);
      const name = selection.name.value;
      const fragment = fragments.get(name);
      if (fragment === undefined || seen.has(name)) return true;
      seen.add(name);
      return asksForNothing(fragment.selectionSet, seen);
    });

  for (const selectionSet of selectionSets) if (!collect(selectionSet)) return undefined;
  return fields;
}
