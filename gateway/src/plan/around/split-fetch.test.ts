import { expect, it } from 'vitest';
import { openPlanned } from './testing/open-planned.ts';

const goods = () =>
  openPlanned({
    shop: {
      sdl: 'type Query { good: Good } type Good @key(fields: "id") { id: ID! weight: Int price: Int }',
      resolvers: { Query: { good: () => ({ id: '1', weight: 2, price: 3 }) } },
    },
    post: {
      sdl: `
        type Good @key(fields: "id") {
          id: ID! weight: Int @external price: Int @external
          stamp: String
          postage: Int @requires(fields: "weight")
          insurance: Int @requires(fields: "weight price")
        }
      `,
      resolvers: {
        Good: {
          __resolveReference: (good: object) => good,
          stamp: () => 'blue',
          postage: ({ weight }: { weight: number }) => weight * 10,
          insurance: ({ weight, price }: { weight: number; price: number }) => weight * price,
        },
      },
    },
  });

it('answers a field though another that requires more is not asked for', async () => {
  const query = `query ($i: Boolean!, $p: Boolean!) {
    good { stamp postage @skip(if: $p) ... @include(if: $i) { insurance weight } again: insurance @include(if: $i) }
  }`;
  const answer = async (i: boolean, p: boolean) => await goods().ask(query, { i, p });
  expect(await answer(false, false)).toEqual({ data: { good: { stamp: 'blue', postage: 20 } }, errors: [] });
  expect(await answer(false, true)).toEqual({ data: { good: { stamp: 'blue' } }, errors: [] });
  expect(await answer(true, true)).toEqual({
    data: { good: { stamp: 'blue', insurance: 6, weight: 2, again: 6 } },
    errors: [],
  });
  expect(await answer(true, false)).toEqual({
    data: { good: { stamp: 'blue', postage: 20, insurance: 6, weight: 2, again: 6 } },
    errors: [],
  });
});

it('fetches together what one representation does for', async () => {
  const { ask, calls } = goods();
  const query = 'query ($a: Boolean!) { good { stamp insurance postage @include(if: $a) } }';
  expect((await ask(query, { a: true })).data).toEqual({ good: { stamp: 'blue', insurance: 6, postage: 20 } });
  expect(calls.map(({ subgraph }) => subgraph)).toEqual(['shop', 'post']);
});
