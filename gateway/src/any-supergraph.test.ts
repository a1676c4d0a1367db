/** Any Federation 2 supergraph: answers over HTTP are those of plain @apollo/gateway over the same subgraphs. */
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLFormattedError } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gateway } from './gateway.ts';
import { type Library, startLibrary } from './testing/library.ts';
import { ask, startGateway } from './testing/start.ts';

const all = '["1", "2", "3"]';
/** 4 is no book; of 7, 8 and 9 other subgraphs have nothing, or fail. */
const hard = '["2", "4", "7", "8", "9", "2"]';

const operations: Readonly<Record<string, string | { readonly query: string; readonly variables: object }>> = {
  'a key and a nested compound key': '{ book(isbn: "1") { id isbn title shelfMark edition { year } } }',
  'fields that require others': `{ books(isbns: ${all}) { cost fast: cost(express: true) } }`,
  'an overridden field': '{ book(isbn: "1") { price } depot { name books { title price } } }',
  'a provided field': '{ bestseller { author { penName born } } book(isbn: "1") { author { penName } } }',
  'from entity to entity and back':
    '{ author(id: "a2") { books { title cost sequel { shelfMark author { born books { isbn } } } } } }',
  'an interface object':
    '{ media { __typename id title score reviews(first: 1) { stars about { __typename title ... on Film { minutes } ... on Book { cost } } } } }',
  'an interface object at the root': '{ top { __typename id score title ... on Film { minutes } } }',
  'a union with nulls':
    '{ search { __typename ... on Book { isbn price } ... on Film { minutes score } ... on Author { born } ... on Media { title } } }',
  'lists of lists with nulls': '{ grid { isbn slots { hour books { isbn title } } } }',
  'enumerations, inputs and their defaults':
    '{ a: find { isbn format } b: find(filter: { minWeight: 3 }) { isbn cost } c: find(filter: { title: "x" }, formats: [EBOOK]) { isbn } }',
  'aliases, also of one field with different arguments':
    '{ x: book(isbn: "1") { t: title title: isbn } y: book(isbn: "2") { r1: reviews(first: 1) { stars } r2: reviews { stars } reviews(first: 0) { s: stars } } }',
  'fragments, nested and by name':
    'query { media { ...M } search { ... { ...M } } } fragment M on Media { __typename ...B id } fragment B on Book { author { ...A } } fragment A on Author { id penName }',
  'conditions by variables and defaults': {
    query:
      'query($yes: Boolean!, $no: Boolean = false, $isbn: ID = "3") { book(isbn: $isbn) { title @include(if: $yes) price @include(if: $no) cost @skip(if: $no) ...F @skip(if: $yes) ... @include(if: $yes) { shelfMark } } } fragment F on Book { label }',
    variables: { yes: true },
  },
  'a variable called representations': {
    query: 'query($representations: [ID!]!) { books(isbns: $representations) { isbn cost } }',
    variables: { representations: ['1', '1', '2'] },
  },
  'one fragment for the same entity twice': `{ books(isbns: ["1", "1"]) { isbn cost author { born } } }`,
  'type names everywhere': `{ __typename books(isbns: ${all}) { __typename size { __typename width } author { __typename } slots { __typename } } }`,
  'a shareable field': '{ now }',
  'mutations in order':
    'mutation { a: rename(isbn: "1", title: "A") { title cost } b: review(id: "b2", stars: 3) { __typename title score } c: rename(isbn: "2", title: "B") { title shelfMark } }',
  'a mutation that fails among others':
    'mutation { a: rename(isbn: "1", title: "A") { title } b: lose(isbn: "1") { title } c: rename(isbn: "3", title: "C") { price } }',
  'a refusal at the root': '{ refuse now }',
  'entities that are unknown or fail': `{ books(isbns: ${hard}) { isbn price } }`,
  'entities that fail, under aliases and lists': `{ l: books(isbns: ${hard}) { i: isbn s: slots { hour } m: author { born } } }`,
  'fields that fail': `{ books(isbns: ${hard}) { isbn score author { born } } }`,
  'null where a subgraph promised a value': '{ books(isbns: ["1", "3"]) { isbn carrier price } }',
  'a promise broken at the root': '{ promised { kept broken } now }',
  introspection:
    '{ __schema { queryType { fields { name } } } __type(name: "Book") { fields { name } } f: __type(name: "Format") { enumValues { name } } }',
  'an inaccessible field': '{ book(isbn: "1") { secret } }',
  'an unknown variable value': {
    query: 'query($f: BookFilter) { find(filter: $f) { isbn } }',
    variables: { f: { minWeight: 'heavy' } },
  },
};

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** What each gateway calls an error to which the subgraph gave no code. */
const ownWords = new Set(['DOWNSTREAM_SERVICE_ERROR', 'INTERNAL_SERVER_ERROR', 'SOURCE_ERROR']);

const summarise = ({ data, errors = [] }: Answer) => ({
  data: data ?? null,
  errors: errors
    .map(({ path = [], extensions }) => {
      const code = String(extensions?.code);
      return `${path.join('.')} ${ownWords.has(code) ? 'uncoded' : code}`;
    })
    .sort(),
});

describe('a federation that uses everything', () => {
  let library: Library;
  let ours: Gateway;
  let plain: ApolloServer;

  beforeAll(async () => {
    library = await startLibrary();
    ours = await startGateway({ supergraph: library.supergraph });
    plain = new ApolloServer({
      gateway: new ApolloGateway({ supergraphSdl: library.supergraph }),
      plugins: [ApolloServerPluginUsageReportingDisabled()],
      introspection: true,
    });
    await plain.start();
  });

  afterAll(async () => {
    await plain?.stop();
    await ours?.drain();
    await library?.stop();
  });

  it.each(Object.entries(operations))('answers as the plain gateway does: %s', async (_name, operation) => {
    const request = typeof operation === 'string' ? { query: operation } : operation;
    const { body } = await plain.executeOperation({ ...request });
    if (body.kind !== 'single') throw new Error('incremental delivery is not asked for');
    const expected: Answer = JSON.parse(JSON.stringify(body.singleResult));
    const { body: answer } = await ask(ours, request);
    expect(summarise(answer)).toEqual(summarise(expected));
  });
});
