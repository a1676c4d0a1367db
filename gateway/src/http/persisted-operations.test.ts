import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError } from '../config.ts';
import { type SmallGraph, serveSmallGraph } from '../testing/small-graph.ts';
import { openPersistedOperations } from './persisted-operations.ts';

const hello = '{ hello }';
const both = 'query A { hello } query B { told }';
const rename = 'mutation { rename(to: "x") }';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const byHash = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });
const manifest = {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [
    { id: sha256(hello), name: 'Hello', type: 'query', body: hello },
    { id: 'both', name: 'A', type: 'query', body: both },
    { id: 'rename', name: 'Rename', type: 'mutation', body: rename },
  ],
};

let folder = '';
let file = '';
const write = async (name: string, content: unknown): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'persisted-'));
  file = await write('manifest.json', manifest);
});
afterAll(() => rm(folder, { recursive: true }));

describe('the file', () => {
  it.each([
    ['a manifest', manifest],
    ['documents by id', { [sha256(hello)]: hello, both, rename }],
  ])('may be %s', async (name, content) => {
    const { documents } = openPersistedOperations(await write(`${name}.json`, content), false);
    expect(documents).toEqual([hello, both, rename]);
  });

  it.each([
    ['is not JSON', '{', 'is not JSON'],
    ['is a manifest of another version', { ...manifest, version: 2 }, 'version 1'],
    ['is a list', [hello], 'version 1'],
    ['holds what is not GraphQL', { a: hello, b: '{ CANARY' }, 'entry 2 is not a GraphQL document'],
    [
      'gives one id to two documents',
      {
        ...manifest,
        operations: [
          { id: 'a', body: hello },
          { id: 'a', body: both },
        ],
      },
      'an id stands for two documents',
    ],
  ])('that %s is refused at start', async (name, content, problem) => {
    const path = await write(`${name}.json`, content);
    const open = () => openPersistedOperations(path, false);
    expect(open).toThrow(ConfigError);
    expect(open).toThrow(problem);
    expect(open).not.toThrow('CANARY');
  });

  it('that is not there is refused at start', () => {
    expect(() => openPersistedOperations(join(folder, 'none'), false)).toThrow(
      'PERSISTED_OPERATIONS: the file cannot be read (ENOENT)',
    );
  });
});

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

async function ask(graph: SmallGraph, body: object, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${graph.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const { data, errors } = (await response.json()) as Answer;
  return [response.status, data ?? errors?.map(({ extensions }) => extensions.code)] as const;
}

async function get(graph: SmallGraph, search: Readonly<Record<string, string>>) {
  const response = await fetch(`${graph.url}/graphql?${new URLSearchParams(search)}`, {
    headers: { 'apollo-require-preflight': '1' },
  });
  const { data, errors } = (await response.json()) as Answer;
  return [response.status, data ?? errors?.map(({ extensions }) => extensions.code)] as const;
}

describe.each([true, false])('a persisted document (what is known answered at once: %s)', (hot) => {
  let open: SmallGraph;
  let closed: SmallGraph;
  beforeAll(async () => {
    open = await serveSmallGraph({ hot, environment: { PERSISTED_OPERATIONS: file } });
    closed = await serveSmallGraph({ hot, environment: { PERSISTED_OPERATIONS: file, PERSISTED_ONLY: 'on' } });
    // Made ready, where that counts.
    for (const documentId of [sha256(hello), 'both']) await ask(closed, { documentId, operationName: undefined });
  });
  afterAll(() => Promise.all([open.stop(), closed.stop()]));

  const ok = { hello: 'Hello you' };

  it.each([
    ['by its id', { documentId: 'both', operationName: 'A' }, [200, ok]],
    ['by its hash as its id', { documentId: sha256(hello) }, [200, ok]],
    ['by its hash with the prefix of the specification', { documentId: `sha256:${sha256(hello)}` }, [200, ok]],
    ['by the hash of one with another id', { documentId: `sha256:${sha256(both)}`, operationName: 'A' }, [200, ok]],
    ['by its hash as Apollo clients send it', { extensions: byHash(sha256(hello)) }, [200, ok]],
    ['by its id as Apollo clients send it', { extensions: byHash('both'), operationName: 'A' }, [200, ok]],
    [
      'by the hash of one with another id, as Apollo clients send it',
      { extensions: byHash(sha256(both)), operationName: 'A' },
      [200, ok],
    ],
    ['with another of its operations', { documentId: 'both', operationName: 'B' }, [200, { told: 'told' }]],
    [
      'with none of its operations',
      { documentId: 'both', operationName: 'C' },
      [200, ['OPERATION_RESOLUTION_FAILURE']],
    ],
    ['under an id that nobody knows', { documentId: 'other' }, [200, ['PERSISTED_QUERY_NOT_FOUND']]],
    ['under the name of a prototype', { documentId: '__proto__' }, [200, ['PERSISTED_QUERY_NOT_FOUND']]],
    ['under an id that is no text', { documentId: 1 }, [400, ['BAD_REQUEST']]],
    ['beside a document', { documentId: sha256(hello), query: hello }, [400, ['BAD_REQUEST']]],
    ['beside another document', { documentId: sha256(hello), query: '{ told }' }, [400, ['BAD_REQUEST']]],
    ['beside a null', { documentId: sha256(hello), query: null }, [200, ok]],
  ])('%s', async (_what, body, expected) => {
    expect(await ask(open, body)).toEqual(expected);
    expect(await ask(closed, body)).toEqual(expected);
  });

  it('is 400 under the stricter media type when nobody knows it', async () => {
    const accept = { accept: 'application/graphql-response+json' };
    for (const body of [{ documentId: 'other' }, { extensions: byHash('other') }])
      expect(await ask(open, body, accept)).toEqual([400, ['PERSISTED_QUERY_NOT_FOUND']]);
  });

  it('is asked for by GET, but for mutations', async () => {
    expect(await get(closed, { documentId: 'both', operationName: 'A' })).toEqual([200, ok]);
    expect(await get(closed, { documentId: 'rename' })).toEqual([405, ['METHOD_NOT_ALLOWED']]);
  });

  it.each([
    ['another document', { query: '{ told }' }, ['PERSISTED_OPERATION_REQUIRED']],
    ['with its hash', { query: '{ told }', extensions: byHash(sha256('{ told }')) }, ['PERSISTED_OPERATION_REQUIRED']],
    [
      'with the hash of one that may',
      { query: '{ told }', extensions: byHash(sha256(hello)) },
      ['PERSISTED_OPERATION_REQUIRED'],
    ],
    ['with more white space', { query: `${hello} ` }, ['PERSISTED_OPERATION_REQUIRED']],
    ['with a comment', { query: `#\n${hello}` }, ['PERSISTED_OPERATION_REQUIRED']],
    ['a hash alone', { extensions: byHash(sha256('{ told }')) }, ['PERSISTED_QUERY_NOT_FOUND']],
    ['nothing', { variables: {} }, ['BAD_REQUEST']],
    ['a list', [{ query: '{ told }' }], ['BAD_REQUEST']],
  ])('S32 is the only one that may run, where that is said: %s', async (_what, body, codes) => {
    const executed = closed.executed + closed.found.length;
    for (let time = 0; time < 2; time++) expect((await ask(closed, body))[1]).toEqual(codes);
    expect(closed.executed + closed.found.length).toBe(executed);
  });

  it('S32 is the only one that may run by GET, too', async () => {
    const executed = closed.executed + closed.found.length;
    expect(await get(closed, { query: '{ told }' })).toEqual([400, ['PERSISTED_OPERATION_REQUIRED']]);
    const twice = await fetch(`${closed.url}/graphql?query={told}&query={told}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(twice.status).toBe(400);
    expect(closed.executed + closed.found.length).toBe(executed);
  });

  it('may be sent as it is', async () => {
    expect(await ask(closed, { query: hello })).toEqual([200, ok]);
    expect(await ask(closed, { query: hello, extensions: byHash(sha256(hello)) })).toEqual([200, ok]);
  });

  it('S32 is the only one that a list may hold', async () => {
    const graph = await serveSmallGraph({
      hot,
      environment: { PERSISTED_OPERATIONS: file, PERSISTED_ONLY: 'on', BATCH_LIMIT: '5' },
    });
    const response = await fetch(`${graph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: '{ told }' }, { documentId: sha256(hello) }, { query: hello }]),
    });
    const answers = (await response.json()) as Answer[];
    expect(answers.map(({ data, errors }) => data ?? errors?.[0]?.extensions.code)).toEqual([
      'PERSISTED_OPERATION_REQUIRED',
      ok,
      ok,
    ]);
    await graph.stop();
  });
});
