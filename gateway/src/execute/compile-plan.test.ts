import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type FederationPart, openFederation } from '../testing/federation.ts';
import { compilePlan } from './compile-plan.ts';

const named = (name: string) => (_: unknown, args: object) => ({ name, ...args });
const errorsOf = ({ errors }: { readonly errors: readonly GraphQLError[] }) =>
  errors.map(({ message, path, extensions }) => ({ message, path, code: extensions.code }));
const failing = (message: string, code: string) => () => {
  throw new GraphQLError(message, { extensions: { code } });
};

/** Boxes in boxes, whose labels another subgraph prints. */
const boxes: Record<'store' | 'labels', FederationPart> = {
  store: {
    sdl: `
      type Query { boxes(size: Int, kind: String): [[Box]] box: Box empty: Box now: String @shareable }
      type Box @key(fields: "id") { id: ID! weight: Int size: Size tags: [String] lid: Lid inner: Box }
      type Size { w: Int h: Int }
      type Lid @key(fields: "id") { id: ID! color: String }
    `,
    resolvers: {
      Query: {
        boxes: () => [[{ id: '1', weight: 5 }, null], null, [{ id: '2' }, { id: '1', weight: 5, inner: { id: '3' } }]],
        box: () => ({ id: '1', weight: 5, size: { w: 1, h: 2 }, tags: ['a', null], lid: { id: 'l' } }),
        empty: () => null,
        now: () => null,
      },
    },
  },
  labels: {
    sdl: `
      type Query { now: String @shareable latest: Lid }
      type Box @key(fields: "id") {
        id: ID!
        weight: Int @external
        size: Size @external
        tags: [String] @external
        label(loud: Boolean, prefix: String): Label
        postage(express: Boolean): Int @requires(fields: "weight size { w } tags")
      }
      type Size @external { w: Int }
      type Lid @key(fields: "id") { id: ID! shape: String }
      type Label { text: String parts: [Part] }
      type Part { n: Int fails: Int }
    `,
    resolvers: {
      Query: { now: () => 'now', latest: () => ({ id: 'l' }) },
      Lid: { shape: () => 'round' },
      Box: {
        __resolveReference: async (reference: { id: string }) =>
          reference.id === '2' ? failing('No label for 2.', 'NOT_FOUND')() : reference,
        label: ({ id }: { id: string }, { loud, prefix }: { loud?: boolean; prefix?: string }) => ({
          text: `${prefix ?? ''}${id}${loud ? '!' : ''}`,
          parts: [
            { n: 1, fails: failing('Part is lost.', 'SOURCE_ERROR') },
            { n: 2, fails: 2 },
          ],
        }),
        postage: (box: { weight: number; size: { w: number }; tags: string[] }, { express }: { express?: boolean }) =>
          box.weight * box.size.w * box.tags.length * (express ? 2 : 1),
      },
    },
  },
};

describe('a plan', () => {
  it('merges entities into lists of lists with nulls, and asks for equal ones alike', async () => {
    const federation = openFederation(boxes);
    const { data, errors } = await federation.run('{ boxes { id label { text } inner { label { text } } } }');
    expect(data).toMatchObject({
      boxes: [
        [{ id: '1', label: { text: '1' } }, null],
        null,
        [{ id: '2' }, { id: '1', label: { text: '1' }, inner: { label: { text: '3' } } }],
      ],
    });
    expect(errorsOf({ errors })).toEqual([{ message: 'No label for 2.', path: ['boxes', 2, 0], code: 'NOT_FOUND' }]);
    const [, ...entities] = federation.calls;
    expect(entities.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        ['boxes', '@', '@'],
        ['boxes', '@', '@', 'inner'],
      ]),
    );
    expect(entities.find(({ path }) => path.length === 3)?.representations).toEqual([
      ...['1', '2', '1'].map((id) => ({ __typename: 'Box', id })),
    ]);
  });

  it('places errors at each object that asked, with the indexes of its lists', async () => {
    const { errors } = await openFederation(boxes).run(
      '{ boxes { label { parts { n fails } } } b: box { l: label { p: parts { x: fails } } } }',
    );
    expect(errorsOf({ errors }).map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        ['boxes', 0, 0, 'label', 'parts', 0, 'fails'],
        ['boxes', 2, 1, 'label', 'parts', 0, 'fails'],
        ['boxes', 2, 0],
        ['b', 'l', 'p', 0, 'x'],
      ]),
    );
    expect(errors).toHaveLength(4);
  });

  it('does not count entities that were not asked for when it places errors', async () => {
    const federation = openFederation(boxes);
    federation.answers.set('store', () => ({
      data: { boxes: [[{ id: '0' }, { __typename: 'Box' }], [{ __typename: 'Box', id: '2' }]] },
    }));
    const { errors } = await federation.run('{ boxes { label { text } } }');
    expect(federation.calls[1]?.representations).toEqual([{ __typename: 'Box', id: '2' }]);
    expect(errorsOf({ errors }).map(({ path }) => path)).toEqual([['boxes', 1, 0]]);
  });

  it('keeps an error without a path without one, and one that names no entity at the first list', async () => {
    const federation = openFederation(boxes);
    federation.answers.set('labels', () => ({
      data: null,
      errors: [
        { message: 'all', extensions: { code: 'SHED' } },
        { message: 'none', path: ['_entities'] },
      ],
    }));
    expect(errorsOf(await federation.run('{ boxes { label { text } } }'))).toEqual([
      { message: 'all', path: undefined, code: 'SHED' },
      { message: 'none', path: ['boxes'], code: 'SOURCE_ERROR' },
    ]);
  });

  it('asks nothing where there is nothing to ask for', async () => {
    const federation = openFederation(boxes);
    expect((await federation.run('{ empty { label { text } } }')).data).toEqual({ empty: null });
    expect(federation.calls).toHaveLength(1);
  });

  it('sends what a field requires, and arguments of its own', async () => {
    const federation = openFederation(boxes);
    const { data } = await federation.run('query($e: Boolean) { box { postage(express: $e) slow: postage } }', {
      e: true,
    });
    expect(data).toMatchObject({ box: { postage: 20, slow: 10 } });
    expect(federation.calls[1]?.representations).toEqual([
      { __typename: 'Box', id: '1', weight: 5, size: { w: 1 }, tags: ['a', null] },
    ]);
  });

  it('sends each fetch the variables that it uses and that were given', async () => {
    const federation = openFederation(boxes);
    const query =
      'query($size: Int, $kind: String, $loud: Boolean, $__proto__: String) { boxes(size: $size, kind: $kind) { label(loud: $loud, prefix: $__proto__) { text } } }';
    const hostile = JSON.parse('{"size": 1, "loud": true, "__proto__": "p", "other": "never sent"}');
    await federation.run(query, hostile);
    expect(federation.calls.map(({ variables }) => JSON.stringify(variables))).toEqual([
      '{"size":1}',
      '{"loud":true,"__proto__":"p"}',
    ]);
    federation.calls.length = 0;
    await federation.run(query, { size: undefined, kind: null });
    expect(federation.calls.map(({ variables }) => Object.keys(variables))).toEqual([['kind'], []]);
  });

  it('runs the branch that a condition picks', async () => {
    const federation = openFederation(boxes);
    const query =
      'query($a: Boolean!, $b: Boolean!) { box { id ... @include(if: $a) { label { text } } ... @skip(if: $b) { lid { shape } } } }';
    const asked = async (a: boolean, b: boolean) => {
      federation.calls.length = 0;
      await federation.run(query, { a, b });
      return federation.calls.map(({ path }) => path.join('.'));
    };
    expect(await asked(false, true)).toEqual(['']);
    expect(await asked(true, true)).toEqual(['', 'box']);
    expect(await asked(false, false)).toEqual(['', 'box.lid']);
    expect((await asked(true, false)).toSorted()).toEqual(['', 'box', 'box.lid']);
  });

  it('keeps the value of a field that two subgraphs answer when one of them has none', async () => {
    const federation = openFederation(boxes);
    const fetch = (serviceName: string, operation: string): FetchNode => ({
      ...{
        kind: 'Fetch',
        serviceName,
        operation,
        operationName: undefined,
        operationKind: 'query' as FetchNode['operationKind'],
      },
    });
    const nodes = [fetch('labels', '{ now latest { __typename id } }'), fetch('store', '{ now box { id } }')];
    const { data } = await federation.run('', {}, { kind: 'QueryPlan', node: { kind: 'Parallel', nodes } });
    expect(data).toEqual({ now: 'now', latest: { __typename: 'Lid', id: 'l' }, box: { id: '1' } });
  });

  it('merges nothing of a subgraph that answers no data', async () => {
    const federation = openFederation(boxes);
    federation.answers.set('store', () => ({ data: null, errors: [{ message: 'down', path: ['box'] }] }));
    const { data, errors } = await federation.run('{ box { label { text } } latest { shape } }');
    expect(data).toMatchObject({ latest: { shape: 'round' } });
    expect(errorsOf({ errors })).toEqual([{ message: 'down', path: ['box'], code: 'SOURCE_ERROR' }]);
  });

  it('takes names of prototypes for names of fields', async () => {
    const federation = openFederation(boxes);
    const { data, errors } = await federation.run(
      '{ __proto__: boxes { constructor: label { toString: text } } constructor: box { __proto__: label { text hasOwnProperty: parts { fails } } } }',
    );
    const found = JSON.parse(JSON.stringify(data));
    expect(Object.getOwnPropertyDescriptor(found, '__proto__')?.value[2][1].constructor).toEqual({ toString: '1' });
    expect(Object.getOwnPropertyDescriptor(found.constructor, '__proto__')?.value).toMatchObject({ text: '1' });
    expect(errorsOf({ errors }).map(({ path }) => path)).toContainEqual([
      'constructor',
      '__proto__',
      'hasOwnProperty',
      0,
      'fails',
    ]);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('runs nothing when it is empty', async () => {
    const { data, errors } = await openFederation(boxes).run('', {}, { kind: 'QueryPlan' });
    expect({ data, errors }).toEqual({ data: {}, errors: [] });
  });

  it('is refused when it defers, or names a subgraph that cannot be', () => {
    const { schema, clients, plan } = openFederation(boxes);
    const compile = (node: QueryPlan['node']) => () =>
      compilePlan({ kind: 'QueryPlan', ...(node ? { node } : {}) }, { schema, clients });
    expect(compile({ kind: 'Defer', primary: {}, deferred: [] })).toThrow(/defer/);
    const strange = JSON.parse(JSON.stringify(plan('{ box { id } }').node).replace('"store"', '"nowhere"'));
    expect(compile(strange)).toThrow(/"nowhere"/);
  });
});

describe('entities that share an answer', () => {
  const cars: Record<'lot' | 'models' | 'paints', FederationPart> = {
    lot: {
      sdl: 'type Query { cars: [Car] } type Car @key(fields: "id") @key(fields: "id color") { id: ID! color: String! }',
      resolvers: { Query: { cars: () => ['red', 'blue'].map((color) => ({ id: '1', color })) } },
    },
    models: {
      sdl: 'type Car @key(fields: "id") { id: ID! detail: Detail @shareable } type Detail { model: Model @shareable } type Model { year: Int @shareable doors: [Int] }',
      resolvers: { Car: { detail: () => ({ model: { year: 2000, doors: [4] } }) } },
    },
    paints: {
      sdl: 'type Car @key(fields: "id color") { id: ID! color: String! detail: Detail @shareable } type Detail { model: Model @shareable } type Model { year: Int @shareable paint: Paint } type Paint { name: String }',
      resolvers: {
        Car: { detail: ({ color }: { color: string }) => ({ model: { year: 2000, paint: { name: color } } }) },
      },
    },
  };

  it.each(['models', 'paints'])('are given what is theirs alone, also when %s answers last', async (last) => {
    const federation = openFederation(cars);
    federation.answers.set(last, () => new Promise((resolve) => setImmediate(resolve, undefined)));
    const { data } = await federation.run('{ cars { detail { model { doors paint { name } } } } }');
    expect(federation.calls.map(({ subgraph }) => subgraph).toSorted()).toEqual(['lot', 'models', 'paints']);
    expect(data).toMatchObject({
      cars: ['red', 'blue'].map((name) => ({ detail: { model: { doors: [4], paint: { name } } } })),
    });
  });
});

describe('an interface object', () => {
  const media: Record<'catalog' | 'reviews', FederationPart> = {
    catalog: {
      sdl: `
        type Query { media: [Media] book: Book }
        interface Media @key(fields: "id") { id: ID! title: String }
        type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
        type Film implements Media @key(fields: "id") { id: ID! title: String }
      `,
      resolvers: {
        Query: {
          media: () => [
            { __typename: 'Book', id: '1', title: 'b', pages: 3 },
            { __typename: 'Film', id: '2', title: 'f' },
          ],
          book: () => ({ __typename: 'Book', id: '1' }),
        },
        Media: {
          __resolveReference: ({ id }: { id: string }) => ({
            __typename: id === '1' ? 'Book' : 'Film',
            id,
            title: `t${id}`,
            pages: 4,
          }),
        },
      },
    },
    reviews: {
      sdl: `
        type Query { top: [Media] }
        type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int next: Media }
      `,
      resolvers: {
        Query: { top: () => [{ id: '1' }, { id: '2' }] },
        Media: { stars: () => 5, next: ({ id }: { id: string }) => ({ id: id === '1' ? '2' : '1' }) },
      },
    },
  };

  it('is asked for under its own name, and leaves the types of others as they are', async () => {
    const federation = openFederation(media);
    const { data } = await federation.run('{ media { __typename title stars } book { stars } }');
    expect(data).toMatchObject({
      media: [
        { __typename: 'Book', title: 'b', stars: 5 },
        { __typename: 'Film', title: 'f', stars: 5 },
      ],
      book: { stars: 5 },
    });
    const asked = federation.calls.flatMap(({ representations }) => representations ?? []);
    expect(asked).toEqual(expect.arrayContaining(['1', '2'].map((id) => ({ __typename: 'Media', id }))));
  });

  it('gets its type from the subgraph that knows it', async () => {
    const { data, errors } = await openFederation(media).run(
      '{ top { __typename stars next { __typename title ... on Book { pages } } } }',
    );
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      top: [
        { __typename: 'Book', stars: 5, next: { __typename: 'Film', title: 't2' } },
        { __typename: 'Film', stars: 5, next: { __typename: 'Book', title: 't1', pages: 4 } },
      ],
    });
  });
});

describe('fields that the planner renames', () => {
  const zoo: Record<'animals' | 'vets', FederationPart> = {
    animals: {
      sdl: 'type Query { animals: [Animal] } union Animal = Cat | Dog type Cat @key(fields: "id") { id: ID! age: Int! } type Dog @key(fields: "id") { id: ID! age: String }',
      resolvers: {
        Query: {
          animals: () => [
            { __typename: 'Cat', id: '1', age: 0 },
            { __typename: 'Dog', id: '2', age: failing('Not known.', 'NOT_FOUND') },
            { __typename: 'Dog', id: '3', age: '' },
          ],
        },
      },
    },
    vets: {
      sdl: 'type Cat @key(fields: "id") { id: ID! care: Care } type Dog @key(fields: "id") { id: ID! care: [Care] } type Care { cost: Int }',
      resolvers: {
        Cat: { care: () => ({ cost: 1 }) },
        Dog: { care: ({ id }: { id: string }) => [{ cost: id === '2' ? 2 : failing('Not told.', 'FORBIDDEN') }] },
      },
    },
  };

  it('come back under the names of the client, in the data and in the paths of errors', async () => {
    const { data, errors } = await openFederation(zoo).run(
      '{ animals { ... on Cat { age care { cost } } ... on Dog { age care { cost } } } }',
    );
    expect(JSON.parse(JSON.stringify(data))).toMatchObject({
      animals: [
        { age: 0, care: { cost: 1 } },
        { age: null, care: [{ cost: 2 }] },
        { age: '', care: [{ cost: null }] },
      ],
    });
    expect(errorsOf({ errors })).toEqual([
      { message: 'Not known.', path: ['animals', 1, 'age'], code: 'NOT_FOUND' },
      { message: 'Not told.', path: ['animals', 2, 'care', 0, 'cost'], code: 'FORBIDDEN' },
    ]);
  });
});

describe('rewrites of entities', () => {
  it('go by the type of the object that asked when the answer does not tell its own', async () => {
    const federation = openFederation(boxes);
    const plan = federation.plan('{ box { label { text } } latest { shape } }');
    const set = (type: string, value: string) => ({
      kind: 'ValueSetter',
      path: [`... on ${type}`, 'set'],
      setValueTo: value,
    });
    const text = JSON.stringify(plan).replace(
      /("requires":\[)/,
      `"outputRewrites":${JSON.stringify([set('Box', 'right'), set('Lid', 'wrong')])},$1`,
    );
    const { data } = await federation.run('', {}, JSON.parse(text));
    expect(data).toMatchObject({ box: { set: 'right', label: { text: '1' } } });
  });
});

describe('types that a path is about', () => {
  it('are the only ones for which an entity is asked', async () => {
    const pets: Record<'homes' | 'toys', FederationPart> = {
      homes: {
        sdl: `
          type Query { pets: [Pet] }
          interface Pet { toy: Toy }
          type Cat implements Pet { toy: Toy }
          type Dog implements Pet { toy: Toy }
          type Toy @key(fields: "id") { id: ID! }
        `,
        resolvers: {
          Query: {
            pets: () => [
              { __typename: 'Cat', toy: { id: 'c' } },
              { __typename: 'Dog', toy: { id: 'd' } },
            ],
          },
        },
      },
      toys: {
        sdl: 'type Toy @key(fields: "id") { id: ID! name: String price: Int }',
        resolvers: { Toy: { name: ({ id }: { id: string }) => `toy ${id}`, price: () => 3 } },
      },
    };
    const federation = openFederation(pets, { typeConditionedFetching: true });
    const { data, errors } = await federation.run(
      '{ pets { ... on Cat { toy { name } } ... on Dog { toy { price } } } }',
    );
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ pets: [{ toy: { name: 'toy c' } }, { toy: { price: 3 } }] });
    expect(federation.calls.slice(1).map(({ path, representations }) => [path, representations])).toEqual(
      expect.arrayContaining([
        [['pets', '@', 'toy'], [{ __typename: 'Toy', id: 'c' }]],
        [['pets', '@', 'toy'], [{ __typename: 'Toy', id: 'd' }]],
      ]),
    );
  });
});

describe('mutations', () => {
  const bank: Record<'accounts' | 'audit', FederationPart> = {
    accounts: {
      sdl: 'type Query { total: Int } type Mutation { deposit(sum: Int): Account depositAll: [Account] } type Account @key(fields: "id") { id: ID! sum: Int query: Query }',
      resolvers: {
        Query: { total: () => 7 },
        Mutation: {
          deposit: (_: unknown, { sum }: { sum: number }) => ({ id: '1', sum, query: {} }),
          depositAll: () => [
            { id: '1', query: {} },
            { id: '2', query: {} },
          ],
        },
      },
    },
    audit: {
      sdl: 'type Query { entries: [Entry] } type Mutation { note(text: String): Entry } type Entry { text: String } type Account @key(fields: "id") { id: ID! owner: String }',
      resolvers: {
        Query: { entries: () => [{ text: 'one' }] },
        Mutation: { note: named('note') },
        Account: { owner: () => 'me' },
        Entry: { text: ({ text }: { text: string }) => (text === 'bad' ? failing('Refused.', 'FORBIDDEN')() : text) },
      },
    },
  };

  it('are sent one after the other, in the order of the document', async () => {
    const federation = openFederation(bank);
    federation.answers.set('accounts', () => new Promise((resolve) => setImmediate(resolve, undefined)));
    const { data } = await federation.run(
      'mutation { a: deposit(sum: 1) { sum owner } b: note(text: "x") { text } c: deposit(sum: 2) { sum } }',
    );
    expect(data).toMatchObject({ a: { sum: 1, owner: 'me' }, b: { text: 'x' }, c: { sum: 2 } });
    const sent = federation.calls.filter(({ query }) => query.startsWith('mutation'));
    expect(sent.map(({ query }) => /\b([abc]):/.exec(query)?.[1])).toEqual(['a', 'b', 'c']);
  });

  it('may answer the root of queries several times, and each is an answer of its own', async () => {
    const federation = openFederation(bank);
    const { data } = await federation.run('mutation { depositAll { query { entries { text } } } }');
    const [one, other] = data.depositAll as { query: { entries: unknown } }[];
    expect(one?.query.entries).toEqual([{ text: 'one' }]);
    expect(other?.query.entries).toEqual([{ text: 'one' }]);
    expect(other?.query.entries).not.toBe(one?.query.entries);
    expect(federation.calls.filter(({ subgraph }) => subgraph === 'audit')).toHaveLength(1);
  });

  it('may answer the root of queries, of which other subgraphs then have a part', async () => {
    const federation = openFederation(bank);
    const query = 'mutation { deposit(sum: 1) { q: query { total entries { text } } } }';
    expect((await federation.run(query)).data).toMatchObject({
      deposit: { q: { total: 7, entries: [{ text: 'one' }] } },
    });
    federation.calls.length = 0;
    federation.answers.set('audit', () => ({
      data: { entries: null },
      errors: [{ message: 'lost', path: ['entries'] }],
    }));
    expect(errorsOf(await federation.run(query))).toEqual([
      { message: 'lost', path: ['deposit', 'q', 'entries'], code: 'SOURCE_ERROR' },
    ]);
    federation.calls.length = 0;
    federation.answers.set('accounts', () => ({ data: { deposit: null } }));
    await federation.run(query);
    expect(federation.calls.map(({ subgraph }) => subgraph)).toEqual(['accounts']);
  });
});
