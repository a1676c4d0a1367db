/** A world made up for any supergraph: every value depends on its record, its field and the field's arguments alone. */
import { hash } from 'node:crypto';
import {
  buildSchema,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
} from 'graphql';
import type { EntityRecord, World } from './supergraphs/supergraph-under-test.ts';

/** Values of a scalar, by its name. */
export type Scalars = Readonly<Record<string, readonly unknown[]>>;

const perType = 5;
const nullable = 0.12;
const mostItems = 3;
const builtIn: Scalars = {
  ID: ['id-0', 'id-1', 'id-2'],
  Int: [0, 1, 7, -3],
  Float: [0, 0.5, -1.25],
  String: ['', 'a', 'b "c"\n', '试验'],
  Boolean: [true, false],
};

/** A few records of each type with a key: the n-th has `id-n` for its `id`, and so on, so that all of its keys find it. */
export function mockWorld(supergraphSdl: string, scalars: Scalars): World {
  const schema = buildSchema(supergraphSdl, { assumeValid: true });
  const values: Scalars = { ...builtIn, ...scalars };
  const byType = new Map<string, readonly EntityRecord[]>();

  function record(type: GraphQLObjectType, place: string, keys: object = {}): EntityRecord {
    const fields = Object.values(type.getFields()).map(
      (field) =>
        [
          field.name,
          (args: object) => answerOf(field.type, `${place}.${field.name}(${JSON.stringify(args, inOneOrder)})`),
        ] as const,
    );
    return { ...Object.fromEntries(fields), ...keys, __typename: type.name };
  }

  function answerOf(type: GraphQLOutputType, place: string): unknown {
    if (!isNonNullType(type)) return draw(`${place}?`) < nullable ? null : someOf(type, place);
    return someOf(type.ofType, place);
  }

  function someOf(type: GraphQLOutputType, place: string): unknown {
    if (!isListType(type)) return oneOf(getNamedType(type), place);
    const length = Math.floor(draw(`${place}#`) * (mostItems + 1));
    return Array.from({ length }, (_, index) => answerOf(type.ofType, `${place}[${index}]`));
  }

  function oneOf(type: GraphQLNamedType, place: string): unknown {
    if (isAbstractType(type)) return oneOf(pick(schema.getPossibleTypes(type), `${place}:`), place);
    if (isObjectType(type)) {
      const known = byType.get(type.name);
      return known ? pick(known, place) : record(type, place);
    }
    if (isEnumType(type)) return pick(type.getValues(), place).name;
    const possible = values[type.name];
    if (!possible) throw new Error(`no values for the scalar ${type.name}`);
    return pick(possible, place);
  }

  for (const [name, keys] of readKeyFields(schema)) {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is not an object type`);
    byType.set(
      name,
      Array.from({ length: perType }, (_, index) =>
        record(type, `${name} ${index}`, Object.fromEntries(keys.map((key) => [key, `${key}-${index}`]))),
      ),
    );
  }
  const [query, mutation] = [schema.getQueryType(), schema.getMutationType()];
  return {
    entities: [...byType.values()].flat(),
    Query: query ? record(query, 'Query') : {},
    ...(mutation ? { Mutation: record(mutation, 'Mutation') } : {}),
  };
}

/** From 0 up to 1. */
const draw = (text: string): number => Number.parseInt(hash('sha1', text).slice(0, 8), 16) / 2 ** 32;

function pick<Value>(values: readonly Value[], place: string): Value {
  const value = values[Math.floor(draw(place) * values.length)];
  if (value === undefined) throw new Error(`nothing to choose from at ${place}`);
  return value;
}

/** Subgraphs may declare the fields of an input in another order than the supergraph does. */
const inOneOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** By type, the field names in any of its keys. Keys in which an object stands are not for made-up records. */
function readKeyFields(schema: GraphQLSchema): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, readonly string[]>();
  for (const { name, astNode } of Object.values(schema.getTypeMap())) {
    const found = (astNode?.directives ?? [])
      .filter((directive) => directive.name.value === 'join__type')
      .flatMap((directive) => directive.arguments ?? [])
      .flatMap(({ name: argument, value }) =>
        argument.value === 'key' && value.kind === Kind.STRING ? fieldsOf(value.value) : [],
      );
    if (found.length > 0) keys.set(name, [...new Set(found)]);
  }
  return keys;
}

function fieldsOf(key: string): readonly string[] {
  const [set] = parse(`{ ${key} }`).definitions;
  if (set?.kind !== Kind.OPERATION_DEFINITION) return [];
  return set.selectionSet.selections.map((field) => {
    if (field.kind !== Kind.FIELD || field.selectionSet) throw new Error(`cannot make up records for the key ${key}`);
    return field.name.value;
  });
}
