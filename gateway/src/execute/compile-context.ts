/** Values for arguments with `@fromContext`: read from the objects above an entity, for each entity apart. */
import type { FetchDataKeyRenamer } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import type { Variables } from '../subgraphs/subgraph-client.ts';
import { typeConditionOf } from './compile-rewrites.ts';
import type { PlacedObject } from './fetch-place.ts';
import { isJsonObject, type JsonObject, reader, write } from './json-object.ts';
import { typeNamesWithin } from './type-names.ts';

type Read = (value: unknown) => unknown;

/** A list on the way gives a list of what is found in its items. */
const inLists = (read: (object: JsonObject) => unknown): Read => {
  const readAll: Read = (value) => {
    if (Array.isArray(value)) return value.map(readAll);
    if (isJsonObject(value)) return read(value);
    return value === null ? null : undefined;
  };
  return readAll;
};

function compileRead(schema: GraphQLSchema, path: readonly string[]): Read {
  return path.reduceRight<Read>(
    (next, element) => {
      const condition = typeConditionOf(element);
      if (condition === undefined) {
        const read = reader(element);
        return inLists((object) => next(read(object)));
      }
      const types = typeNamesWithin(schema, condition);
      return inLists((object) =>
        object.__typename === undefined || types.has(object.__typename) ? next(object) : undefined,
      );
    },
    (value) => value,
  );
}

export type ReadContext = (placed: PlacedObject) => Variables;

/** The planner gives one rewrite for each type that may hold a value; the first that finds one counts. Each `..` leads to the object above, past lists. */
export function compileContext(schema: GraphQLSchema, rewrites: readonly FetchDataKeyRenamer[]): ReadContext {
  const values = rewrites.map(({ path, renameKeyTo }) => {
    const start = path.findIndex((element) => element !== '..');
    const levels = start === -1 ? path.length : start;
    return { name: renameKeyTo, levels, read: compileRead(schema, path.slice(levels)) };
  });
  return ({ object, holders }) => {
    const found: JsonObject = {};
    for (const { name, levels, read } of values) {
      if (Object.hasOwn(found, name)) continue;
      const value = read(levels === 0 ? object : holders.at(-levels));
      if (value !== undefined) write(found, name, value);
    }
    return found;
  };
}
