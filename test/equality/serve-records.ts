/** A subgraph that answers from the records of a world; of an entity it is asked for, it knows what others own only when it is told. */
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type ExecutionResult,
  execute,
  getOperationAST,
  type InterfaceTypeDefinitionNode,
  type InterfaceTypeExtensionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
} from 'graphql';
import {
  applyEdits,
  callFault,
  entityFault,
  type Faults,
  type FieldContext,
  looseError,
  watchFields,
} from './inject-faults.ts';
import { shorten } from './lengthen.ts';
import { type EntityRecord, identify, type Memory, type World } from './supergraphs/supergraph-under-test.ts';

export interface SubgraphCall {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
}

/** What belongs to one operation, in whichever subgraph. */
export interface Run {
  readonly memory: Memory;
  readonly faults: Faults;
  /** How much every text is made longer; 0 for not at all. */
  readonly longer: number;
}

export type Serve = (call: SubgraphCall, run: Run) => Promise<ExecutionResult>;

interface EntityFacts {
  /** The outermost field names of each resolvable key. */
  readonly keys: (readonly string[])[];
  readonly externals: readonly string[];
}

/** Of an object: what is known by name. */
type Fields = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function serveRecords(
  subgraph: string,
  typeDefs: string,
  world: World,
  isA: (type: string, abstract: string) => boolean,
): Serve {
  const document = parse(typeDefs);
  const facts = readEntityFacts(document);
  const schema = buildSubgraphSchema({ typeDefs: document });
  const identityOf = identify(world);

  function findEntity(representation: Fields): EntityRecord | undefined {
    const typename = String(representation.__typename);
    const key = facts.get(typename)?.keys.find((fields) => fields.every((name) => representation[name] != null));
    return (
      key &&
      world.entities.find(
        (entity) =>
          (entity.__typename === typename || isA(entity.__typename, typename)) &&
          key.every((name) => agrees(representation[name], (entity as unknown as Fields)[name])),
      )
    );
  }

  /** The entity as this subgraph sees it when it is asked for by its key. */
  function viewOf(entity: EntityRecord, representation: Fields): object {
    const typename = String(representation.__typename);
    // An interface object stands for all its implementations.
    const own = schema.getType(entity.__typename) ? entity.__typename : typename;
    const told = (facts.get(typename)?.externals ?? []).map((name) => [name, representation[name]] as const);
    return Object.create(
      entity,
      Object.fromEntries([['__typename', own] as const, ...told].map(([name, value]) => [name, { value }])),
    );
  }

  watchFields(schema);
  const entities = schema.getQueryType()?.getFields()._entities;
  // What goes wrong with entities is decided for each of them, whoever else is in the list.
  if (entities)
    entities.resolve = (_source, { representations }: { representations: readonly Fields[] }, context: FieldContext) =>
      representations.map((representation) => {
        const entity = findEntity(representation);
        if (!entity) return null;
        const fault = entityFault(context, identityOf(entity) ?? '');
        if (fault !== undefined) return fault === 'null' ? null : fault;
        return viewOf(entity, representation);
      });

  return async ({ query, variables = {}, operationName }, { memory, faults, longer }) => {
    const called = parse(query, { noLocation: true });
    const operation = getOperationAST(called, operationName);
    const context: FieldContext = { faults, memory, longer, subgraph, identityOf, places: new WeakMap(), edits: [] };
    const whole = callFault(context, askedFor(operation, variables));
    if (whole !== undefined && whole !== 'loose error') return toJson(whole);
    const result = await execute({
      schema,
      document: called,
      rootValue: operation?.operation === OperationTypeNode.MUTATION ? world.Mutation : world.Query,
      variableValues: variables,
      operationName,
      contextValue: context,
    });
    const answer = toJson(result);
    applyEdits(answer.data, context.edits);
    return whole === 'loose error'
      ? toJson({ ...answer, errors: [...(answer.errors ?? []), looseError(context)] })
      : answer;
  };
}

/** As it would arrive over a wire, and nobody else's. */
const toJson = (result: ExecutionResult): ExecutionResult => JSON.parse(JSON.stringify(result));

/** The root fields, or the types of the entities: the same however they are put into calls. */
function askedFor(
  operation: OperationDefinitionNode | null | undefined,
  { representations }: Readonly<Record<string, unknown>>,
): string {
  const fields = operation?.selectionSet.selections.map((each) => (each.kind === Kind.FIELD ? each.name.value : ''));
  if (!fields?.includes('_entities') || !Array.isArray(representations)) return [...new Set(fields)].sort().join();
  return [...new Set(representations.map((each) => String((each as Fields).__typename)))].sort().join();
}

/** Whether what a representation says of a key is so. */
const agrees = (said: unknown, known: unknown): boolean =>
  isRecord(said) && isRecord(known)
    ? Object.keys(said).every((name) => name === '__typename' || agrees(said[name], known[name]))
    : shorten(String(said)) === String(known);

function readEntityFacts(document: DocumentNode): ReadonlyMap<string, EntityFacts> {
  const facts = new Map<string, EntityFacts>();
  for (const definition of document.definitions) {
    if (!isTypeWithFields(definition)) continue;
    const known = facts.get(definition.name.value) ?? { keys: [], externals: [] };
    facts.set(definition.name.value, {
      keys: [...known.keys, ...(definition.directives ?? []).flatMap(readKey)],
      externals: [
        ...known.externals,
        ...(definition.fields ?? [])
          .filter(({ directives }) => directives?.some(({ name }) => name.value === 'external'))
          .map(({ name }) => name.value),
      ],
    });
  }
  return facts;
}

const isTypeWithFields = (
  definition: DefinitionNode,
): definition is
  | ObjectTypeDefinitionNode
  | ObjectTypeExtensionNode
  | InterfaceTypeDefinitionNode
  | InterfaceTypeExtensionNode =>
  definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
  definition.kind === Kind.OBJECT_TYPE_EXTENSION ||
  definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
  definition.kind === Kind.INTERFACE_TYPE_EXTENSION;

function readKey({ name, arguments: given = [] }: ConstDirectiveNode): readonly (readonly string[])[] {
  const fields = given.find((argument) => argument.name.value === 'fields')?.value;
  const resolvable = given.find((argument) => argument.name.value === 'resolvable')?.value;
  if (name.value !== 'key' || fields?.kind !== Kind.STRING) return [];
  if (resolvable?.kind === Kind.BOOLEAN && !resolvable.value) return [];
  const [set] = parse(`{ ${fields.value} }`).definitions;
  if (set?.kind !== Kind.OPERATION_DEFINITION) return [];
  return [set.selectionSet.selections.map((each) => (each.kind === Kind.FIELD ? each.name.value : ''))];
}
