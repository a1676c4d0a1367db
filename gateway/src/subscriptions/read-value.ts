/** What an operation asks of a value that a source gives whole: the value under the operation's names. */
import { codedError } from '@meridian/kit/errors';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { isJsonObject, type JsonObject, write } from '../execute/json-object.ts';
import { typeNamesWithin } from '../execute/type-names.ts';

export interface ReadingValue {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced variables, which decide what is included. */
  readonly variables: Readonly<Record<string, unknown>>;
}

const incomplete = () => codedError('SOURCE_ERROR', 'The event does not hold all that is asked of it.');

function isIncluded(node: SelectionNode, variables: ReadingValue['variables']): boolean {
  if (node.directives?.length === 0) return true;
  return (
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false
  );
}

/**
 * Adds to what another selection has read of the same value, because one response name may be asked for in several places.
 *
 * Throws a coded error when the value lacks something, or when it depends on an argument, which the source has not been told.
 */
export function readValue(
  value: unknown,
  type: GraphQLNamedType,
  selections: SelectionSetNode,
  reading: ReadingValue,
  before?: unknown,
): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) {
    const items = Array.isArray(before) ? before : [];
    return value.map((item, index) => readValue(item, type, selections, reading, items[index]));
  }
  if (!isJsonObject(value)) throw incomplete();
  const concrete = isObjectType(type) ? type : reading.schema.getType(String(value.__typename));
  if (!isObjectType(concrete)) throw incomplete();
  const into = isJsonObject(before) ? before : {};
  readInto(into, value, concrete, selections, reading);
  return into;
}

function readInto(
  into: JsonObject,
  value: JsonObject,
  type: GraphQLNamedType,
  selections: SelectionSetNode,
  reading: ReadingValue,
): void {
  const { schema, fragments, variables } = reading;
  for (const selection of selections.selections) {
    if (!isIncluded(selection, variables)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = (selection.alias ?? selection.name).value;
      const before = Object.hasOwn(into, key) ? into[key] : undefined;
      write(into, key, readField(value, type, selection, reading, before));
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    if (fragment === undefined) throw incomplete();
    const condition = fragment.typeCondition?.name.value;
    if (condition === undefined || typeNamesWithin(schema, condition).has(type.name))
      readInto(into, value, type, fragment.selectionSet, reading);
  }
}

function readField(
  value: JsonObject,
  type: GraphQLNamedType,
  field: FieldNode,
  reading: ReadingValue,
  before: unknown,
): unknown {
  const name = field.name.value;
  if (name === '__typename') return type.name;
  if (!Object.hasOwn(value, name) || value[name] === undefined || (field.arguments?.length ?? 0) > 0)
    throw incomplete();
  if (field.selectionSet === undefined) return value[name];
  const returned = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name]?.type : undefined;
  if (returned === undefined) throw incomplete();
  return readValue(value[name], getNamedType(returned), field.selectionSet, reading, before);
}
