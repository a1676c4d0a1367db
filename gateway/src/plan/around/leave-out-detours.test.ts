import { expect, it } from 'vitest';
import { fetchesOf } from './fetches-of.ts';
import { openPlanned } from './testing/open-planned.ts';

const accounts = [
  { __typename: 'Admin', id: '1', name: 'Account 1', level: 3 },
  { __typename: 'Guest', id: '2', name: 'Account 2' },
];
const find = ({ id }: { id: string }) => accounts.find((account) => account.id === id);

/** Two subgraphs add to an interface whose types they do not know. */
const { plan, ask, calls } = openPlanned({
  accounts: {
    sdl: `
      type Query { accounts: [Account!] }
      interface Account @key(fields: "id") { id: ID! name: String }
      type Admin implements Account @key(fields: "id") { id: ID! name: String level: Int }
      type Guest implements Account @key(fields: "id") { id: ID! name: String }
    `,
    resolvers: {
      Query: { accounts: () => accounts },
      Account: { __resolveReference: find },
      Admin: { __resolveReference: find },
      Guest: { __resolveReference: find },
    },
  },
  mail: {
    sdl: `
      type Account @interfaceObject @key(fields: "id") { id: ID! letters: [Letter!] }
      type Letter { from: Account }
    `,
    resolvers: { Account: { letters: ({ id }: { id: string }) => [{ from: { id: id === '1' ? '2' : '1' } }] } },
  },
  chat: {
    sdl: `
      type Query { online: [Account!] }
      type Account @interfaceObject @key(fields: "id") { id: ID! status: String }
    `,
    resolvers: {
      Query: { online: () => [{ id: '1' }] },
      Account: { status: ({ id }: { id: string }) => `status ${id}` },
    },
  },
});

it('plans what leads through interface objects many times', async () => {
  const answer = await ask(
    '{ online { letters { from { letters { from { name ... on Admin { level } status } } } } } }',
  );
  const inner = { name: 'Account 1', level: 3, status: 'status 1' };
  expect(answer).toEqual({ data: { online: [{ letters: [{ from: { letters: [{ from: inner }] } }] }] }, errors: [] });
  expect(calls.map(({ subgraph }) => subgraph).sort()).toEqual(['accounts', 'chat', 'chat', 'mail']);

  const steps = Array.from({ length: 8 }).reduce<string>((inside) => `letters { from { name ${inside} } }`, 'status');
  // What comes next is asked of the letters' own subgraph: names and statuses alone take fetches.
  expect(fetchesOf(plan(`{ online { ${steps} } }`).node)).toHaveLength(2 + 8 + 1);
});

it('plans what many types can have from several subgraphs', () => {
  const types = Array.from({ length: 14 }, (_, index) => `Type${index}`);
  const declare = (head: string, fields: string): { sdl: string } => ({
    sdl: `${head} interface Item { id: ID! ${fields.replaceAll(' @shareable', '')} }
      ${types.map((type) => `type ${type} implements Item @key(fields: "id") { id: ID! ${fields} }`).join('\n')}`,
  });
  const { plan } = openPlanned({
    list: declare('type Query { items: [Item!] }', ''),
    shop: declare('', 'price: Int @shareable'),
    stock: declare('', 'price: Int @shareable amount: Int'),
  });
  const subgraphs = (query: string): readonly string[] =>
    fetchesOf(plan(query).node).map(({ serviceName }) => serviceName);
  expect(subgraphs('{ items { price } }')).toHaveLength(2);
  expect(subgraphs('{ items { price amount } }')).toEqual(['list', 'stock']);
});
