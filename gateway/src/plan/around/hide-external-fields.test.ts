import { expect, it } from 'vitest';
import { openPlanned } from './testing/open-planned.ts';

it('does not ask a subgraph for an object that is external there when another requires it', async () => {
  const { ask, calls } = openPlanned({
    wall: {
      sdl: `
        type Query { posts: [Post!]! }
        type Post @key(fields: "id") { id: ID! last: Comment @external calm: Boolean @requires(fields: "last { id }") }
        type Comment @key(fields: "id") { id: ID! author: String }
      `,
      resolvers: {
        Query: { posts: () => [{ id: 'p' }] },
        Post: { calm: ({ last }: { last?: { id: string } }) => last?.id === 'c' },
        Comment: { author: () => 'Ada' },
      },
    },
    talk: {
      sdl: `
        type Post @key(fields: "id") { id: ID! last: Comment by: String @requires(fields: "last { author }") }
        type Comment @key(fields: "id") { id: ID! author: String @external }
      `,
      resolvers: {
        Post: {
          last: () => ({ id: 'c' }),
          by: ({ last }: { last?: { author: string } }) => last?.author,
          __resolveReference: (post: object) => post,
        },
      },
    },
  });
  expect(await ask('{ posts { by calm last { id } } }')).toEqual({
    data: { posts: [{ by: 'Ada', calm: true, last: { id: 'c' } }] },
    errors: [],
  });
  expect(calls.filter(({ subgraph, query }) => subgraph === 'wall' && query.includes('last'))).toEqual([]);
});

it('does not take what a requirement of a requirement needs from where it is external', async () => {
  const required = (name: string, value: string | undefined) => {
    if (value === undefined) throw new Error(`${name} was not sent`);
    return `${name}(${value})`;
  };
  const { ask, calls } = openPlanned({
    desk: {
      sdl: `
        type Query { letter: Letter }
        type Letter @key(fields: "id") { id: ID! text: String! @external seal: String! @requires(fields: "text") }
      `,
      resolvers: {
        Query: { letter: () => ({ id: '1' }) },
        Letter: { seal: ({ text }: { text?: string }) => required('text', text) },
      },
    },
    post: {
      sdl: `
        type Letter @key(fields: "id") { id: ID! text: String! seal: String! @external stamp: String! @requires(fields: "seal") }
      `,
      resolvers: {
        Letter: {
          text: () => 'hello',
          stamp: ({ seal }: { seal?: string }) => required('seal', seal),
          __resolveReference: (letter: object) => letter,
        },
      },
    },
  });
  const expected = { id: '1', text: 'hello', seal: 'text(hello)', stamp: 'seal(text(hello))' };
  expect(await ask('{ letter { id text seal stamp } }')).toEqual({ data: { letter: expected }, errors: [] });
  expect(calls.map(({ subgraph }) => subgraph)).toEqual(['desk', 'post', 'desk', 'post']);
});

it('still takes an external field from where it is provided', async () => {
  const { ask, calls } = openPlanned({
    list: {
      sdl: `
        type Query { first: Item @provides(fields: "name") second: Item }
        type Item @key(fields: "id") { id: ID! name: String @external }
      `,
      resolvers: { Query: { first: () => ({ id: '1', name: 'provided' }), second: () => ({ id: '2' }) } },
    },
    items: {
      sdl: 'type Item @key(fields: "id") { id: ID! name: String @shareable }',
      resolvers: { Item: { name: ({ id }: { id: string }) => `name of ${id}` } },
    },
  });
  expect(await ask('{ first { name } second { name } }')).toEqual({
    data: { first: { name: 'provided' }, second: { name: 'name of 2' } },
    errors: [],
  });
  expect(calls.map(({ representations }) => representations)).toEqual([undefined, [{ __typename: 'Item', id: '2' }]]);
});

it('plans fragments on an interface whose fields are external in a subgraph', async () => {
  const { ask } = openPlanned({
    shop: {
      sdl: `
        type Query { products: [Product!]! }
        interface Sellable { id: ID! title: String }
        type Product implements Sellable @key(fields: "id") { id: ID! title: String weight: Float }
      `,
      resolvers: {
        Query: { products: () => [{ id: '1' }] },
        Product: { title: () => 'Tea', weight: () => 2, __resolveReference: (product: object) => product },
      },
    },
    post: {
      sdl: `
        type Query { parcels: [Parcel!]! }
        type Parcel { of: Product! }
        interface Sellable { id: ID! title: String }
        type Product implements Sellable @key(fields: "id") {
          id: ID! title: String @external weight: Float @external cost: Float @requires(fields: "weight")
        }
      `,
      resolvers: {
        Query: { parcels: () => [{ of: { id: '1' } }] },
        Product: { cost: ({ weight = 0 }: { weight?: number }) => weight * 3 },
      },
    },
  });
  const query = '{ parcels { of { ...Sold } } } fragment Sold on Sellable { title ... on Product { cost } }';
  expect(await ask(query)).toEqual({ data: { parcels: [{ of: { title: 'Tea', cost: 6 } }] }, errors: [] });
});
