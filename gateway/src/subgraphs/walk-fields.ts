/** The fields that a selection asks of one object type, through inline fragments and fragments by name. */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';

/** What a selection needs to be read: its document's fragments, and the variables that @skip and @include look at. */
export interface Surroundings {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

export const readFragments = (document: DocumentNode): Surroundings['fragments'] =>
  new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );

/** The variables of an operation, with its defaults where the request gives none. */
export const withDefaults = (
  operation: OperationDefinitionNode | undefined,
  variables: Surroundings['variables'],
): Surroundings['variables'] => ({
  ...Object.fromEntries(
    (operation?.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  ),
  ...variables,
});

function condition(selection: SelectionNode, directive: 'skip' | 'include', variables: Surroundings['variables']) {
  const value = selection.directives?.find(({ name }) => name.value === directive)?.arguments?.[0]?.value;
  return value && valueFromASTUntyped(value, variables);
}

const isLeftOut = (selection: SelectionNode, variables: Surroundings['variables']): boolean =>
  condition(selection, 'skip', variables) === true || condition(selection, 'include', variables) === false;

/** Calls `visit` for each, with its response key; one key may come more than once, its selections to be merged. */
export type FieldWalk = (
  selectionSet: SelectionSetNode | undefined,
  type: GraphQLNamedType,
  surroundings: Surroundings,
  visit: (field: FieldNode, responseKey: string) => void,
) => void;

export function createFieldWalk(schema: GraphQLSchema): FieldWalk {
  const applies = (condition: string | undefined, type: GraphQLNamedType): boolean => {
    if (condition === undefined || condition === type.name) return true;
    const named = schema.getType(condition);
    return isAbstractType(named) && isObjectType(type) && schema.isSubType(named, type);
  };

  const walk: FieldWalk = (selectionSet, type, surroundings, visit) => {
    for (const selection of selectionSet?.selections ?? []) {
      if (isLeftOut(selection, surroundings.variables)) continue;
      if (selection.kind === Kind.FIELD) {
        visit(selection, selection.alias?.value ?? selection.name.value);
        continue;
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? surroundings.fragments.get(selection.name.value) : selection;
      if (fragment && applies(fragment.typeCondition?.name.value, type)) {
        walk(fragment.selectionSet, type, surroundings, visit);
      }
    }
  };
  return walk;
}
