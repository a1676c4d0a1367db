import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { findNonNullBorders, findOwners } from './nullable-borders.ts';

const people = 'type Query { person(id: ID!): Person } type Person @key(fields: "id") { id: ID! name: String! }';

function check(subgraphs: Record<string, string>): string[] {
  return findNonNullBorders(new Map(Object.entries(subgraphs).map(([name, sdl]) => [name, parse(sdl)])));
}

describe('an entity', () => {
  const ownersOf = (subgraphs: Record<string, string>) =>
    Object.fromEntries(findOwners(new Map(Object.entries(subgraphs).map(([name, sdl]) => [name, parse(sdl)]))));

  it('belongs to the subgraph whose Query returns it', () => {
    expect(ownersOf({ a: people, b: 'type Person @key(fields: "id") { id: ID! age: Int }' })).toEqual({ Person: 'a' });
  });

  it('belongs to the only subgraph that can resolve it', () => {
    const stub = 'type Query { pets: [Pet] } type Pet @key(fields: "id", resolvable: false) { id: ID! }';
    expect(ownersOf({ a: stub, b: 'type Pet @key(fields: "id") { id: ID! }' })).toEqual({ Pet: 'b' });
  });

  it('belongs to nobody when several subgraphs return it, so that every one must be nullable', () => {
    const found = check({ a: people, b: people });
    expect(found).toEqual([
      'a: Person.name must be nullable: the entity has another owner',
      'b: Person.name must be nullable: the entity has another owner',
    ]);
  });
});

describe('a field must be nullable', () => {
  it('when it is added to an entity of another owner, its key excepted', () => {
    expect(check({ a: people, b: 'type Person @key(fields: "id") { id: ID! age: Int! }' })).toEqual([
      'b: Person.age must be nullable: the entity has another owner',
    ]);
  });

  it('when it refers to an entity of another owner, and so must the items of a list', () => {
    const b = 'type Person @key(fields: "id") { id: ID! } type Pet { owner: Person! friends: [Person!] vet: Person }';
    expect(check({ a: people, b })).toEqual([
      'b: Pet.owner must be nullable, its items too: Person has another owner',
      'b: Pet.friends must be nullable, its items too: Person has another owner',
    ]);
  });

  it('when it stands on Query', () => {
    expect(check({ a: 'type Query { count: Int! names: [String!] }' })).toEqual([
      'a: Query.count must be nullable: its subgraph may be down',
    ]);
  });

  it('when it returns a section, or is a part of one other than its status', () => {
    const a = `interface ReportSection { status: Int! }
      type PetSection implements ReportSection { status: Int! pets: [Int!]! }
      type Report { pets: PetSection! }`;
    expect(check({ a })).toEqual([
      'a: PetSection.pets must be nullable: the section may be unavailable',
      'a: Report.pets must be nullable: it returns a section',
    ]);
  });

  it('when its mask shows null, and not when its mask shows something else', () => {
    const a = `type Person {
      name: String! @phi(kind: NAME)
      number: String! @phi(kind: OTHER_ID, method: PSEUDONYM)
      phone: String! @phi(kind: PHONE, method: REDACT)
      arm: String! @unblinding
      nickname: String @phi(kind: NAME)
    }`;
    expect(check({ a })).toEqual([
      'a: Person.name must be nullable: its mask shows null',
      'a: Person.phone must be nullable: its mask shows null',
      'a: Person.arm must be nullable: its mask shows null',
    ]);
  });
});
