import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { keepEmptyObjects } from './keep-empty-objects.ts';
import { openPlanned } from './testing/open-planned.ts';

const things = () =>
  openPlanned({
    shelf: {
      sdl: 'type Query { thing: Thing } type Thing @key(fields: "id") { id: ID! name: String }',
      resolvers: { Query: { thing: () => ({ id: '1' }) } },
    },
    names: {
      sdl: 'type Query { now: Int } type Thing @key(fields: "id") { id: ID! title: String }',
      resolvers: { Query: { now: () => 5 }, Thing: { title: () => 'a title' } },
    },
  });

it('tells an object of which nothing is asked from null', async () => {
  const query = `
    query ($a: Boolean!) { thing @include(if: $a) { ...Name } now }
    fragment Name on Thing { ... @skip(if: $a) { name title } }
  `;
  const { ask } = things();
  expect(await ask(query, { a: true })).toEqual({ data: { now: 5, thing: {} }, errors: [] });
  expect(await ask(query, { a: false })).toEqual({ data: { now: 5 }, errors: [] });
});

it('does so when its only fields have a condition of their own', async () => {
  const query = 'query ($a: Boolean!, $b: Boolean!) { thing @skip(if: $a) { ... { name @skip(if: $b) } } }';
  const { ask, calls } = things();
  expect(await ask(query, { a: false, b: true })).toEqual({ data: { thing: {} }, errors: [] });
  expect(await ask(query, { a: true, b: false })).toEqual({ data: {}, errors: [] });
  expect(calls).toHaveLength(1);
});

it('changes no operation that asks for something wherever it asks for the object', () => {
  const document = parse(
    'query ($a: Boolean!) { thing @skip(if: $a) { name @skip(if: $a) ... @include(if: true) { title } } }',
  );
  expect(keepEmptyObjects(document, undefined)).toBe(document);
});
