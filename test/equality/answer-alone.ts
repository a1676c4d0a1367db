/** What the answer must be when nothing fails: graphql-js over the schema that clients see and the same records, without any subgraph. */
import {
  type DocumentNode,
  defaultFieldResolver,
  type ExecutionResult,
  execute,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getLocation,
  getNamedType,
  getOperationAST,
  isAbstractType,
  isEnumType,
  Kind,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
  type SourceLocation,
} from 'graphql';
import type { Operation } from './generate-operation.ts';
import type { ContextArgument } from './read-contexts.ts';
import { identify, type Memory, type World } from './supergraphs/supergraph-under-test.ts';

type Path = GraphQLResolveInfo['path'];

export interface TrueAnswer {
  readonly answer: ExecutionResult;
  /** The record that stands at a place of the answer, where one does. */
  identityAt(path: readonly (string | number)[]): string | undefined;
  /** Where the document asks for the field there; nothing for a list's item. */
  locationsAt(path: readonly (string | number)[]): readonly SourceLocation[];
  /** The records that stand there or below. */
  identitiesFrom(path: readonly (string | number)[]): readonly string[];
}

export const pathToList = (path: Path | undefined): (string | number)[] =>
  path ? [...pathToList(path.prev), path.key] : [];

/** What stands behind one supergraph. */
export interface Truth {
  readonly schema: GraphQLSchema;
  readonly world: World;
  readonly contexts: ReadonlyMap<string, readonly ContextArgument[]>;
}

export async function answerAlone(truth: Truth, { query, variables, operationName }: Operation): Promise<TrueAnswer> {
  const document = parse(query);
  const identityOf = identify(truth.world);
  const resolve = resolveAlone(truth);
  const identities = new Map<string, string | undefined>();
  const locations = new Map<string, readonly SourceLocation[]>();
  const result = await execute({
    schema: truth.schema,
    document,
    rootValue: rootOf(truth.world, document, operationName),
    variableValues: variables,
    operationName,
    fieldResolver: (source, args, _context, info) => {
      identities.set(JSON.stringify(pathToList(info.path.prev)), identityOf(source));
      const nodes = info.fieldNodes.flatMap(({ loc }) => (loc ? [getLocation(loc.source, loc.start)] : []));
      locations.set(JSON.stringify(pathToList(info.path)), nodes);
      return resolve(source, args, info);
    },
  });
  return {
    answer: JSON.parse(JSON.stringify(result)),
    identityAt: (path) => identities.get(JSON.stringify(path)),
    locationsAt: (path) => locations.get(JSON.stringify(path)) ?? [],
    identitiesFrom: (path) => {
      const start = JSON.stringify(path).slice(0, -1);
      return [...identities].flatMap(([place, identity]) =>
        identity !== undefined && (place === `${start}]` || path.length === 0 || place.startsWith(`${start},`))
          ? [identity]
          : [],
      );
    },
  };
}

export const rootOf = (
  { Query, Mutation }: World,
  document: DocumentNode,
  name: string | undefined,
): object | undefined => (getOperationAST(document, name)?.operation === OperationTypeNode.MUTATION ? Mutation : Query);

/** A field's value by the records, for one operation. */
export function resolveAlone({
  contexts,
}: Truth): (source: unknown, args: object, info: GraphQLResolveInfo) => unknown {
  const memory: Memory = new Map();
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

  return (source, args, info) => {
    const type = info.parentType.name;
    parents.set(info.path, { source, type });
    const above = contexts.get(`${type}.${info.fieldName}`) ?? [];
    const told = above.map((argument) => [argument.argument, fromAbove(info.path, argument)]);
    return seen(defaultFieldResolver(source, { ...args, ...Object.fromEntries(told) }, memory, info), info);
  };
}

/** Clients see null in place of an object of an inaccessible type, and of such a value of an enum. */
function seen(value: unknown, info: GraphQLResolveInfo): unknown {
  if (Array.isArray(value)) return value.map((item) => seen(item, info));
  const type = getNamedType(info.returnType);
  if (isEnumType(type)) return type.getValue(String(value)) ? value : null;
  const { __typename } = Object(value) as { readonly __typename?: string };
  return isAbstractType(type) && !info.schema.getType(__typename ?? '') ? null : value;
}

function readSelection(source: unknown, { selections }: SelectionSetNode): unknown {
  const [field] = selections;
  if (field?.kind !== Kind.FIELD || typeof source !== 'object' || source === null) return undefined;
  const value: unknown = (source as Readonly<Record<string, unknown>>)[field.name.value];
  return field.selectionSet ? readSelection(value, field.selectionSet) : value;
}
