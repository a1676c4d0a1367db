/** Variables as graphql-js coerces them, without its work for those that are right as they are. */
import { codedError } from '@meridian/kit/errors';
import {
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getVariableValues,
  isEnumType,
  isInputType,
  isListType,
  isNonNullType,
  isScalarType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromAST,
} from 'graphql';
import type { Variables } from '../subgraphs/subgraph-client.ts';

export type Coerced =
  | { readonly coerced: Variables; readonly errors?: undefined }
  | { readonly errors: readonly GraphQLError[]; readonly coerced?: undefined };

/** True when coercion would give the same value; false when it would not, or cannot be told quickly. */
type IsRight = (value: unknown) => boolean;

const never: IsRight = () => false;

const scalars: ReadonlyMap<string, IsRight> = new Map<string, IsRight>([
  ['String', (value) => typeof value === 'string'],
  ['ID', (value) => typeof value === 'string'],
  ['Boolean', (value) => typeof value === 'boolean'],
  ['Int', (value) => typeof value === 'number' && (value | 0) === value],
  ['Float', Number.isFinite],
]);

function rightFor(type: GraphQLInputType): IsRight {
  if (isNonNullType(type)) {
    const inner = rightFor(type.ofType);
    return (value) => value !== null && inner(value);
  }
  if (isListType(type)) {
    const item = rightFor(type.ofType);
    return (value) => value === null || (Array.isArray(value) && value.every(item));
  }
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().flatMap(({ name, value }) => (name === value ? [name] : [])));
    return (value) => value === null || names.has(value);
  }
  const scalar = (isScalarType(type) && scalars.get(type.name)) || never;
  return (value) => value === null || scalar(value);
}

const maxErrors = 50;

/** What says that there are more errors is about no variable, by which clients' errors are known and coded. */
const coded = (error: GraphQLError): GraphQLError =>
  error.nodes ? error : codedError('BAD_USER_INPUT', error.message);

/** Does what `getVariableValues` of graphql-js does with at most 50 errors, each of which names its variable's definition as its node, and one that says that there are more. */
export function coerceVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): (variables: Variables) => Coerced {
  const slowly = (variables: Variables): Coerced => {
    const { coerced, errors } = getVariableValues(schema, variableDefinitions, variables, { maxErrors });
    return errors ? { errors: errors.map(coded) } : { coerced };
  };

  const rules = variableDefinitions.map(({ variable, type: typeNode, defaultValue }) => {
    const type = typeFromAST(schema, typeNode);
    if (!isInputType(type)) return undefined;
    const initial: unknown = defaultValue && valueFromAST(defaultValue, type);
    return {
      name: variable.name.value,
      isRight: rightFor(type),
      mayBeAbsent: defaultValue === undefined ? !isNonNullType(type) : typeof initial !== 'object' || initial === null,
      initial: defaultValue && { value: initial },
    };
  });
  const known = rules.filter((rule) => rule !== undefined);
  // Assigned to, it would set a prototype.
  if (known.length < rules.length || known.some(({ name }) => name === '__proto__')) return slowly;

  return (variables) => {
    const coerced: Record<string, unknown> = {};
    for (const { name, isRight, mayBeAbsent, initial } of known) {
      if (!Object.hasOwn(variables, name)) {
        if (!mayBeAbsent) return slowly(variables);
        if (initial) coerced[name] = initial.value;
      } else {
        const value = variables[name];
        if (!isRight(value)) return slowly(variables);
        coerced[name] = value;
      }
    }
    return { coerced };
  };
}
