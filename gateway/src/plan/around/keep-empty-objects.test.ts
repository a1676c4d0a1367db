import { beforeEach, expect, it } from 'vitest';
import { openPlanned } from './testing/open-planned.ts';

const { ask, calls } = openPlanned({
  shelf: {
    sdl: `
      type Query { thing: Thing any: Item all: [Item!] hit: Hit }
      type Mutation { buy: Thing }
      interface Item { id: ID! }
      type Thing implements Item @key(fields: "id") { id: ID! name: String parts: [Thing] }
      type Pen implements Item { id: ID! colour: String }
      union Hit = Thing | Pen
    `,
    resolvers: {
      Query: {
        thing: () => ({ id: '1', parts: [{ id: '2' }, null] }),
        any: () => ({ __typename: 'Thing', id: '1' }),
        all: () => [
          { __typename: 'Thing', id: '1' },
          { __typename: 'Pen', id: '2', colour: 'red' },
        ],
        hit: () => ({ __typename: 'Pen' }),
      },
      Mutation: { buy: () => ({ id: '1' }) },
    },
  },
  names: {
    sdl: `
      type Query { now: Int none: Thing }
      type Thing @key(fields: "id") { id: ID! title: String }
      union Hit = Film
      type Film { title: String }
    `,
    resolvers: { Query: { now: () => 5, none: () => null }, Thing: { title: () => 'a title' } },
  },
});

beforeEach(() => {
  calls.length = 0;
});

it('tells an object of which nothing is asked from null', async () => {
  const query = `
    query ($a: Boolean!) { thing @include(if: $a) { ...Name } now }
    fragment Name on Thing { ... @skip(if: $a) { name title } }
  `;
  expect(await ask(query, { a: true })).toEqual({ data: { now: 5, thing: {} }, errors: [] });
  expect(await ask(query, { a: false })).toEqual({ data: { now: 5 }, errors: [] });
});

it('does so when its only fields have a condition of their own', async () => {
  const query = 'query ($a: Boolean!, $b: Boolean!) { thing @skip(if: $a) { ... { name @skip(if: $b) } } }';
  expect(await ask(query, { a: false, b: true })).toEqual({ data: { thing: {} }, errors: [] });
  expect(await ask(query, { a: true, b: false })).toEqual({ data: {}, errors: [] });
  expect(calls).toHaveLength(1);
});

it.each([
  ['thing { ... on Item { ... on Pen { colour } } }', { thing: {} }],
  ['thing @include(if: $a) { ... on Item { ... on Pen { colour } } name @include(if: false) }', { thing: {} }],
  ['thing { ... on Item { ... on Thing @skip(if: $a) { id } ... on Pen { colour } } }', { thing: {} }],
  ['thing { parts { ... { ... on Hit { ... on Pen { id } } } id @skip(if: true) } }', { thing: { parts: [{}, null] } }],
  ['none { ... on Item { ... on Pen { colour } } }', { none: null }],
  ['any { ... on Thing { ... on Hit { ... on Pen { colour } } } }', { any: {} }],
  ['all { ... on Pen { ... on Item { ... on Thing { title } } } }', { all: [{}, {}] }],
  ['all { ... on Pen { colour } ... on Thing @skip(if: $a) { title } }', { all: [{}, { colour: 'red' }] }],
  ['hit { ... on Film { title } }', { hit: {} }],
])('tells so of one of which only fragments on other types ask: %s', async (selection, expected) => {
  const query = `query ($a: Boolean!) { ${selection} now @include(if: $a) }`;
  expect(await ask(query, { a: true })).toEqual({ data: { ...expected, now: 5 }, errors: [] });
});

it('tells so of what a mutation answers', async () => {
  const query = 'mutation { buy { ... on Item { ... on Pen { colour } } } }';
  expect(await ask(query)).toEqual({ data: { buy: {} }, errors: [] });
});

it.each([
  'query ($a: Boolean!) { thing @skip(if: $a) { name @skip(if: $a) ... @include(if: true) { id } } }',
  '{ thing { ... on Thing { name } } }',
  '{ thing { ... on Item { id } ... on Item { ... on Pen { colour } } } }',
])('asks for nothing more where something is always asked: %s', async (query) => {
  await ask(query, { a: false });
  expect(calls[0]?.query).not.toContain('__typename');
});
