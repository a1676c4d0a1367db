/** Reads and writes JSON objects whose names come from clients and subgraphs, so that no name reaches a prototype. */

export type JsonObject = Record<string, unknown>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads one name; undefined when the object itself does not have it. */
export const reader = (name: string): ((object: Readonly<JsonObject>) => unknown) =>
  name in Object.prototype
    ? (object) => (Object.hasOwn(object, name) ? object[name] : undefined)
    : (object) => object[name];

export function write(object: JsonObject, name: string, value: unknown): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}
