/** From an event of a source to the data of an execution: the entity that it names is read as the subscriber, then the rest of the plan is run. */
import type { QueryPlan } from '@apollo/query-planner';
import { codedError } from '@meridian/kit/errors';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import { compileSubscription } from '../execute/compile-subscription.ts';
import type { Execution } from '../execute/execution.ts';
import { compileVariables, findClient, type PlanDeps, placeError } from '../execute/fetch-step.ts';
import { isJsonObject, type JsonObject, reader, write } from '../execute/json-object.ts';
import { freeName } from '../plan/around/free-response-names.ts';
import type { PreparedFetch } from '../subgraphs/subgraph-client.ts';
import { isRefusal } from '../subgraphs/upstream-errors.ts';
import { readValue } from './read-value.ts';
import type { SubgraphKeys } from './subgraph-keys.ts';

/** Resolves to false for an event that the subscriber may not see. Rejects with a coded error for one that cannot be told. */
export type RunEvent = (execution: Execution, value: Readonly<JsonObject>) => Promise<boolean>;

export interface EventDeps extends PlanDeps {
  readonly keysOf: SubgraphKeys;
}

/** The primary fetch as the planner wrote it. */
interface Primary {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly field: FieldNode;
  readonly selections: SelectionSetNode;
  readonly type: GraphQLCompositeType;
}

const refuse = (message: string) => codedError('GRAPHQL_VALIDATION_FAILED', message);

function readPrimary(query: string, schema: GraphQLSchema): Primary {
  const { definitions } = parse(query, { noLocation: true });
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [field] = operation?.selectionSet.selections ?? [];
  if (!operation || field?.kind !== Kind.FIELD) throw new Error('the planner has not planned a field to subscribe to');
  const returned = schema.getSubscriptionType()?.getFields()[field.name.value]?.type;
  const type = isNonNullType(returned) ? returned.ofType : returned;
  if (!isCompositeType(type) || !field.selectionSet) throw refuse('Only fields that answer an object can be streamed.');
  const fragments = new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  return { operation, fragments, field, selections: field.selectionSet, type };
}

function usedVariables({ selections, fragments }: Primary): ReadonlySet<string> {
  const used = new Set<string>();
  for (const node of [selections, ...fragments.values()])
    visit(node, { Variable: ({ name }) => void used.add(name.value) });
  return used;
}

interface Entity {
  readonly keys: readonly SelectionSetNode[];
  /** A name of ours under which its key is asked for once more: no one but its subgraph can answer it, so that it proves that the subgraph has shown the entity. */
  readonly proof: string;
}

/** By type, for the types that the field may answer. */
function findEntities(
  { type }: Primary,
  subgraph: string,
  plan: QueryPlan,
  { schema, keysOf }: EventDeps,
): ReadonlyMap<string, Entity> {
  // What clients call so, in any fetch: they end up in one object.
  const taken = new Set<string>(JSON.stringify(plan).match(/_key_\w+/g));
  const entities = new Map<string, Entity>();
  for (const { name } of [type, ...(isAbstractType(type) ? schema.getPossibleTypes(type) : [])]) {
    const keys = keysOf(subgraph, name);
    if (keys.length > 0) entities.set(name, { keys, proof: freeName(`_key_${name}`, taken) });
  }
  return entities;
}

function writeEntityQuery(
  { operation, fragments, selections, type }: Primary,
  used: ReadonlySet<string>,
  entities: ReadonlyMap<string, Entity>,
): string {
  const definitions = (operation.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value));
  const proofs = [...entities].map(([name, { keys, proof }]) => {
    const [first] = keys[0]?.selections ?? [];
    return `...on ${name}{${proof}:${first ? print(first) : '__typename'}}`;
  });
  return stripIgnoredCharacters(
    `query ${operation.name?.value ?? ''}(${['$representations:[_Any!]!', ...definitions.map(print)].join()})
    {_entities(representations:$representations){__typename ...on ${type.name}${print(selections)}${proofs.join('')}}}
    ${[...fragments.values()].map(print).join('')}`,
  );
}

/** Undefined when the value lacks something of the key. */
function pickKey(value: unknown, selections: SelectionSetNode): JsonObject | undefined {
  if (!isJsonObject(value)) return undefined;
  const picked: JsonObject = {};
  for (const selection of selections.selections) {
    if (selection.kind !== Kind.FIELD) return undefined;
    const name = selection.name.value;
    const found = reader(name)(value);
    const part = selection.selectionSet ? pickKey(found, selection.selectionSet) : (found ?? undefined);
    if (part === undefined) return undefined;
    write(picked, name, part);
  }
  return picked;
}

function represent(value: Readonly<JsonObject>, type: string, keys: readonly SelectionSetNode[]): JsonObject {
  for (const key of keys) {
    const picked = pickKey(value, key);
    if (picked) return { __typename: type, ...picked };
  }
  throw codedError('SOURCE_ERROR', 'The event does not say which entity it is about.');
}

export function compileEvent(plan: QueryPlan, deps: EventDeps): RunEvent {
  const { schema } = deps;
  const { primary, rest } = compileSubscription(plan, deps);
  const read = readPrimary(primary.fetch.query, schema);
  const responseName = (read.field.alias ?? read.field.name).value;
  const entities = findEntities(read, primary.serviceName, plan, deps);
  const used = usedVariables(read);
  const client = findClient(deps, primary.serviceName);
  const variables = compileVariables([...used]);
  const fetch = entities.size > 0 ? prepareFresh(writeEntityQuery(read, used, entities)) : undefined;

  /** What was kept from before the event would tell what was true then. */
  function prepareFresh(query: string): PreparedFetch {
    const prepared = client.prepare(query, read.operation.name?.value);
    return { ...prepared, facts: { ...prepared.facts, keeping: undefined } };
  }

  async function readEntity(
    prepared: PreparedFetch,
    execution: Execution,
    representation: JsonObject,
    proof: string,
  ): Promise<boolean> {
    const {
      entities: [entity = null],
      errors,
    } = await client.fetchEntities(prepared, variables(execution.variables), [representation], execution.context, [
      responseName,
    ]);
    const isShown = entity !== null && (reader(proof)(entity) ?? null) !== null;
    if (!isShown && errors.every(isRefusal)) return false;
    primary.receive(execution, {
      data: isShown ? { [responseName]: entity } : null,
      errors: errors.map((error) => placeError(error, ([, , ...below]) => [responseName, ...below])),
    });
    return true;
  }

  return async (execution, value) => {
    const type = isObjectType(read.type) ? read.type.name : String(value.__typename);
    const asked = entities.get(type);
    if (fetch && asked) {
      const representation = represent(value, type, asked.keys);
      if (!(await readEntity(fetch, execution, representation, asked.proof))) return false;
    } else {
      const reading = { schema, fragments: read.fragments, variables: execution.coerced };
      const data = { [responseName]: readValue(value, read.type, read.selections, reading) };
      primary.receive(execution, { data, errors: [] });
    }
    await rest?.(execution);
    return true;
  };
}
