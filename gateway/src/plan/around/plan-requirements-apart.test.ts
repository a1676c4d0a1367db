import { expect, it } from 'vitest';
import { openPlanned } from './testing/open-planned.ts';

interface Loan {
  readonly id: string;
  readonly income?: number;
  readonly score?: number;
  readonly debts?: readonly { readonly rate?: number }[];
  readonly house?: { readonly value?: number };
}

const sent = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('what is required was not sent');
  return value;
};

/** Loans whose rate requires a score, which requires what the first subgraph and others know. */
const loans = () =>
  openPlanned({
    desk: {
      sdl: `
        type Query { loan: Loan loans: [Loan] }
        type Loan @key(fields: "id") {
          id: ID! income: Int @external house: House @external debts: [Debt]
          score: Int @requires(fields: "income house { value } debts { rate }")
        }
        type Debt @key(fields: "id") { id: ID! rate: Int @external }
        type House @external { value: Int }
      `,
      resolvers: {
        Query: { loan: () => ({ id: '1' }), loans: () => [{ id: '1' }, { id: '2' }] },
        Loan: {
          __resolveReference: (loan: Loan) => loan,
          debts: ({ id }: Loan) => (id === '1' ? [] : [{ id: 'd' }]),
          score: ({ income, house, debts }: Loan) =>
            sent(income) + sent(house?.value) + sent(debts).reduce((sum, { rate }) => sum + sent(rate), 0),
        },
      },
    },
    bank: {
      sdl: `
        type Loan @key(fields: "id") {
          id: ID! income: Int house: House score: Int @external
          rate: Int @requires(fields: "score")
        }
        type Debt @key(fields: "id") { id: ID! rate: Int }
        type House { value: Int }
      `,
      resolvers: {
        Loan: {
          __resolveReference: (loan: Loan) => loan,
          income: ({ id }: Loan) => Number(id) * 100,
          house: () => ({ value: 10 }),
          rate: ({ score }: Loan) => sent(score) * 2,
        },
        Debt: { rate: () => 1 },
      },
    },
  });

it('computes what a required field requires before it asks for that field', async () => {
  const { ask } = loans();
  expect(await ask('{ loan { rate } }')).toEqual({ data: { loan: { rate: 220 } }, errors: [] });
  expect(await ask('{ loans { id score: rate rate: score } }')).toEqual({
    data: {
      loans: [
        { id: '1', score: 220, rate: 110 },
        { id: '2', score: 422, rate: 211 },
      ],
    },
    errors: [],
  });
});

it('waits for every part of what is required, though some of it comes from further away', async () => {
  const { calls, ask } = loans();
  await ask('{ loans { rate } }');
  const asks = (field: string) => calls.findIndex(({ query }) => query.includes(`{${field}}`));
  const score = calls.findIndex(({ query }) => query.includes('{score}'));
  expect(asks('rate')).toBeGreaterThan(0);
  expect(calls.findIndex(({ query }) => query.includes('income'))).toBeLessThan(score);
  expect(calls[score]?.representations).toEqual([
    { __typename: 'Loan', id: '1', income: 100, house: { value: 10 }, debts: [] },
    { __typename: 'Loan', id: '2', income: 200, house: { value: 10 }, debts: [{ rate: 1 }] },
  ]);
});

it('goes to and fro between two subgraphs as often as requirements do', async () => {
  const { ask, calls } = openPlanned({
    desk: {
      sdl: `
        type Query { loan: Loan }
        type Loan @key(fields: "id") {
          id: ID! terms: Terms score: Int @external
          grade: Int @requires(fields: "score")
        }
        type Terms { years: Int }
      `,
      resolvers: {
        Query: { loan: () => ({ id: '1' }) },
        Loan: {
          __resolveReference: (loan: Loan) => loan,
          terms: () => ({ years: 3 }),
          grade: ({ score }: Loan) => sent(score) + 1,
        },
      },
    },
    bank: {
      sdl: `
        type Loan @key(fields: "id") {
          id: ID! terms: Terms @external grade: Int @external
          score: Int @requires(fields: "terms { years }")
          offer: Int @requires(fields: "terms { years } grade")
        }
        type Terms @external { years: Int }
      `,
      resolvers: {
        Loan: {
          __resolveReference: (loan: Loan) => loan,
          score: ({ terms }: { terms?: { years: number } }) => sent(terms?.years) * 10,
          offer: ({ terms, grade }: { terms?: { years: number }; grade?: number }) => sent(terms?.years) + sent(grade),
        },
      },
    },
  });
  expect(await ask('{ loan { offer } }')).toEqual({ data: { loan: { offer: 34 } }, errors: [] });
  expect(calls.map(({ subgraph }) => subgraph)).toEqual(['desk', 'bank', 'desk', 'bank']);
});

it('follows requirements from one interface object to another', async () => {
  const { ask } = openPlanned({
    accounts: {
      sdl: `
        type Query { accounts: [Account] }
        interface Account @key(fields: "id") { id: ID! name: String }
        type Admin implements Account @key(fields: "id") { id: ID! name: String }
        type Guest implements Account @key(fields: "id") { id: ID! name: String }
      `,
      resolvers: {
        Query: { accounts: () => [{ __typename: 'Admin', id: '1', name: 'Ann' }] },
        Account: { __resolveReference: () => ({ __typename: 'Admin', id: '1', name: 'Ann' }) },
        Admin: { __resolveReference: () => ({ __typename: 'Admin', id: '1', name: 'Ann' }) },
      },
    },
    mail: {
      sdl: `
        type Query { inbox: [Account] }
        type Account @interfaceObject @key(fields: "id") { id: ID! name: String @external letters: Int @requires(fields: "name") }
      `,
      resolvers: {
        Query: { inbox: () => [{ id: '1' }] },
        Account: { letters: ({ name }: { name?: string }) => sent(name).length * 10 },
      },
    },
    chat: {
      sdl: 'type Account @interfaceObject @key(fields: "id") { id: ID! letters: Int @external status: String @requires(fields: "letters") }',
      resolvers: { Account: { status: ({ letters }: { letters?: number }) => `${sent(letters)} letters` } },
    },
  });
  const answer = (root: string) => ({ data: { [root]: [{ status: '30 letters' }] }, errors: [] });
  expect(await ask('{ inbox { status } }')).toEqual(answer('inbox'));
  expect(await ask('{ accounts { status } }')).toEqual(answer('accounts'));
});
