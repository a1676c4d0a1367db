import { buildSchema, type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { AuthMap, Requirement } from '../supergraph/auth-map.ts';
import { composeShop, createShop } from '../testing/shop.ts';
import { ask, startGateway } from '../testing/start.ts';
import { collectGuarded, refuse } from './authorize.ts';

const schema = buildSchema(`
  type Query { open: Int  me: Person  node: Node  any: Any }
  interface Node { id: ID!  note: String }
  interface Named implements Node { id: ID!  note: String }
  type Person implements Node & Named { id: ID!  note: String  mail: String  secret: Secret }
  type Item implements Node { id: ID!  note: String  price: Int }
  union Any = Person | Item
  scalar Secret
`);
const needs = (...scopes: string[]): Requirement => ({ authenticated: false, scopes: [[scopes]], policies: [] });
const authMap: AuthMap = new Map([
  ['Person.mail', needs('mail')],
  ['Item.note', needs('note')],
  ['Named.id', needs('id')],
  ['Secret', needs('secret')],
]);

function guardedBy(text: string): string[] {
  const document = parse(text);
  return [...collectGuarded(schema, authMap, document, document.definitions[0] as OperationDefinitionNode)].sort();
}

describe('what an operation touches', () => {
  it.each([
    ['nothing guarded', '{ open }', []],
    ['a field', '{ me { mail } }', ['Person.mail']],
    ['under an alias', '{ me { x: mail } }', ['Person.mail']],
    [
      'in both branches of @include',
      'query ($v: Boolean!) { me { mail @include(if: $v) secret @skip(if: $v) } }',
      ['Person.mail', 'Secret'],
    ],
    [
      'in a fragment inside a fragment',
      '{ me { ...A } } fragment A on Person { ...B } fragment B on Person { mail }',
      ['Person.mail'],
    ],
    ['S19 through an interface, as every type it may be', '{ node { note } }', ['Item.note']],
    ['S19 through an interface, as every narrower one', '{ node { id } }', ['Named.id']],
    ['of the one type of a fragment', '{ node { ... on Person { note } } }', []],
    ['through a union', '{ any { ... on Node { note } } }', ['Item.note']],
    ['the name of the type alone', '{ node { __typename } }', []],
    ['a guarded scalar', '{ me { secret } }', ['Secret']],
  ])('%s', (_what, text, expected) => {
    expect(guardedBy(text)).toEqual(expected);
  });
});

describe('what claims open', () => {
  const map: AuthMap = new Map([
    ['A', { authenticated: true, scopes: [[['a', 'b'], ['c']]], policies: [] }],
    ['B', { authenticated: false, scopes: [], policies: [[['p']]] }],
    ['C', { authenticated: false, scopes: [[]], policies: [] }],
  ]);

  it.each([
    ['all of one list', { scope: 'a b' }, ['B', 'C']],
    ['another list', { scopes: ['c'] }, ['B', 'C']],
    ['half of a list', { scope: 'a' }, ['A', 'B', 'C']],
    ['a policy', { policies: ['p'], scope: 'c' }, ['C']],
    ['nothing, when claims have strange shapes', { scope: { a: 1 }, scopes: [['a'], 7], policies: 3 }, ['A', 'B', 'C']],
  ])('%s', (_what, claims, refused) => {
    expect(refuse(['A', 'B', 'C'], map, claims)).toEqual(refused);
  });
});

describe('a guarded supergraph', () => {
  const start = (environment: Record<string, string>, scope?: string) => {
    const shop = createShop();
    return startGateway(
      { supergraph: composeShop(), subgraphs: shop.subgraphs, verifyToken: async () => ({ scope }) },
      environment,
    ).then((gateway) => ({ gateway, shop }));
  };
  const token = { authorization: 'Bearer a.b.c' };

  it('refuses the whole operation, names the coordinate, and calls no subgraph', async () => {
    const { gateway, shop } = await start({ AUTH: 'jwt' }, 'admin');
    const { status, body } = await ask(gateway, { query: '{ cost product(id: "1") { name } }' }, token);
    expect([status, body]).toEqual([
      200,
      { errors: [{ message: 'Not allowed: Query.cost.', extensions: { code: 'FORBIDDEN' } }] },
    ]);
    expect(shop.calls).toEqual([]);
    const strict = await ask(gateway, { query: '{ cost }' }, { ...token, accept: 'application/graphql-response+json' });
    expect(strict.status).toBe(403);
    await gateway.drain();
  });

  it('answers who has the scopes', async () => {
    const { gateway } = await start({ AUTH: 'jwt' }, 'admin finance');
    expect((await ask(gateway, { query: '{ cost }' }, token)).body).toEqual({ data: { cost: 7 } });
    await gateway.drain();
  });

  it('is open under AUTH=none', async () => {
    const { gateway } = await start({});
    expect((await ask(gateway, { query: '{ cost }' })).body).toEqual({ data: { cost: 7 } });
    await gateway.drain();
  });
});
