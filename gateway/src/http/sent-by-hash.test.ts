import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPersistedQueryStore } from '../plan/documents.ts';
import { type SmallGraph, serveSmallGraph } from '../testing/small-graph.ts';
import { persistedKey } from './read-plain.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const byHash = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });

let graph: SmallGraph;
beforeAll(async () => {
  graph = await serveSmallGraph({ hot: true });
});
afterAll(() => graph.stop());

async function ask(body: object): Promise<unknown> {
  const response = await fetch(`${graph.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { data, errors } = (await response.json()) as {
    readonly data?: unknown;
    readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  };
  return data ?? errors?.[0]?.extensions.code;
}

describe('S31 a document that is asked for by its hash', () => {
  it('is unknown until it was sent with it, and then needs Apollo Server once', async () => {
    const query = '{ one: hello }';
    const extensions = byHash(sha256(query));
    expect(await ask({ extensions })).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect(await ask({ query, extensions })).toEqual({ one: 'Hello you' });
    const { executed } = graph;
    expect(await ask({ extensions })).toEqual({ one: 'Hello you' });
    expect(graph.executed).toBe(executed);
  });

  it('is learnt also when it is ready because others sent it without', async () => {
    const query = '{ two: hello }';
    const extensions = byHash(sha256(query));
    await ask({ query });
    const { executed } = graph;
    expect(await ask({ query, extensions })).toEqual({ two: 'Hello you' });
    expect(await ask({ extensions })).toEqual({ two: 'Hello you' });
    expect(graph.executed).toBe(executed);
  });

  it.each([
    ['before it is ready', '{ three: hello }', false],
    ['when it is ready', '{ four: hello }', true],
  ])('cannot be put under the hash of another, %s', async (_when, query, isReady) => {
    const victim = '{ told }';
    if (isReady) await ask({ query });
    expect(await ask({ query, extensions: byHash(sha256(victim)) })).toBe('BAD_REQUEST');
    expect(await ask({ extensions: byHash(sha256(victim)) })).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it('is not learnt when it is not valid', async () => {
    const query = '{ nothing }';
    expect(await ask({ query, extensions: byHash(sha256(query)) })).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await ask({ extensions: byHash(sha256(query)) })).toBe('PERSISTED_QUERY_NOT_FOUND');
  });
});

describe('S31 the store of documents by their hash', () => {
  it('holds 2,000, and no more after 100,000', () => {
    const store = createPersistedQueryStore();
    for (let index = 0; index < 100_000; index++) store.put(persistedKey(String(index)), `{ a${index}: __typename }`);
    expect(store.size).toBe(2_000);
  });
});
