/** What the answer must be when nothing fails: graphql-js over the schema that clients see and the same records, without any subgraph. */
import {
  defaultFieldResolver,
  type ExecutionResult,
  execute,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import type { Operation } from './generate-operation.ts';
import type { ContextArgument } from './read-contexts.ts';
import { identify, type Memory, type World } from './supergraphs/supergraph-under-test.ts';

type Path = Parameters<GraphQLFieldResolver<unknown, unknown>>[3]['path'];

export interface TrueAnswer {
  readonly answer: ExecutionResult;
  /** The record that stands at a place of the answer, where one does. */
  identityAt(path: readonly (string | number)[]): string | undefined;
}

const pathToList = (path: Path | undefined): (string | number)[] => (path ? [...pathToList(path.prev), path.key] : []);

export async function answerAlone(
  schema: GraphQLSchema,
  world: World,
  contexts: ReadonlyMap<string, readonly ContextArgument[]>,
  { query, variables, operationName }: Operation,
): Promise<TrueAnswer> {
  const document = parse(query);
  const memory: Memory = new Map();
  const kind = getOperationAST(document, operationName)?.operation;
  const identityOf = identify(world);
  const identities = new Map<string, string | undefined>();
  /** The object whose field stands at a place. */
  const parents = new WeakMap<Path, { readonly source: unknown; readonly type: string }>();

  /** The value that the nearest object above, not the field's own, has for the argument. */
  function fromAbove(path: Path, { types, selection }: ContextArgument): unknown {
    for (let place = path.prev; place; place = place.prev) {
      const above = parents.get(place);
      if (above && types.has(above.type)) return readSelection(above.source, selection);
    }
    return undefined;
  }

  const result = await execute({
    schema,
    document,
    rootValue: kind === OperationTypeNode.MUTATION ? world.Mutation : world.Query,
    variableValues: variables,
    operationName,
    fieldResolver: (source, args, _context, info) => {
      const type = info.parentType.name;
      parents.set(info.path, { source, type });
      identities.set(JSON.stringify(pathToList(info.path.prev)), identityOf(source));
      const above = contexts.get(`${type}.${info.fieldName}`) ?? [];
      const told = above.map((argument) => [argument.argument, fromAbove(info.path, argument)]);
      return defaultFieldResolver(source, { ...args, ...Object.fromEntries(told) }, memory, info);
    },
  });
  return {
    answer: JSON.parse(JSON.stringify(result)),
    identityAt: (path) => identities.get(JSON.stringify(path)),
  };
}

function readSelection(source: unknown, { selections }: SelectionSetNode): unknown {
  const [field] = selections;
  if (field?.kind !== Kind.FIELD || typeof source !== 'object' || source === null) return undefined;
  const value: unknown = (source as Readonly<Record<string, unknown>>)[field.name.value];
  return field.selectionSet ? readSelection(value, field.selectionSet) : value;
}
