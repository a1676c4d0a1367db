import { readTypeDefs, subgraphNames } from '@meridian/schema/type-defs.ts';
import { expect, test } from 'vitest';
import { toFederationOne } from './federation-one.ts';

const typeDefs = [
  [
    'people',
    `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
     directive @own on OBJECT
     type Query { person(id: ID!): Person }
     "Someone."
     type Person @key(fields: "id", resolvable: false) { id: ID! }
     type Page @shareable @own { more: Boolean }`,
  ],
  [
    'names',
    'type Query { names: [Person] } type Person @key(fields: "id") { id: ID! name: String @deprecated @shareable }',
  ],
  ['ages', 'type Query { ages: Int } type Person @key(fields: "id") { id: ID! age: Int }'],
] as const;

/** On one line, without the spaces that printing adds. */
const short = (sdl: string | undefined): string | undefined => sdl?.replaceAll(/\s+/g, ' ');

test('the first subgraph that resolves an entity defines it, the others extend it by its key', () => {
  const sdl = toFederationOne(typeDefs);
  expect(short(sdl.get('names'))).toBe(
    'extend type Query { names: [Person] } type Person @key(fields: "id") { id: ID! name: String @deprecated }',
  );
  expect(short(sdl.get('ages'))).toBe(
    'extend type Query { ages: Int } extend type Person @key(fields: "id") { id: ID! @external age: Int }',
  );
});

test('what Federation 1 does not know is left out, and a mere reference is an extension', () => {
  expect(short(toFederationOne(typeDefs).get('people'))).toBe(
    'extend type Query { person(id: ID!): Person } extend type Person @key(fields: "id") { id: ID! @external } type Page { more: Boolean }',
  );
});

test('an owner can be named', () => {
  const sdl = toFederationOne(typeDefs, { Person: 'ages' });
  expect(short(sdl.get('ages'))).toContain('} type Person');
  expect(short(sdl.get('names'))).toContain('extend type Person');
});

test('in this graph each entity is defined once', () => {
  const sdl = toFederationOne(subgraphNames.map((name) => [name, readTypeDefs(name)]));
  const definitions = [...sdl.values()].flatMap((text) => text.match(/^type \w+(?: implements [\w &]+)? @key/gm) ?? []);
  expect(definitions.length).toBeGreaterThan(5);
  expect(new Set(definitions).size).toBe(definitions.length);
});
