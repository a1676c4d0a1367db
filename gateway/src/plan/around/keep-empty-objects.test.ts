import { expect, it } from 'vitest';
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
