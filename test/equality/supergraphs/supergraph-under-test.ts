/** What a small supergraph is made of: the SDL of its subgraphs, and one world of records that all of them answer from. */

import type { Limits } from '../build-operation.ts';

/** The link that every subgraph here has. */
export const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@interfaceObject", "@inaccessible", "@tag", "@extends", "@composeDirective", "@context", "@fromContext"])
`;

/** What one operation changes, the same for all subgraphs; each operation starts with a new one. */
export type Memory = Map<string, number>;

/** Its properties are fields; a method is given the field's arguments, and what the operation has changed so far. */
export interface EntityRecord {
  readonly __typename: string;
}

export interface World {
  /** Everything that can be asked for by a key. */
  readonly entities: readonly EntityRecord[];
  readonly Query: object;
  readonly Mutation?: object;
}

/** Which record a value is, or is a view of; undefined for what no key finds. */
export type IdentityOf = (value: unknown) => string | undefined;

export function identify({ entities }: World): IdentityOf {
  const identities = new WeakMap<object, string>(
    entities.map((entity, index) => [entity, `${entity.__typename} ${index}`]),
  );
  return (value) =>
    typeof value === 'object' && value !== null
      ? (identities.get(value) ?? identities.get(Object.getPrototypeOf(value) ?? {}))
      : undefined;
}

/** Values that find something, by the name of an argument or input field, or else by that of a type. */
export type Pools = Readonly<Record<string, readonly unknown[]>>;

export interface SupergraphUnderTest {
  readonly name: string;
  /** By subgraph. */
  readonly typeDefs: Readonly<Record<string, string>>;
  readonly world: World;
  readonly pools: Pools;
  /** Smaller operations, where plans take long to find. */
  readonly limits?: Limits;
}

/** A field that others require may be a value (in a representation) or a method (where it is owned). */
export function readField<Value>(source: object, field: string, args: object = {}): Value {
  const value: unknown = (source as Readonly<Record<string, unknown>>)[field];
  return (typeof value === 'function' ? value.call(source, args) : value) as Value;
}
