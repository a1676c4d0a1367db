/** What clients send: input objects and enums that subgraphs know in part, scalars of their own, defaults, lists; mutations whose order shows. */
import { link, type Memory, type SupergraphUnderTest } from './supergraph-under-test.ts';

const typeDefs = {
  echo: `${link}
scalar Json
scalar Instant
type Query {
  echo(filter: Filter, colour: Colour = RED, colours: [Colour!] = [RED, BLUE], json: Json, at: Instant, deep: [[Int]], flag: Boolean! = true): Echo
  json: Json  jsons: [Json!]  at: Instant!  sum(of: [Int!]! = [1, 2], start: Float): Float
}
type Mutation { push(value: Int!): Log!  both(a: Int = 1, b: Filter): Log  fail(really: Boolean! = false): Log! }
input Filter { text: String  least: Int = 1  colour: Colour  not: Filter  ids: [ID!]  range: Range! = {from: 0}  json: Json  oldOnly: String }
input Range { from: Float!  to: Float }
enum Colour { RED  GREEN  BLUE }
enum Mood { CALM  WILD }
enum Shade { DARK  LIGHT }
type Echo @key(fields: "id") { id: ID!  text: String!  shade: Shade  mood: Mood }
type Log @key(fields: "id") { id: ID!  total: Int!  entry(index: Int! = 0): Int }
`,
  more: `${link}
scalar Json
type Query { moods: [Mood!]  paint(colour: Colour!, filter: Filter): String  near(point: Point = {x: 1, y: [2]}): Echo }
type Mutation { pop(times: Int! = 1): Log }
input Filter { text: String  least: Int = 1  colour: Colour  not: Filter  ids: [ID!]  range: Range! = {from: 0}  json: Json }
input Range { from: Float!  to: Float  newOnly: Int }
input Point { x: Int!  y: [Float]  label: Colour = BLUE }
enum Colour { RED  BLUE  PINK }
enum Mood { CALM  WILD  SAD }
type Echo @key(fields: "id") { id: ID!  length(of: [Filter!]): Int!  again(json: Json): Json  size(colour: Colour! = BLUE, flags: [Boolean]): Int }
type Log @key(fields: "id") { id: ID!  title(style: Style): String }
input Style { bold: Boolean = false  colours: [Colour!]! = [RED] }
`,
};

const known = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

const echo = {
  __typename: 'Echo',
  id: 'e1',
  text: 'echo',
  shade: 'DARK',
  mood: 'CALM',
  length: ({ of }: { of?: unknown }) => known(of).length,
  again: ({ json }: { json?: unknown }) => json ?? null,
  size: (args: object) => known(args).length,
};
const other = { ...echo, id: 'e2', shade: null, mood: 'WILD' };
const log = {
  __typename: 'Log',
  id: 'log',
  total: (_: object, memory: Memory) => memory.get('total') ?? 0,
  entry: ({ index }: { index: number }, memory: Memory) => memory.get(`entry ${index}`) ?? null,
  title: (args: object) => known(args),
};
const change = (memory: Memory, to: (total: number) => number) => {
  const total = to(memory.get('total') ?? 0);
  memory.set(`entry ${memory.size}`, total);
  memory.set('total', total);
  return log;
};

export const inputs: SupergraphUnderTest = {
  name: 'inputs',
  typeDefs,
  world: {
    entities: [echo, other, log],
    Query: {
      // What was asked for is told in the answer, so that nothing can get lost on the way.
      echo: (args: object) => Object.create(echo, { text: { value: known(args) } }),
      json: { a: [1, { b: null }], constructor: 'x' },
      jsons: [1, 'two', [3], { four: true }],
      at: '2001-01-01T00:00:00Z',
      sum: ({ of, start }: { of: readonly number[]; start?: number | null }) =>
        of.reduce((sum, value) => sum + value, start ?? 0),
      moods: ['CALM', 'WILD'],
      paint: (args: object) => known(args),
      near: ({ point }: { point?: { x: number } | null }) => (point?.x === 0 ? null : other),
    },
    Mutation: {
      push: ({ value }: { value: number }, memory: Memory) => change(memory, (total) => total * 2 + (value % 100)),
      both: ({ a }: { a?: number | null }, memory: Memory) =>
        a == null ? null : change(memory, (total) => total + (a % 100)),
      fail: ({ really }: { really: boolean }, memory: Memory) => (really ? null : change(memory, (total) => total + 1)),
      pop: ({ times }: { times: number }, memory: Memory) =>
        times < 0 ? null : change(memory, (total) => Math.trunc(total / 2) - (times % 100)),
    },
  },
  pools: { value: [1, 2, 3], a: [1, 5], times: [1, 2, -1], index: [0, 1, 2] },
};
