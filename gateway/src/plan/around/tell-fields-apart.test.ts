import { describe, expect, it } from 'vitest';
import { openPlanned } from './testing/open-planned.ts';

const accounts = [
  { __typename: 'Admin', id: '1', level: 3 },
  { __typename: 'Guest', id: '2', until: 2030 },
];

const people = () =>
  openPlanned({
    accounts: {
      sdl: `
        type Query { accounts: [Account!]! }
        interface Account @key(fields: "id") { id: ID! }
        type Admin implements Account @key(fields: "id") { id: ID! level: Int }
        type Guest implements Account @key(fields: "id") { id: ID! until: Int }
      `,
      resolvers: { Query: { accounts: () => accounts } },
    },
    mail: {
      sdl: `
        type Account @key(fields: "id") @interfaceObject {
          id: ID! letters(first: Int): [String!] status: String motto: String box: Box constructor: String
        }
        type Box { size: Int weight: Int }
      `,
      resolvers: {
        Account: {
          letters: (_: unknown, { first }: { first: number }) => ['one', 'two', 'three'].slice(0, first),
          status: ({ id }: { id: string }) => `status ${id}`,
          motto: ({ id }: { id: string }) => {
            if (id === '2') throw new Error('no motto');
            return `motto ${id}`;
          },
          box: () => ({ size: 7, weight: 9 }),
          constructor: () => 'McLaren',
        },
      },
    },
  });

describe('one response name for several fields of an interface object', () => {
  it('shows each type its own arguments', async () => {
    const query = '{ accounts { ... on Admin { x: letters(first: 1) } ... on Guest { x: letters(first: 2) } } }';
    expect(await people().ask(query)).toEqual({
      data: { accounts: [{ x: ['one'] }, { x: ['one', 'two'] }] },
      errors: [],
    });
  });

  it('shows each type its own field, also through fragments and below them', async () => {
    const query = `
      { accounts { ...OfAdmin ... on Guest { x: id box { y: weight } } } }
      fragment OfAdmin on Admin { x: id status: motto box { y: size } }
    `;
    expect((await people().ask(query)).data).toEqual({
      accounts: [
        { x: '1', status: 'motto 1', box: { y: 7 } },
        { x: '2', box: { y: 9 } },
      ],
    });
  });

  it('leaves a field beside them that every object inherits the name of', async () => {
    const query = '{ accounts { constructor ... on Admin { x: status } ... on Guest { x: motto } } }';
    expect((await people().answer(query)).data).toEqual({
      accounts: [
        { constructor: 'McLaren', x: 'status 1' },
        { constructor: 'McLaren', x: null },
      ],
    });
  });

  it('tells errors by the client’s name', async () => {
    const query = '{ accounts { ... on Admin { status } ... on Guest { status: motto } } }';
    expect(people().plan(query)).toMatchObject({ dataNames: { 'status: motto': 'status_other1' } });
    expect(await people().answer(query)).toEqual({
      data: { accounts: [{ status: 'status 1' }, { status: null }] },
      errors: [expect.objectContaining({ message: 'no motto', path: ['accounts', 1, 'status'] })],
    });
  });
});

it('leaves other operations as they are', () => {
  const plan = people().plan('{ accounts { ... on Admin { x: status } ... on Guest { x: status y: motto } } }');
  expect(plan).not.toHaveProperty('dataNames');
});
