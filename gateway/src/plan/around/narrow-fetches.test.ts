import { beforeEach, expect, it } from 'vitest';
import { openPlanned } from './testing/open-planned.ts';

const accounts = [
  { __typename: 'Admin', id: '1', name: 'Ann', rank: 1, level: 3 },
  { __typename: 'Guest', id: '2', name: 'Bob' },
  { __typename: 'Robot', id: '3', name: 'C3' },
];
const find = ({ id }: { id: string }) => accounts.find((account) => account.id === id);
const ofAdmins =
  (value: string) =>
  ({ id }: { id: string }) => {
    if (id !== '1') throw new Error(`${value} of ${id}`);
    return value;
  };

const { ask, calls } = openPlanned({
  accounts: {
    sdl: `
      type Query { accounts: [Account!] }
      interface Account @key(fields: "id") { id: ID! name: String rank: Int }
      type Admin implements Account @key(fields: "id") { id: ID! name: String rank: Int level: Int }
      type Guest implements Account @key(fields: "id") { id: ID! name: String rank: Int }
      type Robot implements Account @key(fields: "id") { id: ID! name: String rank: Int }
    `,
    resolvers: {
      Query: { accounts: () => accounts },
      ...Object.fromEntries(['Account', 'Admin', 'Guest', 'Robot'].map((type) => [type, { __resolveReference: find }])),
    },
  },
  mail: {
    sdl: `
      type Query { senders: [Account!] }
      type Account @interfaceObject @key(fields: "id") { id: ID! address(of: String): String! letters: Int box: Box }
      type Box { key: String! size: Int }
    `,
    resolvers: {
      Query: { senders: () => [{ id: '1' }, { id: '2' }] },
      Account: {
        address: ofAdmins('address'),
        letters: ({ id }: { id: string }) => Number(id),
        box: (it: object) => it,
      },
      Box: { key: ofAdmins('key'), size: () => 9 },
    },
  },
  audit: {
    sdl: `
      type Account @interfaceObject @key(fields: "id") {
        id: ID! letters: Int @external name: String @external rank: Int @external
        seen: String @requires(fields: "letters") known: String @requires(fields: "name") sure: String @requires(fields: "name rank")
      }
    `,
    resolvers: {
      Account: {
        seen: ({ letters }: { letters: number }) => `${letters} letters`,
        known: ({ name }: { name: string }) => `as ${name}`,
        sure: ({ name, rank }: { name: string; rank: number }) => `as ${name} of ${rank}`,
      },
    },
  },
});

beforeEach(() => {
  calls.length = 0;
});

it.each([
  [
    'of one type',
    '{ accounts { letters ... on Admin { address } } }',
    [{ letters: 1, address: 'address' }, { letters: 2 }, { letters: 3 }],
  ],
  [
    'of each another',
    'query ($of: String) { accounts { ... on Admin { address(of: $of) } ... on Guest { letters } } }',
    [{ address: 'address' }, { letters: 2 }, {}],
  ],
  [
    'below',
    '{ accounts { box { size } ... on Admin { box { key } } } }',
    [{ box: { size: 9, key: 'key' } }, { box: { size: 9 } }, { box: { size: 9 } }],
  ],
  [
    'for another',
    '{ accounts { seen ... on Admin { letters address } } }',
    [{ seen: '1 letters', letters: 1, address: 'address' }, { seen: '2 letters' }, { seen: '3 letters' }],
  ],
  [
    'with what that requires',
    '{ accounts { known ... on Admin { sure } } }',
    [{ known: 'as Ann', sure: 'as Ann of 1' }, { known: 'as Bob' }, { known: 'as C3' }],
  ],
])('asks an interface object for what is wanted %s', async (_what, query, expected) => {
  expect(await ask(query)).toEqual({ data: { accounts: expected }, errors: [] });
});

it.each([true, false])('asks so for what only some want under a condition, which is %s', async (a) => {
  const query = 'query ($a: Boolean!) { accounts { letters known @include(if: $a) ... on Admin { known } } }';
  const known = (name: string) => (a ? { known: `as ${name}` } : {});
  expect(await ask(query, { a })).toEqual({
    data: {
      accounts: [
        { letters: 1, known: 'as Ann' },
        { letters: 2, ...known('Bob') },
        { letters: 3, ...known('C3') },
      ],
    },
    errors: [],
  });
});

it('asks so for objects whose types it must be told first', async () => {
  const query = '{ senders { ... on Admin { address } ... on Account { letters } } }';
  expect(await ask(query)).toEqual({
    data: { senders: [{ address: 'address', letters: 1 }, { letters: 2 }] },
    errors: [],
  });
});

it('asks once where the same is wanted of all', async () => {
  await ask('{ accounts { letters ... on Admin { letters } ... on Account { box { size } } } }');
  expect(calls.map(({ subgraph }) => subgraph)).toEqual(['accounts', 'mail']);
});
