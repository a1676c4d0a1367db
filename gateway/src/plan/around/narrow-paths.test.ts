import { beforeEach, expect, it } from 'vitest';
import { openPlanned } from './testing/open-planned.ts';

const product = (id: string) => ({ id, maker: { id: `m${id}` } });
const reviews = [
  { __typename: 'Anonymous', product: product('1'), products: [product('1'), product('2')] },
  { __typename: 'Signed', product: product('3'), products: [product('3')] },
  { __typename: 'Deleted', product: product('4'), products: [] },
];
const named = (field: string) => ({
  Product: { __resolveReference: ({ id }: { id: string }) => ({ id, [field]: `${field} ${id}` }) },
});

const { ask, calls, plan } = openPlanned({
  reviews: {
    sdl: `
      type Query { reviews: [Review!]! }
      union Review = Anonymous | Signed | Deleted
      interface About { product: Product }
      type Anonymous implements About { product: Product products: [Product!]! }
      type Signed implements About { product: Product products: [Product!]! }
      type Deleted { product: Product products: [Product!]! }
      type Product @key(fields: "id") { id: ID! }
    `,
    resolvers: { Query: { reviews: () => reviews } },
  },
  names: { sdl: 'type Product @key(fields: "id") { id: ID! name: String! code: Int! }', resolvers: named('name') },
  prices: {
    sdl: 'type Product @key(fields: "id") { id: ID! price: String! net(of: Int): String }',
    resolvers: named('price'),
  },
  ranks: {
    sdl: `type Product @key(fields: "id") { id: ID! price: String! @external rank: String @requires(fields: "price") }`,
    resolvers: {
      Product: { rank: ({ id, price }: { id: string; price?: string }) => `${id} at ${price}` },
    },
  },
});

beforeEach(() => {
  calls.length = 0;
});

/** Ids of the products that each subgraph was asked for. */
const asked = (): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    calls.flatMap(({ subgraph, representations }) => {
      const products = representations as readonly { readonly id: string }[] | undefined;
      return products ? [[subgraph, products.map(({ id }) => id)]] : [];
    }),
  );

it('asks for what only some types want below them alone', async () => {
  const query = `{ reviews { ... on Anonymous { product { name } } ... on Signed { product { price } } } }`;
  expect(await ask(query)).toEqual({
    data: { reviews: [{ product: { name: 'name 1' } }, { product: { price: 'price 3' } }, {}] },
    errors: [],
  });
  expect(asked()).toEqual({ names: ['1'], prices: ['3'] });
});

it('does so in lists, under other names, and by the types of an interface', async () => {
  const query = `{
    r: reviews {
      ... on Anonymous { all: products { name } one: product { id } }
      ... on Deleted { all: products { price } }
      ... on About { one: product { price } }
    }
  }`;
  expect(await ask(query)).toEqual({
    data: {
      r: [
        { all: [{ name: 'name 1' }, { name: 'name 2' }], one: { id: '1', price: 'price 1' } },
        { one: { price: 'price 3' } },
        { all: [] },
      ],
    },
    errors: [],
  });
  expect(asked()).toEqual({ names: ['1', '2'], prices: ['1', '3'] });
});

it.each([true, false])('asks for what may be wanted under a condition, which is %s', async (a) => {
  const query = `query ($a: Boolean!) {
    reviews { ... on Anonymous { product { name price @include(if: $a) } } ... on Signed { product { price } } }
  }`;
  expect(await ask(query, { a })).toEqual({
    data: {
      reviews: [{ product: { name: 'name 1', ...(a && { price: 'price 1' }) } }, { product: { price: 'price 3' } }, {}],
    },
    errors: [],
  });
});

it('asks everywhere for what another fetch requires', async () => {
  const query = '{ reviews { ... on Anonymous { product { rank } } ... on Signed { product { price rank } } } }';
  expect(await ask(query)).toEqual({
    data: {
      reviews: [{ product: { rank: '1 at price 1' } }, { product: { price: 'price 3', rank: '3 at price 3' } }, {}],
    },
    errors: [],
  });
});

it('leaves alone what all want', () => {
  const text = JSON.stringify(
    plan('{ reviews { ... on Anonymous { product { name } } ... on Signed { product { name } } } }'),
  );
  expect(text).not.toContain('|[');
});
