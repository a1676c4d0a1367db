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

it('answers a field that requires nothing though another, which does, is not asked for', async () => {
  const query = 'query ($no: Boolean!) { good { stamp @include(if: true) postage @skip(if: $no) } }';
  expect(await goods().ask(query, { no: true })).toEqual({ data: { good: { stamp: 'blue' } }, errors: [] });
});

it('fetches together what one representation does for', async () => {
  const { ask, calls } = goods();
  const query = 'query ($a: Boolean!) { good { stamp insurance postage @include(if: $a) } }';
  expect((await ask(query, { a: true })).data).toEqual({ good: { stamp: 'blue', insurance: 6, postage: 20 } });
  expect(calls.map(({ subgraph }) => subgraph)).toEqual(['shop', 'post']);
});

it('asks for no field of an object whose requirement is not there', async () => {
  const goods = openPlanned({
    shop: {
      sdl: 'type Query { goods: [Good] } type Good @key(fields: "id") { id: ID! }',
      resolvers: { Query: { goods: () => [{ id: '1' }, { id: '2' }] } },
    },
    scales: {
      sdl: 'type Good @key(fields: "id") { id: ID! weight: Int! price: Int }',
      resolvers: {
        Good: {
          __resolveReference: ({ id }: { id: string }) => (id === '1' ? { id, weight: 2, price: 3 } : { id, price: 4 }),
        },
      },
    },
    post: {
      sdl: `
        type Good @key(fields: "id") {
          id: ID! weight: Int! @external price: Int @external
          postage: Int @requires(fields: "weight")
          tax: Int @requires(fields: "price")
        }
      `,
      resolvers: {
        Good: {
          __resolveReference: (good: object) => good,
          postage: ({ weight }: { weight: number }) => weight * 10,
          tax: ({ price }: { price: number }) => price,
        },
      },
    },
  });
  const query = 'query ($no: Boolean!) { goods { tax } goods @skip(if: $no) { postage } }';
  expect((await goods.ask(query, { no: false })).data).toEqual({
    goods: [
      { tax: 3, postage: 20 },
      { tax: null, postage: null },
    ],
  });
  const post = goods.calls.filter(({ subgraph }) => subgraph === 'post');
  expect(post.map((call) => JSON.stringify(call)).filter((text) => text.includes('"2"'))).toEqual([]);
});

it('answers a field though another, wanted below some types alone, requires what is fetched below those', async () => {
  const { ask, calls } = openPlanned({
    shop: {
      sdl: `
        type Query { parcels: [Parcel!]! }
        interface Parcel { good: Good }
        type Express implements Parcel { good: Good }
        type Slow implements Parcel { good: Good }
        type Good @key(fields: "id") { id: ID! weight: Int }
      `,
      resolvers: {
        Query: {
          parcels: () => ['Express', 'Slow'].map((__typename, id) => ({ __typename, good: { id, weight: id + 2 } })),
        },
      },
    },
    post: {
      sdl: `
        type Good @key(fields: "id") { id: ID! weight: Int @external stamp: String sort: String postage: Int @requires(fields: "weight") }
      `,
      resolvers: {
        Good: { stamp: () => 'blue', sort: () => 'A', postage: ({ weight }: { weight: number }) => weight * 10 },
      },
    },
  });
  expect(await ask('{ parcels { good { stamp } ... on Express { good { postage } } } }')).toEqual({
    data: { parcels: [{ good: { stamp: 'blue', postage: 20 } }, { good: { stamp: 'blue' } }] },
    errors: [],
  });
  calls.length = 0;
  const together = '{ parcels { ... on Slow { good { stamp postage } } ... on Express { good { id } } } }';
  expect(await ask(together)).toEqual({
    data: { parcels: [{ good: { id: '0' } }, { good: { stamp: 'blue', postage: 30 } }] },
    errors: [],
  });
  expect(calls.map(({ subgraph }) => subgraph)).toEqual(['shop', 'post']);
});
