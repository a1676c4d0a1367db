/** What an operation and its answers put to the test, so that a generator that no longer makes something is noticed. */
import {
  type FormattedExecutionResult,
  type GraphQLCompositeType,
  getNullableType,
  getOperationAST,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { isCompletion } from './compare.ts';
import type { Operation } from './generate-operation.ts';
import type { Target } from './open-target.ts';

/** How often each must have occurred at least in a thousand operations. */
export const expected = {
  'fragment on an object': 200,
  'fragment on an interface': 60,
  'fragment on a union': 20,
  'fragment by name': 150,
  'fragment without a type': 20,
  'an abstract type narrowed twice': 10,
  alias: 200,
  'an alias that objects have by themselves': 15,
  'one field twice': 200,
  __typename: 150,
  'condition by a variable': 150,
  'condition by a literal': 60,
  'several operations': 50,
  introspection: 20,
  mutation: 40,
  'several mutations': 15,
  'variable with a default': 100,
  'variable left out': 60,
  'variable that is null': 8,
  'variable that is a list': 8,
  'input object': 15,
  enum: 15,
  'variable inside a literal': 8,
  requires: 40,
  provides: 10,
  override: 15,
  'progressive override': 10,
  'interface object': 40,
  context: 20,
  'answered in full': 200,
  'answered in part': 100,
  'answered with nothing': 20,
  'a null that broke a promise': 40,
  'error of a subgraph': 100,
  'value of the wrong kind': 20,
} as const;

export type Feature = keyof typeof expected;

export function featuresOfOperation(
  { schema, features }: Target,
  { query, variables, operationName }: Operation,
): ReadonlySet<Feature> {
  const found = new Set<Feature>();
  const document = parse(query, { noLocation: true });
  const operation = getOperationAST(document, operationName);
  const types = new TypeInfo(schema);
  // A field of an interface is one of its implementations, and the other way round where an interface object adds it.
  const relatives = (type: GraphQLCompositeType): readonly GraphQLCompositeType[] =>
    isAbstractType(type) ? schema.getPossibleTypes(type) : type.getInterfaces();
  let narrowed = 0;
  const narrows = () => isAbstractType(types.getParentType()) || isAbstractType(types.getType());
  visit(
    document,
    visitWithTypeInfo(types, {
      OperationDefinition: { enter: (node) => (node === operation ? undefined : false) },
      SelectionSet: ({ selections }) => {
        const names = selections.flatMap((each) =>
          each.kind === Kind.FIELD ? [each.alias?.value ?? each.name.value] : [],
        );
        if (new Set(names).size < names.length) found.add('one field twice');
      },
      Field: (field) => {
        if (field.alias) found.add('alias');
        if (field.alias && field.alias.value in Object.prototype) found.add('an alias that objects have by themselves');
        if (field.name.value === '__typename') found.add('__typename');
        else if (field.name.value.startsWith('__')) found.add('introspection');
        const parent = types.getParentType();
        const parents = isCompositeType(parent) ? [parent, ...relatives(parent)] : [];
        for (const { name } of parents)
          for (const feature of features.get(`${name}.${field.name.value}`) ?? []) found.add(feature);
      },
      InlineFragment: {
        enter: ({ typeCondition }) => {
          if (!typeCondition) found.add('fragment without a type');
          else noteCondition(typeCondition.name.value);
          if (narrows()) narrowed += 1;
          if (narrowed > 1) found.add('an abstract type narrowed twice');
        },
        leave: () => {
          if (narrows()) narrowed -= 1;
        },
      },
      FragmentSpread: () => void found.add('fragment by name'),
      FragmentDefinition: ({ typeCondition }) => noteCondition(typeCondition.name.value),
      Directive: ({ arguments: given = [] }) => {
        found.add(given[0]?.value.kind === Kind.VARIABLE ? 'condition by a variable' : 'condition by a literal');
      },
      Argument: ({ value }) => {
        const type = getNullableType(types.getInputType());
        if (isInputObjectType(type)) found.add('input object');
        if (isEnumType(type)) found.add('enum');
        if (value.kind === Kind.OBJECT || value.kind === Kind.LIST)
          visit(value, { Variable: () => void found.add('variable inside a literal') });
      },
    }),
  );
  function noteCondition(name: string): void {
    const type = schema.getType(name);
    if (isObjectType(type)) found.add('fragment on an object');
    if (isInterfaceType(type)) found.add('fragment on an interface');
    if (isUnionType(type)) found.add('fragment on a union');
  }
  if (document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length > 1)
    found.add('several operations');
  if (operation?.operation === 'mutation') {
    found.add('mutation');
    if (operation.selectionSet.selections.length > 1) found.add('several mutations');
  }
  for (const { variable, type, defaultValue } of operation?.variableDefinitions ?? []) {
    if (defaultValue) found.add('variable with a default');
    if (!Object.hasOwn(variables, variable.name.value)) found.add('variable left out');
    else if (variables[variable.name.value] === null) found.add('variable that is null');
    if (type.kind === Kind.LIST_TYPE) found.add('variable that is a list');
  }
  return found;
}

export function featuresOfAnswer({ data, errors = [] }: FormattedExecutionResult): readonly Feature[] {
  const found: Feature[] = [];
  if (data && errors.length === 0) found.push('answered in full');
  if (data && errors.length > 0) found.push('answered in part');
  if (!data) found.push('answered with nothing');
  if (errors.some(isCompletion)) found.push('a null that broke a promise');
  if (errors.some((error) => !isCompletion(error))) found.push('error of a subgraph');
  if (errors.some(({ message }) => message.includes('does not fit its type'))) found.push('value of the wrong kind');
  return found;
}
