import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canary, type SmallGraph, serveSmallGraph } from '../testing/small-graph.ts';

const json = 'application/json';
const strict = 'application/graphql-response+json';
const preflight = { 'apollo-require-preflight': '1' };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const byHash = (text: string, hash = sha256(text)) => ({ persistedQuery: { version: 1, sha256Hash: hash } });

/** One that never finds anything ready, and one that does from the second time on. */
let cold: SmallGraph;
let hot: SmallGraph;
beforeAll(async () => {
  const verifyToken = async (token: string) => ({ scope: token === 'a.b.admin' ? 'secret' : '' });
  [cold, hot] = await Promise.all([
    serveSmallGraph({ hot: false, verifyToken }),
    serveSmallGraph({ hot: true, verifyToken }),
  ]);
});
afterAll(() => Promise.all([cold.stop(), hot.stop()]));

interface Sent {
  readonly body?: unknown;
  readonly search?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

async function send({ url }: SmallGraph, { body, search, headers }: Sent, accept: string) {
  const response = await fetch(`${url}/graphql${search ? `?${new URLSearchParams(search)}` : ''}`, {
    method: search ? 'GET' : 'POST',
    headers: {
      accept,
      authorization: 'Bearer a.b.c',
      'x-request-id': 'client-id-0001',
      ...(search ? preflight : { 'content-type': json }),
      ...headers,
    },
    ...(search ? {} : { body: JSON.stringify(body) }),
  });
  const { date: _date, ...shown } = Object.fromEntries(response.headers);
  return { status: response.status, headers: shown, text: await response.text() };
}

/** What the log says of an operation or a refusal, but for how long it took. */
const lines = ({ log }: SmallGraph) =>
  log.splice(0).map(({ time: _time, pid: _pid, hostname: _host, durationMs: _took, error: _error, ...line }) => line);

const hello = 'query Hello($name: String) { hello(name: $name) }';
const several = 'query A { hello } query B { hello(name: "b") }';
const add = 'query ($numbers: [Int!]!) { add(numbers: $numbers) }';

const answeredHot: readonly (readonly [string, Sent])[] = [
  ['a query', { body: { query: '{ hello }' } }],
  ['a query with variables', { body: { query: hello, variables: { name: 'A' } } }],
  ['a variable too many', { body: { query: hello, variables: { other: canary } } }],
  [
    'variables, name and extensions of null',
    { body: { query: '{ hello }', variables: null, operationName: null, extensions: null } },
  ],
  ['a named operation', { body: { query: several, operationName: 'B' } }],
  ['unknown members and extensions', { body: { query: '{ hello }', more: 1, extensions: { some: { thing: 1 } } } }],
  ['a mutation', { body: { query: 'mutation { rename(to: "x") }' } }],
  ['introspection', { body: { query: '{ __schema { queryType { name } } }' } }],
  ['partial data', { body: { query: '{ hello missing }' } }],
  ['a subgraph that is down', { body: { query: '{ down hello }' } }],
  ['a fault of ours', { body: { query: '{ crash hello }' } }],
  ['a null where a value is promised', { body: { query: '{ hello promised }' } }],
  ['names of prototypes', { body: { query: '{ __proto__: hello constructor: hello }' } }],
  ['a variable of the wrong type', { body: { query: add, variables: { numbers: [1, canary] } } }],
  ['a variable that is missing', { body: { query: add } }],
  ['a field that is not allowed', { body: { query: '{ hello secret }' } }],
  ['a field that is allowed', { body: { query: '{ secret }' }, headers: { authorization: 'Bearer a.b.admin' } }],
  ['provenance', { body: { query: '{ told }' }, headers: { 'meridian-provenance': '1' } }],
  ['a document with its hash', { body: { query: '{ told }', extensions: byHash('{ told }') } }],
  ['its hash alone', { body: { extensions: byHash('{ told }') } }],
  ['another origin', { body: { query: '{ hello }' }, headers: { origin: 'https://evil.example' } }],
  ['a GET', { search: { query: '{ hello }' } }],
  ['a GET with variables', { search: { query: hello, variables: '{"name":"G"}', operationName: 'Hello' } }],
  ['a GET with an empty name', { search: { query: '{ hello }', operationName: '' } }],
  ['a GET by hash', { search: { extensions: JSON.stringify(byHash('{ told }')) } }],
  [
    'a GET with the name as its preflight',
    { search: { query: '{ hello }' }, headers: { 'apollo-require-preflight': '', 'x-apollo-operation-name': 'x' } },
  ],
];

const leftToApollo: readonly (readonly [string, Sent])[] = [
  ['no document', { body: {} }],
  ['null', { body: null }],
  ['a list', { body: [{ query: '{ hello }' }] }],
  ['a document of the wrong type', { body: { query: { kind: 'Document' } } }],
  ['an empty document', { body: { query: '' } }],
  ['variables as text', { body: { query: '{ hello }', variables: '{}' } }],
  ['variables as a list', { body: { query: '{ hello }', variables: [] } }],
  ['extensions as text', { body: { query: '{ hello }', extensions: 'x' } }],
  ['a name of the wrong type', { body: { query: '{ hello }', operationName: 1 } }],
  ['an empty name', { body: { query: '{ hello }', operationName: '' } }],
  ['a name that no operation has', { body: { query: several, operationName: 'C' } }],
  ['no name where one is needed', { body: { query: several } }],
  ['a document that is not GraphQL', { body: { query: '{' } }],
  ['a document that is not valid', { body: { query: `{ hello(name: 1, ${canary}: 2) }` } }],
  ["another document's hash", { body: { query: '{ hello }', extensions: byHash('{ told }') } }],
  ['a hash that nobody knows', { body: { extensions: byHash('{ hello told }') } }],
  [
    'a hash of another version',
    { body: { query: '{ hello }', extensions: { persistedQuery: { version: 2, sha256Hash: sha256('{ hello }') } } } },
  ],
  ['a hash that is no object', { body: { query: '{ hello }', extensions: { persistedQuery: 1 } } }],
  ['a GET without preflight', { search: { query: '{ hello }' }, headers: { 'apollo-require-preflight': '' } }],
  ['a GET with a content type', { search: { query: '{ hello }' }, headers: { 'content-type': 'text/plain' } }],
  ['a GET of JSON', { search: { query: '{ hello }' }, headers: { 'content-type': json } }],
  ['a mutation by GET', { search: { query: 'mutation { rename(to: "x") }' } }],
];

/** None of which has been sent under another media type. */
function largeDocuments(accept: string): (readonly [string, Sent, number])[] {
  const large = (text: string) => `${text} # ${accept} ${'x'.repeat(20_000)}`;
  return [
    ['that is not GraphQL', { body: { query: large('{ ') } }, 1],
    ['that is not valid', { body: { query: large(`{ hello(name: 1, name: 2) none secre ...None }`) } }, 1],
    ['that is valid but for its variables', { body: { query: large(add), variables: { numbers: 'x' } } }, 1],
    [
      'that is not valid, with its hash',
      { body: { query: large('{ none }'), extensions: byHash(large('{ none }')) } },
      1,
    ],
    [
      "that is not valid, with another's hash",
      { body: { query: large('{ none }'), extensions: byHash('{ told }') } },
      0,
    ],
    ['that is not valid, in a request that is not in order', { body: { query: large('{ none }'), variables: 'x' } }, 0],
  ];
}

describe('an operation that is ready is answered as it would be by Apollo Server', () => {
  for (const accept of [json, strict])
    it.each([
      ...answeredHot.map((one) => [...one, true] as const),
      ...leftToApollo.map((one) => [...one, false] as const),
    ])(`under ${accept}: %s`, async (_what, sent, expected) => {
      // Whatever can be made ready is, by a caller who may do all.
      for (const graph of [cold, hot]) {
        await send(graph, { ...sent, headers: { ...sent.headers, authorization: 'Bearer a.b.admin' } }, accept);
        await send(graph, { body: { query: '{ told }', extensions: byHash('{ told }') } }, accept);
      }
      lines(cold);
      lines(hot);
      const executed = hot.executed;
      const slow = await send(cold, sent, accept);
      const before = hot.found.length;
      const fast = await send(hot, sent, accept);
      expect(fast).toEqual(slow);
      expect(lines(hot)).toEqual(lines(cold));
      if (expected) {
        expect(fast.text).not.toContain(canary);
        expect([hot.found.length, hot.executed]).toEqual([before + 1, executed]);
      }
      expect([hot.held, cold.held]).toEqual([0, 0]);
    });
});

describe('a document that is nested too deeply', () => {
  it.each([json, strict])('under %s: is refused, by POST and by GET, without being parsed', async (accept) => {
    for (const query of [`{ hello(name: ${'['.repeat(1_000)}`, `${'{...'.repeat(1_000)}{hello}${'}'.repeat(1_000)}`]) {
      for (const sent of [{ body: { query } }, { search: { query } }] satisfies Sent[]) {
        const { checked } = hot;
        const { status, text } = await send(hot, sent, accept);
        expect([status, hot.checked - checked]).toEqual([accept === json ? 200 : 400, 1]);
        expect(JSON.parse(text)).toMatchObject({
          errors: [{ message: 'The document is nested deeper than 300 levels.' }],
        });
      }
    }
  });
});

describe('a large document', () => {
  for (const accept of [json, strict])
    it.each(largeDocuments(accept))(`under ${accept}: %s`, async (_what, sent, checks) => {
      lines(cold);
      lines(hot);
      const { checked } = hot;
      expect(await send(hot, sent, accept)).toEqual(await send(cold, sent, accept));
      expect(lines(hot)).toEqual(lines(cold));
      expect(hot.checked - checked).toBe(checks);
    });
});
