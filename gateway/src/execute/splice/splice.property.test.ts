import { isUtf8 } from 'node:buffer';
import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import * as fc from 'fast-check';
import {
  buildSchema,
  executeSync,
  type GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { prepareFetch } from '../../subgraphs/prepare-fetch.ts';
import { readReply } from '../../subgraphs/read-answer.ts';
import type { SubgraphClient } from '../../subgraphs/subgraph-client.ts';
import { contextOf } from '../../testing/call.ts';
import { compilePlan } from '../compile-plan.ts';
import { compileResponse } from '../compile-response.ts';
import { type Dice, rollDice } from '../testing/random-operation.ts';
import { compileSplices, type Splices } from './compile-splices.ts';
import { findSpliceable } from './find-spliceable.ts';
import { writeSpliced } from './spliced.ts';

const schema = buildSchema(`
  type Query { self: Query  book: Book  books: [Book!]!  shelf: [[Book]]  media: Media  named: String }
  interface Media { id: ID! }
  type Film implements Media { id: ID! }
  type Book implements Media {
    id: ID!  name: String  rating: Float!  pages: Int  format: Format!  read: Boolean  tags: [String!]!  codes: [[Int]!]  extra: Json
    sequel: Book  next: Book!  maker: Person  other: Media
  }
  type Person { id: ID  name: String!  books: [Book]  self: Person }
  enum Format { PAPER EBOOK PAPERBACK }
  scalar Json
`);

/** For one field alone. */
const aliases: Readonly<Record<string, string>> = {
  name: 'constructor',
  tags: 'a1',
  maker: 'toString',
  id: '__proto__',
};

function randomQuery({ chance, upTo, pick }: Dice): string {
  const condition = (): string =>
    chance(15) ? ` @${pick(['skip', 'include'])}(if: ${pick(['$a', '$b', '$c', 'true', 'false'])})` : '';
  function selection(type: GraphQLObjectType, depth: number): string {
    const fields = Object.values(type.getFields()).filter(
      ({ type: of }) => depth > 0 || !isCompositeType(getNamedType(of)),
    );
    const parts = Array.from({ length: 2 + upTo(4) }, () => {
      if (chance(10)) return `...${condition()} ${selection(type, depth - 1)}`;
      if (chance(15)) return `__typename${condition()}`;
      const field = pick(fields);
      const of = getNamedType(field.type);
      const below = isObjectType(of) ? selection(of, depth - 1) : isCompositeType(of) ? '{ id }' : '';
      const alias = aliases[field.name];
      // Rarely, where there may be no splicing.
      const renamed = alias !== undefined && chance(alias === '__proto__' ? 3 : 25) ? `${alias}: ` : '';
      return isAbstractType(of) && chance(70) ? '__typename' : `${renamed}${field.name}${condition()} ${below}`;
    });
    return `{ ${parts.join(' ')} }`;
  }
  return `query ($a: Boolean!, $b: Boolean!, $c: Boolean = true) ${selection(schema.getQueryType() as GraphQLObjectType, 3)}`;
}

const texts = ['', 'plain', 'a "quoted" \\ \n', 'é漢😀', '\ud800', '\u2028\u007f', '"\\/"', '__proto__'];

function answerAtRandom(
  { chance, upTo, pick }: Dice,
  query: string,
  variableValues: Readonly<Record<string, boolean>>,
) {
  function value(type: GraphQLOutputType): unknown {
    if (isNonNullType(type)) return value(type.ofType) ?? value(type);
    if (chance(10)) return null;
    if (isListType(type)) return Array.from({ length: upTo(3) }, () => value(type.ofType));
    if (isCompositeType(type)) return { __typename: isAbstractType(type) ? pick(['Film', 'Book']) : type.name };
    if (isEnumType(type)) return pick(type.getValues()).name;
    const number = pick([0, 1, -7, 2_147_483_647, -2_147_483_648, upTo(1_000_000)]);
    const json = pick([{ a: [1, 'x', null] }, [], {}, 'text', 5.5, false, { b: { c: {} } }]);
    return (
      { Int: number, Float: number / pick([1, 3, 1e3, 1e9]), Boolean: chance(50), Json: json }[type.name] ?? pick(texts)
    );
  }
  const { data } = executeSync({
    schema,
    document: parse(query),
    rootValue: {},
    variableValues,
    fieldResolver(source, _args, _context, { path: { key }, returnType }) {
      if (!Object.hasOwn(source, key)) Object.defineProperty(source, key, { value: value(returnType) });
      return source[key];
    },
  });
  return data;
}

const fetchOf = (
  operation: string,
  more: { readonly requires?: NonNullable<FetchNode['requires']> } = {},
): FetchNode => ({
  kind: 'Fetch',
  serviceName: 'one',
  operationName: undefined,
  operation,
  operationKind: 'query' as FetchNode['operationKind'],
  operationDocumentNode: undefined,
  variableUsages: [],
  ...more,
});

/** The whole query as one fetch of root fields, or its fields as those of an entity that another fetch has found. */
function planOf(query: string, asEntity: boolean): { readonly text: string; readonly plan: QueryPlan } {
  if (!asEntity) return { text: query, plan: { kind: 'QueryPlan', node: fetchOf(query) } };
  const document = parse(query);
  const [operation, ...fragments] = document.definitions as [OperationDefinitionNode];
  const head = `(${operation.variableDefinitions?.map((one) => print(one)).join(' ')})`;
  const fields = print(operation.selectionSet);
  const rest = fragments.map((one) => print(one)).join('\n');
  const entities = fetchOf(`query ${head} { _entities(representations: []) { ... on Query ${fields} } }\n${rest}`, {
    requires: [{ kind: 'InlineFragment', typeCondition: 'Query', selections: [{ kind: 'Field', name: '__typename' }] }],
  });
  return {
    text: `query ${head} { self ${fields} }\n${rest}`,
    plan: {
      kind: 'QueryPlan',
      node: {
        kind: 'Sequence',
        nodes: [fetchOf('{ self { __typename } }'), { kind: 'Flatten', path: ['self'], node: entities }],
      },
    },
  };
}

/** A subgraph whose replies are given. What cannot be read is answered with null. */
function replying(root: Buffer, entities: Buffer): SubgraphClient & { spliced: number } {
  const client = {
    name: 'one',
    spliced: 0,
    prepare: (query: string, operationName: string | undefined) => prepareFetch(query, operationName),
    async fetchRoot({ scan }: { scan?: ReturnType<Splices['get']> }) {
      return { data: read(root, scan), errors: [] };
    },
    async fetchEntities({ scan }: { scan?: ReturnType<Splices['get']> }) {
      const list = read(entities, scan)?._entities;
      return { entities: Array.isArray(list) ? list : [null], errors: [] };
    },
  };
  function read(reply: Buffer, scan: ReturnType<Splices['get']>): Record<string, unknown> | null {
    const counted =
      scan &&
      ((bytes: Buffer) => {
        const data = scan(bytes);
        if (data) client.spliced += 1;
        return data;
      });
    try {
      const { data, errors } = readReply(reply, { scan: counted, asksPrototype: true });
      return errors ? null : (data ?? null);
    } catch {
      return null;
    }
  }
  return client;
}

const tokens = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]/g;

/** What a subgraph could write instead: much of it allowed, and much of it not. */
const replacements = [
  'null',
  'true',
  '0',
  '-0',
  '-0.0',
  '-0.5',
  '01',
  '1e3',
  '1E400',
  '1.0',
  '1.',
  '.5',
  '2147483647',
  '2147483648',
  '-2147483648',
  '-2147483649',
  '12345678901234567890',
  '0.1000000000000000055511151231257827',
  '""',
  '"PAPER"',
  '"paper"',
  '"PAPE"',
  '"PAPERB"',
  '"PAPE\\u0052"',
  '"\\ud800"',
  '"\\u00e9\\/\\b\\f\\n\\r\\t\\"\\\\"',
  '"\\x"',
  '"a\u0001b"',
  '"\t"',
  '"é漢😀\u2028"',
  '{}',
  '[]',
  '[null]',
  '{"a":1,"a":2}',
  '{"__proto__":{"a":1}}',
  '{"\\u005f_proto__":1}',
  '[1,[2,{"b":"c"}]]',
  '{"a" : 1}',
  '"__typename":"Book"',
  ' ',
  '\n',
  ',',
  '}',
  ']',
  'nul',
  'tru',
] as const;

function change(text: string, { pick, upTo, chance }: Dice): Buffer {
  const found = [...text.matchAll(tokens)];
  const { 0: token, index } = pick(found);
  const [before, after] = [text.slice(0, index), text.slice(index + token.length)];
  const way = upTo(6);
  if (way === 0) return Buffer.from(`${before} ${token}\n${after}`);
  if (way === 1) return Buffer.from(before + after);
  if (way === 2) return Buffer.from(`${before}${token}${token}${after}`);
  if (way === 3) return Buffer.from(text.slice(0, upTo(text.length - 1)));
  if (way === 4) {
    // Before the token, or inside of one that is a string: no character begins so.
    const cut = index + (token.startsWith('"') ? 1 : 0);
    return Buffer.concat([
      Buffer.from(text.slice(0, cut)),
      Buffer.from([chance(50) ? 0xff : 0xc3]),
      Buffer.from(text.slice(cut)),
    ]);
  }
  if (way === 5) return Buffer.from(`${text}${pick(['\n', ' \r\n', 'x', ',', '}', '\u00a0'])}`);
  // A value, more often than what is between values.
  const value = chance(80)
    ? pick(found.filter(({ 0: one, index: at }) => !/^[{}[\],:]/.test(one) && text[at + one.length] !== ':'))
    : undefined;
  const at = value ?? { 0: token, index };
  return Buffer.from(text.slice(0, at.index) + pick(replacements) + text.slice(at.index + at[0].length));
}

/** Answers how many replies were spliced. */
async function compareWithParsed(seed: number, changes: boolean): Promise<number> {
  const dice = rollDice(seed);
  const query = randomQuery(dice);
  const { text, plan } = planOf(query, dice.chance(50));
  const document = parse(text);
  const operation = document.definitions.find(
    ({ kind }) => kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  const spliceable = findSpliceable(plan);
  if (spliceable === undefined) return 0;
  const splicesFor = compileSplices(schema, document, operation, spliceable, (scan) => scan);
  const shape = compileResponse(schema, document, operation, { spliceable: spliceable.paths });
  let spliced = 0;
  for (let answers = 0; answers < 3; answers++) {
    const coerced = { a: dice.chance(50), b: dice.chance(50), c: dice.chance(50) };
    const inner = JSON.stringify(answerAtRandom(dice, query, coerced));
    const asRoot = `{"data":${inner}}`;
    const asEntity = `{"data":{"_entities":[${inner}]}}`;
    const isEntity = plan.node?.kind === 'Sequence';
    const root = isEntity
      ? Buffer.from('{"data":{"self":{"__typename":"Query"}}}')
      : changes
        ? change(asRoot, dice)
        : Buffer.from(asRoot);
    const client = replying(root, changes ? change(asEntity, dice) : Buffer.from(asEntity));
    const run = compilePlan(plan, { schema, clients: new Map([['one', client]]) });
    const answer = async (splices: Splices | undefined) => {
      const errors: GraphQLError[] = [];
      const execution = { variables: coerced, coerced, context: contextOf(), data: {}, errors, splices };
      await run(execution);
      const { data, faults } = shape(execution.data, coerced);
      const written = Buffer.from(writeSpliced({ data, faults }));
      expect(isUtf8(written)).toBe(true);
      return JSON.parse(String(written));
    };
    const parsed = await answer(undefined);
    const withSplices = await answer(splicesFor(coerced));
    expect(withSplices).toStrictEqual(parsed);
    // The order of keys matters, too.
    expect(JSON.stringify(withSplices)).toBe(JSON.stringify(parsed));
    spliced += client.spliced;
  }
  return spliced;
}

// Seconds of work by itself, and many times that on a machine that is busy.
const timeout = 180_000;

describe('what is spliced is what would be parsed and written', { timeout }, () => {
  const count = async (changes: boolean, seed: number, numRuns: number): Promise<number> => {
    let spliced = 0;
    await fc.assert(
      fc.asyncProperty(fc.noShrink(fc.nat()), async (one) => {
        spliced += await compareWithParsed(one, changes);
      }),
      { seed, numRuns },
    );
    return spliced;
  };

  test('when a subgraph answers as it was asked', async () => {
    expect(await count(false, 21, 400)).toBeGreaterThan(100);
  });

  test('when it answers otherwise', async () => {
    expect(await count(true, 22, 1_500)).toBeGreaterThan(50);
  });
});
