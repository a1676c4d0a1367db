import { beforeEach, expect, it } from 'vitest';
import { openPlanned } from './testing/open-planned.ts';

let done: string[] = [];
beforeEach(() => {
  done = [];
});
const doing =
  (name: string) =>
  (_: unknown, { by = 0 }: { by?: number }) => {
    done.push(`${name} ${by}`);
    return { id: String(by), by };
  };

const ledger = openPlanned({
  first: {
    sdl: `
      type Query { first: Int }
      type Mutation { raise(by: Int): Entry lower(by: Int): Entry }
      type Entry @key(fields: "id") { id: ID! by: Int }
    `,
    resolvers: { Mutation: { raise: doing('raise'), lower: doing('lower') } },
  },
  second: {
    sdl: `
      type Query { second: Int }
      type Mutation { count(by: Int): Tally }
      type Tally { id: ID by: Int }
      type Entry @key(fields: "id") { id: ID! note: String }
    `,
    resolvers: {
      Mutation: { count: doing('count') },
      Entry: { __resolveReference: (entry: object) => entry, note: ({ id }: { id: string }) => `note ${id}` },
    },
  },
});

it.each<[string, Record<string, unknown>, string[]]>([
  [
    'mutation { ...F @include(if: true) raise(by: 2) { id } } fragment F on Mutation { raise(by: 2) { by } count { id } }',
    {},
    ['raise 2', 'count 0'],
  ],
  [
    'mutation { ... on Mutation { raise(by: 1) { id } } x: raise(by: 2) { id } ... on Mutation { count { id } } }',
    {},
    ['raise 1', 'raise 2', 'count 0'],
  ],
  [
    'mutation { count { id } raise { id } again: count(by: 3) { id } lower { note } }',
    {},
    ['count 0', 'raise 0', 'count 3', 'lower 0'],
  ],
  ['mutation { ... @skip(if: true) { lower { id } } raise { id } }', {}, ['raise 0']],
  ['mutation { __typename }', {}, []],
])('runs each response name of %s once, in order', async (query, variables, expected) => {
  const { errors } = await ledger.ask(query, variables);
  expect([errors, done]).toEqual([[], expected]);
});

it.each([
  [true, true],
  [true, false],
  [false, true],
  [false, false],
])('runs a field once that stands under conditions, of which %s and %s hold', async (a, b) => {
  const query = `mutation ($a: Boolean!, $b: Boolean!) {
    ... @include(if: $a) { raise(by: 1) { id } count { id } }
    lower { id }
    ... @include(if: $b) { raise(by: 1) { by note } }
  }`;
  const { data, errors } = await ledger.ask(query, { a, b });
  expect(errors).toEqual([]);
  expect(done).toEqual([...(a ? ['raise 1', 'count 0'] : []), 'lower 0', ...(b && !a ? ['raise 1'] : [])]);
  expect(data).toEqual({
    ...(a || b ? { raise: { ...(a ? { id: '1' } : {}), ...(b ? { by: 1, note: 'note 1' } : {}) } } : {}),
    ...(a ? { count: { id: '0' } } : {}),
    lower: { id: '0' },
  });
});

it.each([
  [true, true, ['raise 1', 'count 0', 'lower 0']],
  [true, false, ['raise 1', 'count 0', 'lower 0']],
  [false, true, ['count 0', 'raise 1', 'lower 0']],
  [false, false, ['count 0', 'lower 0', 'raise 1']],
])('runs a field where it is first asked for when its conditions are %s and %s', async (a, b, expected) => {
  const query = `mutation ($a: Boolean!, $b: Boolean!) {
    raise(by: 1) @include(if: $a) { id }
    count { id }
    ... @include(if: $b) { raise(by: 1) { by } }
    lower { id }
    raise(by: 1) { note }
  }`;
  const { data, errors } = await ledger.ask(query, { a, b });
  expect([errors, done]).toEqual([[], expected]);
  expect(data).toMatchObject({ raise: { ...(a && { id: '1' }), ...(b && { by: 1 }), note: 'note 1' } });
  expect(Object.keys(data as object)).toEqual(expected.map((each) => each.split(' ')[0]));
});

it('runs a field once that stands under several conditions twice', async () => {
  const query = `mutation ($a: Boolean!, $b: Boolean!, $c: Boolean!) {
    raise @include(if: $a) @skip(if: $b) { id }
    count { id }
    raise @include(if: $c) @skip(if: $a) { by }
    lower { id }
    raise @include(if: $b) { by }
  }`;
  for (const bits of [0, 1, 2, 3, 4, 5, 6, 7]) {
    const [a, b, c] = [(bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0];
    done = [];
    const { errors } = await ledger.ask(query, { a, b, c });
    const [first, second] = [a && !b, c && !a];
    expect([errors, done]).toEqual([
      [],
      [
        ...(first ? ['raise 0'] : []),
        'count 0',
        ...(second ? ['raise 0'] : []),
        'lower 0',
        ...(b && !first && !second ? ['raise 0'] : []),
      ],
    ]);
  }
});

it('leaves queries and single fields as the planner has them', () => {
  expect(ledger.plan('{ first second }').node?.kind).toBe('Parallel');
  expect(ledger.plan('mutation { raise { id by } }').node?.kind).toBe('Fetch');
});
