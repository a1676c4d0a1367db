import * as fc from 'fast-check';
import {
  buildSchema,
  execute,
  type GraphQLFieldResolver,
  getNamedType,
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  Kind,
  parse,
  print,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { type ScalarValues, writeOperation } from '../testing/random-operation.ts';
import { normaliseOperation } from './normalise-operation.ts';

const schema = buildSchema(`
  scalar Json
  enum Size { S M L }
  input Point { x: Int! = 4, y: Float }
  input Filter { id: ID, sizes: [Size!], near: Point = { x: 1, y: 2 }, text: String, any: Json, not: Filter }
  interface Node { id: ID, echo(a: Int, b: [Int], s: String): String, self: Node }
  type A implements Node {
    id: ID, echo(a: Int, b: [Int], s: String, extra: Float): String, self: A
    v(x: Int): String, many(first: Int! = 2, after: ID): [Node!]
  }
  type B implements Node { id: ID, echo(a: Int, b: [Int], s: String): String, self: Node, v(x: Float): String }
  interface Other { w(x: Int!, y: Boolean): String }
  type C implements Other { w(x: Int!, y: Boolean): String, v(x: ID!): String }
  type D implements Other { w(x: Int!, y: Boolean): String, echo(a: Int!): String }
  union Any = A | B | C | D
  type Query {
    node(id: ID!, size: Size = M): Node
    find(filter: Filter, sizes: [Size!]! = [S], json: Json, grid: [[Int]]): [Any!]
    other(where: Filter! = { text: "t" }): Other
    any(of: [Filter!], ratio: Float): Any
  }
  type Mutation { set(id: ID!, to: Json): A }
  type Subscription { changed(id: ID!): A }
`);

const normalise = (text: string, operationName?: string) => {
  const document = parse(text);
  const operation = document.definitions.find(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      (operationName === undefined || definition.name?.value === operationName),
  );
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no such operation');
  return normaliseOperation(schema, document, operation);
};

const textOf = (text: string, operationName?: string) => normalise(text, operationName).text;

describe('what makes no difference', () => {
  it('is layout, comments, descriptions, other operations and fragments that are not used', () => {
    const plain = textOf('query Q($id: ID!) { node(id: $id) { id ...F } } fragment F on Node { __typename }');
    const other = textOf(
      `# a comment
       fragment Unused on Node { id }
       fragment F on Node { __typename, }
       query Other { node(id: 2) { ...Unused } }
       """What it is for""" query Q( "whose" $id : ID ! ) { node ( id : $id ) { id, ... F } }`,
      'Q',
    );
    expect(other).toBe(plain);
    expect(plain).toBe('query Q($id:ID!){node(id:$id){id ...F}}fragment F on Node{__typename}');
  });

  it('is a literal', () => {
    const one = normalise('{ a: node(id: "Ann", size: S) { id } b: node(id: 7) { id } }');
    const two = normalise('{ a: node(id: "Bob", size: L) { id } b: node(id: """8""") { id } }');
    expect(two.text).toBe(one.text);
    expect(one.text).toBe('query($_1:ID!,$_2:Size,$_3:ID!){a:node(id:$_1,size:$_2){id} b:node(id:$_3){id}}');
    expect([one.constants, two.constants]).toEqual([
      { _1: 'Ann', _2: 'S', _3: '7' },
      { _1: 'Bob', _2: 'L', _3: '8' },
    ]);
  });
});

describe('a literal becomes', () => {
  const constantsOf = (text: string) => normalise(text).constants;

  it('the JSON that a client would have sent', () => {
    expect(
      constantsOf(
        '{ find(filter: { id: 1, sizes: S, near: { x: 1, y: 2.50 }, text: "a\\n\\"é", any: { k: [1, "2", true, null, 1.5] } }, grid: [[1, null], 2]) { __typename } }',
      ),
    ).toEqual({
      _1: {
        id: '1',
        sizes: ['S'],
        near: { x: 1, y: 2.5 },
        text: 'a\n"é',
        any: { k: [1, '2', true, null, 1.5] },
      },
      _2: [[1, null], [2]],
    });
  });

  it('null where it is null, and the dedented text of a block', () => {
    expect(constantsOf('{ any(of: null) { ... on A { echo(s: """\n    one\n      two\n  """) } } }')).toEqual({
      _1: null,
      _2: 'one\n  two',
    });
  });

  it('a member called __proto__ of a custom scalar', () => {
    const { _1: json } = constantsOf('{ find(json: { __proto__: { polluted: true } }) { __typename } }');
    expect(JSON.stringify(json)).toBe('{"__proto__":{"polluted":true}}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('one variable with its equals of the same type', () => {
    const { text } = normalise(
      '{ node(id: 1) { ...F ... on B { echo(a: 1, s: "1") } } other { w(x: 1) } } fragment F on Node { echo(s: "1", a: 1) }',
    );
    expect(text).toContain('query($_1:ID!,$_2:Int,$_3:String,$_4:Int!)');
  });

  it('one variable with an object of the same fields in another order', () => {
    const { document, constants } = normalise(
      '{ any(of: { id: "1", text: "x" }) { __typename } ...F } fragment F on Query { any(of: { text: "x", id: "1" }) { __typename } }',
    );
    expect(constants).toEqual({ _1: [{ id: '1', text: 'x' }] });
    expect(validate(schema, document)).toEqual([]);
  });

  it('in mutations and subscriptions, too', () => {
    expect(constantsOf('mutation { set(id: 1, to: "x") { id } }')).toEqual({ _1: '1', _2: 'x' });
    expect(constantsOf('subscription { changed(id: 1) { id } }')).toEqual({ _1: '1' });
  });

  it('a variable under a name that the client has not taken', () => {
    const { text, constants } = normalise(
      'query($_1: ID!, $_3: Int) { node(id: $_1, size: L) { echo(a: $_3, s: "x") } }',
    );
    expect(text).toContain('query($_1:ID!,$_3:Int,$_2:Size,$_4:String)');
    expect(constants).toEqual({ _2: 'L', _4: 'x' });
  });
});

describe('a literal stays', () => {
  it.each([
    ['in a directive', '{ node(id: $id) @include(if: true) { id @skip(if: false) } }'],
    ['beside a variable in one value', '{ any(of: [{ id: $id, text: "x" }]) { __typename } }'],
    [
      'in introspection',
      '{ __type(name: "A") { fields(includeDeprecated: true) { name } ...T } } fragment T on __Type { enumValues(includeDeprecated: true) { name } }',
    ],
    [
      'where JSON would lose digits',
      '{ find(json: 123456789012345678901) { __typename } any(ratio: 9007199254740993) { __typename } }',
    ],
    [
      'where a custom scalar sees more than JSON says',
      '{ a: find(json: 1.0) { __typename } b: find(json: [RED]) { __typename } c: find(json: { n: -0 }) { __typename } }',
    ],
    ['where a number is not one in JSON', '{ a: any(ratio: -0.0) { __typename } b: any(ratio: 1e999) { __typename } }'],
    [
      'where fields that may be merged declare it differently',
      '{ any { ... on Node { echo(a: 1) } ... on D { echo(a: 1) } } }',
    ],
  ])('%s', (_where, body) => {
    const text = body.includes('$id') ? `query($id: ID!) ${body}` : body;
    const { constants, document } = normalise(text);
    expect(constants).toEqual({});
    expect(print(document)).toBe(print(parse(text)));
    expect(validate(schema, document)).toEqual([]);
  });

  it('as the default of a variable', () => {
    expect(textOf('query($id: ID! = "x") { node(id: $id) { id } }')).toBe('query($id:ID!="x"){node(id:$id){id}}');
  });
});

const scalars: ScalarValues = {
  ID: [
    ['"1"', '1'],
    ['1', 1],
    ['"x y"', 'x y'],
    ['"""1"""', '1'],
  ],
  Int: [
    ['1', 1],
    ['-7', -7],
  ],
  Float: [
    ['1', 1],
    ['1.0', 1],
    ['-0.25e2', -25],
  ],
  String: [
    ['"a"', 'a'],
    ['"""\n  b\n  """', 'b'],
    ['"\\u00e9\\n$_1 }"', 'é\n$_1 }'],
  ],
  Boolean: [
    ['true', true],
    ['false', false],
  ],
  Json: [
    ['1', 1],
    ['1.0', 1],
    ['{ b: [true, null], a: "x" }', { b: [true, null], a: 'x' }],
    ['100000000000000000000', 1e20],
    ['"s"', 's'],
  ],
};

/** Each leaf tells how it was reached, with the arguments as the server understood them. */
const tell: GraphQLFieldResolver<{ readonly trail?: string }, unknown> = (source, args, _context, info) => {
  const trail = `${source?.trail ?? ''}/${info.fieldName}(${JSON.stringify(args)})`;
  const type = getNullableType(info.returnType);
  if (isLeafType(getNamedType(type))) return trail;
  return isListType(type) ? [{ trail }, { trail: `${trail}+` }] : { trail };
};

const run = (document: ReturnType<typeof parse>, variableValues: Readonly<Record<string, unknown>>) =>
  execute({
    schema,
    document,
    variableValues,
    fieldResolver: tell,
    typeResolver: ({ trail }, _context, _info, type) => {
      const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
      let sum = 0;
      for (const character of String(trail)) sum += character.charCodeAt(0);
      return types[sum % types.length]?.name;
    },
  });

it('asks for the same whatever the operation: valid, answered alike, normal once normalised', () => {
  let valid = 0;
  let lifted = 0;
  fc.assert(
    fc.property(fc.gen(), (choose) => {
      const { text, variables } = writeOperation(schema, scalars, choose);
      const document = freeze(parse(text));
      const operation = document.definitions[0];
      if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('the first definition is the operation');
      if (validate(schema, document).length > 0) return;
      valid += 1;
      const normalised = normaliseOperation(schema, document, operation);
      if (Object.keys(normalised.constants).length > 0) lifted += 1;
      expect(validate(schema, normalised.document)).toEqual([]);
      const expected = run(document, variables);
      expect(JSON.stringify(run(normalised.document, { ...variables, ...normalised.constants }))).toBe(
        JSON.stringify(expected),
      );
      const again = normalise(normalised.text);
      expect([again.text, again.constants]).toEqual([normalised.text, {}]);
    }),
    { numRuns: 800, seed: 20_260 },
  );
  // Enough of them must be valid for the property to say something.
  expect(valid).toBeGreaterThan(300);
  expect(lifted).toBeGreaterThan(250);
});

/** What is shared must not be changed: a write to it throws. */
function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const member of Object.values(value)) freeze(member);
  return value;
}
