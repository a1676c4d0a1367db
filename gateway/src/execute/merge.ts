/** Puts answers of subgraphs together, in place. */
import { type GraphQLSchema, isObjectType } from 'graphql';
import { isJsonObject, type JsonObject, write } from './json-object.ts';
import { Spliced } from './splice/spliced.ts';

/** A subgraph with an interface object knows the interface alone: that name must not take the place of the type's own. */
const isLessThan = (incoming: unknown, schema: GraphQLSchema): boolean =>
  typeof incoming === 'string' && !isObjectType(schema.getType(incoming));

function mergeValues(present: unknown, incoming: unknown, schema: GraphQLSchema): unknown {
  if (incoming === null || incoming === undefined || present === incoming) return present;
  if (Array.isArray(present) && Array.isArray(incoming) && present.length === incoming.length) {
    for (let index = 0; index < present.length; index++)
      present[index] = mergeValues(present[index], incoming[index], schema);
    return present;
  }
  if (present === null || !isJsonObject(incoming)) return incoming;
  if (!isJsonObject(present)) return present;
  mergeInto(present, incoming, schema);
  return present;
}

/**
 * Adds to `target` what `source` has; parts of `source` become parts of `target`. Objects are merged, and lists of one length item
 * by item. A null never takes the place of a value, so that the order in which subgraphs answer does not matter. Of two values the later one stays,
 * but no object takes the place of a leaf or a list: it may be the key by which an object was found, and by which others will look for it.
 */
export function mergeInto(target: JsonObject, source: Readonly<JsonObject>, schema: GraphQLSchema): void {
  for (const name of Object.keys(source)) {
    const incoming = source[name];
    if (incoming === undefined) continue;
    const present = target[name];
    if (present === undefined) target[name] = incoming;
    else if (present === incoming) continue;
    else if (!Object.hasOwn(target, name)) write(target, name, incoming);
    else if (name === '__typename' && isLessThan(incoming, schema)) continue;
    else write(target, name, mergeValues(present, incoming, schema));
  }
}

export function copy<Value>(value: Value): Value;
export function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (!isJsonObject(value) || value instanceof Spliced) return value;
  const copied: JsonObject = {};
  for (const name of Object.keys(value)) write(copied, name, copy(value[name]));
  return copied;
}
