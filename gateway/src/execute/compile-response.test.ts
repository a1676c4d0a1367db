import { buildSchema, Kind, type OperationDefinitionNode, parse, printSchema, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { compileResponse } from './compile-response.ts';

const missing = 'A subgraph answered null where a value is promised.';
const unfit = 'A subgraph answered a value that does not fit its type.';

const schema = buildSchema(`
  type Query {
    int: Int  float: Float  string: String  boolean: Boolean  id: ID  format: Format  json: Json
    ints: [Int!]  grid: [[Int!]!]  self: Query  book: Book  media: Media  medias: [Media]  sure: Book!  hit: Hit  tree: Tree
  }
  type Mutation { touch: Query }
  interface Node { id: ID }
  interface Media implements Node { id: ID  title: String }
  type Book implements Media & Node { id: ID  title: String  pages: Int!  author: Person! }
  type Film implements Media & Node { id: ID  title: String  minutes: Int }
  type Person implements Node { id: ID  name: String! }
  type Tree { left: Tree  right: Tree  leaf: String }
  union Hit = Book | Person
  enum Format { PAPER EBOOK }
  scalar Json
`);

function compile(query: string) {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return compileResponse(schema, document, operation as OperationDefinitionNode);
}
/** The same schema before types were hidden from clients. */
const supergraph = buildSchema(
  `${printSchema(schema).replace('union Hit = ', 'union Hit = Secret | ').replace('EBOOK', 'EBOOK SCROLL')}
  type Secret implements Media & Node { id: ID  title: String }
  type Unrelated { id: ID }`,
);

const shape = (query: string, data: Record<string, unknown>, variables = {}) => compile(query)(data, variables);

describe('leaf values', () => {
  test.each([
    ['int', [0, -0, 2 ** 31 - 1, -(2 ** 31)], [2 ** 31, 1.5, '1', true, {}, [1], { valueOf: 1 }]],
    ['float', [0, 1.5, 2 ** 40], [Number.POSITIVE_INFINITY, '1.5', false, {}, [1]]],
    ['string', ['', 'text'], [1, true, {}, ['text']]],
    ['boolean', [true, false], [0, 'true', {}, [true]]],
    ['id', ['a1', 7, 2 ** 53 - 1], [1.5, 2 ** 53, true, {}, ['a1']]],
    ['format', ['PAPER'], ['VINYL', 'toString', 1, {}, ['PAPER']]],
    ['json', [0, 'text', false, { any: [null] }, []], []],
  ])('%s', (field, right, wrong) => {
    const project = compile(`{ ${field} }`);
    for (const value of [...right, null]) {
      expect(project({ [field]: value }, {})).toEqual({ data: { [field]: value }, faults: [], errors: [] });
    }
    for (const value of wrong) {
      const { data, faults } = project({ [field]: value }, {});
      expect(data).toEqual({ [field]: null });
      expect(faults).toEqual([{ message: unfit, path: [field] }]);
    }
    expect(project({}, {})).toEqual({ data: { [field]: null }, faults: [], errors: [] });
  });
});

describe('what clients must not see', () => {
  const hidden = { __typename: 'Secret', id: 's', title: 'secret' };
  const book = { __typename: 'Book', id: 'b' };

  function answer(query: string, data: Record<string, unknown>) {
    const document = parse(query);
    const [operation] = document.definitions as OperationDefinitionNode[];
    return compileResponse(schema, document, operation as OperationDefinitionNode, { supergraph })(data, {});
  }

  test('is null without a fault where it may be: a value of an enum', () => {
    expect(answer('{ format }', { format: 'SCROLL' })).toEqual({ data: { format: null }, faults: [], errors: [] });
    expect(answer('{ format }', { format: 'NONE' }).faults).toEqual([{ message: unfit, path: ['format'] }]);
  });

  test('is null without a fault where it may be: an object', () => {
    for (let time = 0; time < 2; time++)
      expect(answer('{ media { __typename } hit { ... on Book { id } } }', { media: hidden, hit: hidden })).toEqual({
        ...{ data: { media: null, hit: null }, faults: [], errors: [] },
      });
    expect(answer('{ medias { id } }', { medias: [hidden, book, hidden] }).data).toEqual({
      medias: [null, { id: 'b' }, null],
    });
  });

  test('is a fault where none may be null, or where the supergraph promises another', () => {
    const promised = buildSchema(
      'type Query { media: [Media!] } interface Media { id: ID } type Book implements Media { id: ID }',
    );
    const whole = buildSchema(`${printSchema(promised)} type Secret implements Media { id: ID }`);
    const document = parse('{ media { id } }');
    const [operation] = document.definitions as [OperationDefinitionNode];
    const project = compileResponse(promised, document, operation, { supergraph: whole });
    expect(project({ media: [book, hidden] }, {})).toMatchObject({
      data: { media: null },
      faults: [{ message: unfit, path: ['media', 1] }],
    });
    for (const __typename of ['Unrelated', 'Nothing', 'Person', 7])
      expect(answer('{ media { id } }', { media: { __typename, id: 's' } })).toMatchObject({
        data: { media: null },
        faults: [{ message: unfit, path: ['media'] }],
      });
  });
});

describe('values of the wrong kind are null', () => {
  test.each([
    ['{ book { id } }', { book: 'text' }, ['book']],
    ['{ book { id } }', { book: [{ id: '1' }] }, ['book']],
    ['{ media { id } }', { media: 7 }, ['media']],
    ['{ ints }', { ints: 7 }, ['ints']],
    ['{ ints }', { ints: { length: 1 } }, ['ints']],
    ['{ medias { id } }', { medias: [[{ id: '1' }]] }, ['medias', 0]],
  ])('%s of %j', (query, data, path) => {
    expect(shape(query, data).faults).toEqual([{ message: unfit, path }]);
  });
});

describe('null where a value is promised', () => {
  test('makes the nearest nullable value above null, and is one fault', () => {
    const { data, faults } = shape('{ book { id author { name } } int }', {
      int: 1,
      book: { id: '1', author: { id: '2' } },
    });
    expect(data).toEqual({ book: null, int: 1 });
    expect(faults).toEqual([{ message: missing, path: ['book', 'author', 'name'] }]);
  });

  test('reaches the whole answer when nothing on its way may be null', () => {
    expect(shape('{ int sure { pages } }', { int: 1, sure: {} })).toEqual({
      data: null,
      faults: [{ message: missing, path: ['sure', 'pages'] }],
      errors: [],
    });
  });

  test('is told with its place in lists of lists', () => {
    const { data, faults } = shape('{ grid medias { ... on Book { pages } } }', {
      grid: [[1], [2, null]],
      medias: [null, { __typename: 'Film' }, { __typename: 'Book' }],
    });
    expect(data).toEqual({ grid: null, medias: [null, {}, null] });
    expect(faults.map(({ path }) => path)).toEqual([
      ['grid', 1, 1],
      ['medias', 2, 'pages'],
    ]);
  });

  test('does not appear in the next answer', () => {
    const project = compile('{ sure { pages } }');
    expect(project({ sure: null }, {}).faults).toHaveLength(1);
    expect(project({ sure: { pages: 3 } }, {})).toEqual({ data: { sure: { pages: 3 } }, faults: [], errors: [] });
  });
});

describe('the type of an object', () => {
  const narrowing = '... on Node { ... on Media { ... on Book { pages } ... on Film { minutes } } }';

  test('needs no __typename where an object type is promised', () => {
    expect(shape(`{ book { ${narrowing} __typename } }`, { book: { pages: 3 } }).data).toEqual({
      book: { pages: 3, __typename: 'Book' },
    });
  });

  test('decides which fragments apply, in any nesting', () => {
    const media = { id: '1', pages: 3, minutes: 4 };
    const query = `{ media { kind: __typename ${narrowing} } }`;
    expect(shape(query, { media: { ...media, __typename: 'Film' } }).data).toEqual({
      media: { kind: 'Film', minutes: 4 },
    });
    expect(shape(query, { media: { ...media, __typename: 'Book' } }).data).toEqual({
      media: { kind: 'Book', pages: 3 },
    });
  });

  test('is not needed for fragments that exclude each other', () => {
    const excluding = '... on Book { ... on Node { ...Long } }';
    const long = 'fragment Long on Media { id ... on Film { minutes } }';
    const impossible = `{ media { title ${excluding.replace('...Long', '... on Film { ...Long }')} } } ${long}`;
    expect(shape(impossible, { media: { __typename: 'Media', title: 'A' } }).data).toEqual({ media: { title: 'A' } });
    const possible = `{ media { title ${excluding} } } ${long}`;
    expect(shape(possible, { media: { __typename: 'Media', title: 'A' } })).toMatchObject({
      data: { media: null },
      faults: [{ path: ['media'] }],
    });
  });

  test.each(['Person', 'Hidden', 'Hit', 'String', 'constructor', '', 7, { name: 'Book' }, false])(
    'cannot be %j where a Media or a Film is promised',
    (typename) => {
      const faults = [{ message: unfit, path: ['media'] }];
      expect(shape('{ media { id } }', { media: { __typename: typename, id: '1' } })).toMatchObject(
        typename === 'Hit' ? { data: { media: { id: '1' } } } : { data: { media: null }, faults },
      );
      expect(shape('{ tree { leaf } }', { tree: { __typename: typename } })).toMatchObject({
        data: { tree: null },
        faults: [{ message: unfit, path: ['tree'] }],
      });
    },
  );

  test.each([undefined, null, 'Media', 'Node'])('may be unknown (%j) while nothing depends on it', (typename) => {
    const media = { __typename: typename, id: '1', title: 't', pages: 3 };
    expect(shape('{ media { id ... on Node { id } ... on Media { title } } }', { media })).toEqual({
      data: { media: { id: '1', title: 't' } },
      faults: [],
      errors: [],
    });
    for (const dependent of ['__typename', 'id ... on Book { pages }', '... on Media { ... on Hit { __typename } }']) {
      expect(shape(`{ media { ${dependent} } }`, { media })).toEqual({
        data: { media: null },
        faults: [{ message: unfit, path: ['media'] }],
        errors: [],
      });
    }
  });

  test('is the promised one for an object that an interface object answers', () => {
    expect(shape('{ book { pages __typename } }', { book: { __typename: 'Media', pages: 3 } }).data).toEqual({
      book: { pages: 3, __typename: 'Book' },
    });
  });

  test('is what the schema says for the roots, whatever a subgraph calls them', () => {
    expect(
      shape('{ __typename root: __typename self { __typename int } }', {
        __typename: 'RootQuery',
        root: 'RootQuery',
        self: { __typename: 'RootQuery', int: 1 },
      }).data,
    ).toEqual({ __typename: 'Query', root: 'Query', self: { __typename: 'Query', int: 1 } });
    expect(shape('mutation { __typename }', {}).data).toEqual({ __typename: 'Mutation' });
  });

  test('is not taken from a field that has got that name', () => {
    expect(shape('{ book { __typename: title } }', { book: { __typename: 'Emma' } }).data).toEqual({
      book: { __typename: 'Emma' },
    });
  });
});

describe('names', () => {
  test('that all objects have are fields like others', () => {
    const names = ['constructor', 'hasOwnProperty', 'toString', '__proto__', '__defineGetter__'];
    const query = `{ ${names.map((name) => `${name}: book { ${name}: title }`).join(' ')} }`;
    const full = JSON.parse(`{${names.map((name) => `"${name}":{"${name}":"polluted"}`).join()}}`);
    expect(JSON.stringify(shape(query, full).data)).toBe(JSON.stringify(full));
    expect(JSON.stringify(shape(query, {}).data)).toBe(`{${names.map((name) => `"${name}":null`).join()}}`);
    expect(Object.getPrototypeOf(shape(query, full).data)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).title).toBeUndefined();
  });

  test('stand in the order of their first occurrence, with all that is asked below them', () => {
    const { data } = shape(
      'query { book { title ...B pages } int } fragment B on Media { id ... on Book { author { name } } title ... on Book { author { id } } }',
      { int: 1, extra: 1, book: { pages: 3, author: { id: 'p', name: 'n', extra: 1 }, id: 'b', title: 't' } },
    );
    expect(JSON.stringify(data)).toBe(
      '{"book":{"title":"t","id":"b","author":{"name":"n","id":"p"},"pages":3},"int":1}',
    );
  });
});

describe('conditions', () => {
  const query = `query ($a: Boolean!, $b: Boolean = true) {
    int @include(if: $a)
    book @skip(if: $a) { id }
    ... @include(if: $b) { string int book @include(if: $a) { title } }
    float @skip(if: false) @include(if: $b)
  }`;
  const data = { int: 1, string: 's', float: 2, book: { id: 'b', title: 't' } };

  test.each([
    [{ a: true, b: true }, '{"int":1,"string":"s","book":{"title":"t"},"float":2}'],
    [{ a: false, b: true }, '{"book":{"id":"b"},"string":"s","int":1,"float":2}'],
    [{ a: true, b: false }, '{"int":1}'],
    [{ a: false, b: false }, '{"book":{"id":"b"}}'],
  ])('%j', (variables, text) => {
    expect(JSON.stringify(shape(query, data, variables).data)).toBe(text);
  });

  test('may be more than are kept compiled', () => {
    const names = Array.from({ length: 7 }, (_, index) => `v${index}`);
    const project = compile(
      `query (${names.map((name) => `$${name}: Boolean!`)}) { ${names.map((name) => `${name}: int @include(if: $${name})`).join(' ')} }`,
    );
    for (let round = 0; round < 2; round++) {
      for (let bits = 0; bits < 128; bits++) {
        const chosen = names.filter((_, index) => bits & (1 << index));
        const variables = Object.fromEntries(names.map((name) => [name, chosen.includes(name)]));
        const answer = project(Object.fromEntries(names.map((name) => [name, 1])), variables).data;
        expect(Object.keys(answer ?? {})).toEqual(chosen);
      }
    }
  });
});

describe('introspection', () => {
  test('is answered from the schema, wherever it stands', () => {
    const { data, faults, errors } = shape(
      `query ($name: String!, $more: Boolean!) {
        int meta: __schema { queryType { ...T } } __type(name: $name) { ...T } none: __type(name: "Hidden") { name }
        self { ...Q }
      }
      fragment T on __Type { name fields @include(if: $more) { name } }
      fragment Q on Query { __type(name: "Format") { kind } __type(name: "Format") { enumValues { name } } }`,
      { int: 1, meta: 'a subgraph does not answer this', self: {} },
      { name: 'Tree', more: false },
    );
    expect([faults, errors]).toEqual([[], []]);
    expect(JSON.stringify(data)).toBe(
      '{"int":1,"meta":{"queryType":{"name":"Query"}},"__type":{"name":"Tree"},"none":null,' +
        '"self":{"__type":{"kind":"ENUM","enumValues":[{"name":"PAPER"},{"name":"EBOOK"}]}}}',
    );
  });

  test('tells what is wrong with the client’s values, at their place', () => {
    const { data, faults, errors } = shape(
      'query ($name: String = "Book") { self { int found: __type(name: $name) { name } } }',
      { self: { int: 1 } },
      { name: null },
    );
    expect([data, faults]).toEqual([{ self: { int: 1, found: null } }, []]);
    expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['self', 'found'], 'BAD_USER_INPUT'],
    ]);
  });
});

test('fragments that double at each level cost only what the data reaches', () => {
  const levels = Array.from(
    { length: 40 },
    (_, level) => `fragment L${level} on Tree { left { ...L${level + 1} } right { ...L${level + 1} } }`,
  );
  const document = parse(`{ tree { ...L0 } } ${levels.join(' ')} fragment L40 on Tree { leaf }`);
  const [operation] = document.definitions;
  const project = compileResponse(schema, document, operation as OperationDefinitionNode);
  let tree: Record<string, unknown> = { leaf: 'x' };
  for (let level = 0; level < 40; level++) tree = level % 2 ? { left: tree } : { right: tree };
  const { data, faults } = project({ tree }, {});
  expect(faults).toEqual([]);
  expect(JSON.stringify(data).match(/"leaf":"x"/g)).toHaveLength(1);
});

test('an operation that the schema cannot have is refused', () => {
  const document = parse('subscription { int }');
  expect(() => compileResponse(schema, document, document.definitions[0] as OperationDefinitionNode)).toThrow(
    'the schema has no subscription',
  );
});
