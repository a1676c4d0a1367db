/** A subgraph of the contract that makes its answers up: any valid call is answered at once, the same way every time, and nothing is kept. */
import { buildSubgraphSchema } from '@apollo/subgraph';
import { readTypeDefs, type SubgraphName } from '@meridian/schema/type-defs.ts';
import {
  defaultTypeResolver,
  type ExecutionResult,
  execute,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLTypeResolver,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql';

export interface SubgraphCall {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/** Items of every list. */
const listLength = 2;

/** What clients would take for a value of each scalar. */
const scalars: Readonly<Record<string, unknown>> = {
  Boolean: true,
  Date: '2024-03-01',
  DateTime: '2024-03-01T08:00:00Z',
  Decimal: '0.10',
  Duration: 'P26W',
  Float: 0.5,
  Int: 7,
  PartialDateTime: '2024-03',
  UCUM: 'mg/dL',
};

/** Where it stands in the answer tells entities apart. */
const identify = ({ path }: GraphQLResolveInfo): string => {
  const keys: (string | number)[] = [];
  for (let at: GraphQLResolveInfo['path'] | undefined = path.prev; at; at = at.prev) keys.push(at.key);
  return keys.toReversed().join('-');
};

function makeUp(type: GraphQLOutputType, info: GraphQLResolveInfo): unknown {
  if (isNonNullType(type)) return makeUp(type.ofType, info);
  if (isListType(type)) return Array.from({ length: listLength }, () => makeUp(type.ofType, info));
  if (isEnumType(type)) return type.getValues()[0]?.value;
  if (isObjectType(type) || isAbstractType(type)) return {};
  return type.name === 'ID' ? identify(info) : (scalars[type.name] ?? info.fieldName);
}

/** What was told of an entity is what it is; the rest is made up. */
const fieldResolver: GraphQLFieldResolver<unknown, unknown> = (source, _args, _context, info) => {
  const told = typeof source === 'object' && source !== null && Object.hasOwn(source, info.fieldName);
  return told ? (source as Record<string, unknown>)[info.fieldName] : makeUp(info.returnType, info);
};

const typeResolver: GraphQLTypeResolver<unknown, unknown> = (value, context, info, type) =>
  defaultTypeResolver(value, context, info, type) ?? info.schema.getPossibleTypes(type)[0]?.name;

export function createMadeUpSubgraph(name: SubgraphName): (call: SubgraphCall) => Promise<ExecutionResult> {
  const schema = buildSubgraphSchema({ typeDefs: parse(readTypeDefs(name)) });
  return async ({ query, variables }) =>
    execute({
      schema,
      document: parse(query, { noLocation: true }),
      rootValue: {},
      variableValues: variables ?? {},
      fieldResolver,
      typeResolver,
    });
}
