import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { parse, print, stripIgnoredCharacters } from 'graphql';
import { describe, expect, it } from 'vitest';
import { composeArchive } from '../testing/archive.ts';
import { composeShop } from '../testing/shop.ts';
import { readSupergraph } from './read-supergraph.ts';
import { SupergraphError } from './supergraph-error.ts';

const guarded = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", { name: "@authenticated", as: "@signedIn" }, "@requiresScopes", { name: "@policy", as: "@rule" }])
type Query { me: Person @signedIn  open: Int }
type Person { id: ID!  mail: String @requiresScopes(scopes: [["read:mail", "staff"], ["admin"]])  age: Int @rule(policies: [["adult"]])  secret: Secret }
scalar Secret @signedIn
`;

function compose(text: string): string {
  const { supergraphSdl, errors } = composeServices([
    { name: 'people', url: 'http://127.0.0.1:1/', typeDefs: parse(text) },
  ]);
  if (!supergraphSdl) throw new Error(errors?.map(String).join());
  return supergraphSdl;
}

describe('readSupergraph', () => {
  it('S21 finds requirements under renamed directives and types', () => {
    const { authMap } = readSupergraph(compose(guarded));
    expect(Object.fromEntries(authMap)).toEqual({
      'Query.me': { authenticated: true, scopes: [], policies: [] },
      'Person.mail': { authenticated: false, scopes: [[['read:mail', 'staff'], ['admin']]], policies: [] },
      'Person.age': { authenticated: false, scopes: [], policies: [[['adult']]] },
      Secret: { authenticated: true, scopes: [], policies: [] },
    });
  });

  it('strips what the planner refuses, and nothing of it shows in the API', () => {
    const source = compose(guarded);
    expect(() => Supergraph.build(source)).toThrow(/SECURITY/);
    const api = Supergraph.build(readSupergraph(source).sdl).apiSchema();
    expect(
      [...api.types()].map((type) => type.name).filter((name) => name.includes('__') && !name.startsWith('__')),
    ).toEqual([]);
    expect(api.type('Person')?.toString()).toBe('Person');
  });

  it('strips the same however the text is laid out', () => {
    const [source, compact] = [compose(guarded), stripIgnoredCharacters(compose(guarded))].map((text) =>
      print(parse(readSupergraph(text).sdl)),
    );
    expect(compact).toBe(source);
    expect(source).not.toMatch(/signedIn|requiresScopes|rule/);
    expect(source).toContain('age: Int');
  });

  it('finds the sections, each with its source, and the subgraphs with their URLs', () => {
    const { sections, subgraphs, digest } = readSupergraph(composeShop({ stock: 'http://127.0.0.1:7/x' }));
    expect(Object.fromEntries(sections)).toEqual({
      PriceSection: 'OFFICE',
      StockSection: 'WAREHOUSE',
      TalkSection: 'FORUM',
    });
    expect(subgraphs).toContainEqual({ name: 'stock', url: 'http://127.0.0.1:7/x' });
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('takes a directive that is only called section for what it is', () => {
    const text = compose(guarded).replace(
      'type Person',
      'directive @section(source: String) on OBJECT\n\ntype Person @section(source: "X")',
    );
    expect(readSupergraph(text).sections.size).toBe(0);
  });

  it.each([
    ['a torn file', 'type Query {', /not a GraphQL schema \(line 1, column 13\)/],
    ['the schema of one subgraph', guarded, /not a Federation 2 supergraph/],
    ['an empty file', '', /not a GraphQL schema/],
  ])('says what is wrong with %s', (_what, text, message) => {
    expect(() => readSupergraph(text)).toThrow(SupergraphError);
    expect(() => readSupergraph(text)).toThrow(message);
  });

  it.each([
    ['is negative', 'maxAge: -1', 'maxAge'],
    ['is longer than anyone can mean', 'maxAge: 60, staleIfError: 2147483647', 'staleIfError'],
    ['is no number', 'maxAge: "60"', 'maxAge'],
    ['is missing', 'staleIfError: 600', 'maxAge'],
  ])('refuses a freshness that %s, and names the field', (_what, rule, argument) => {
    const text = composeArchive().replace(/(author: Author.*@freshness)\([^)]*\)/, `$1(${rule})`);
    expect(text).toContain(`(${rule})`);
    expect(() => readSupergraph(text)).toThrow(SupergraphError);
    expect(() => readSupergraph(text)).toThrow(`@freshness of Book.author: ${argument} must be whole seconds from 0`);
  });
});
