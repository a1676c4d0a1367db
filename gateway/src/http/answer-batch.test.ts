import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StopSignal } from '../stop-signal.ts';
import { type SmallGraph, serveSmallGraph } from '../testing/small-graph.ts';

let graph: SmallGraph;
let tokens = 0;
const contexts = new Set<StopSignal>();
beforeAll(async () => {
  graph = await serveSmallGraph({
    hot: true,
    environment: { BATCH_LIMIT: '3', MAX_IN_FLIGHT: '3' },
    verifyToken: async () => {
      tokens += 1;
      return { scope: '' };
    },
    plugins: [{ admit: (_operation, { signal }) => void contexts.add(signal) }],
  });
});
afterAll(() => graph.stop());

async function ask(body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${graph.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer a.b.c', ...headers },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { readonly extensions?: { readonly provenance: unknown[] } }[];
  return { status: response.status, type: response.headers.get('content-type'), body: answer };
}
const refused = (code: string) => ({ errors: [{ message: expect.any(String), extensions: { code } }] });

describe('S9 a list of operations', () => {
  it('is answered as a list in its order, each under every rule', async () => {
    const { status, type, body } = await ask([{ query: '{ hello }' }, { query: '{ secret }' }, { query: '{' }]);
    expect([status, type]).toEqual([200, 'application/json; charset=utf-8']);
    expect(body).toEqual([
      { data: { hello: 'Hello you' } },
      refused('FORBIDDEN'),
      { errors: [expect.objectContaining({ extensions: { code: 'GRAPHQL_PARSE_FAILED' } })] },
    ]);
  });

  it('has one token and one deadline, and each operation its own provenance', async () => {
    tokens = 0;
    contexts.clear();
    const { body } = await ask([{ query: '{ told }' }, { query: '{ hello }' }, { query: '{ told }' }], {
      'meridian-provenance': '1',
    });
    expect(body.map(({ extensions }) => extensions?.provenance.length)).toEqual([1, 0, 1]);
    expect([tokens, contexts.size]).toEqual([1, 1]);
  });

  it('may hold what is no operation beside what is one', async () => {
    const { status, body } = await ask([null, { query: '{ hello }' }, [{ query: '{ hello }' }]]);
    expect(status).toBe(200);
    expect(body).toEqual([refused('BAD_REQUEST'), { data: { hello: 'Hello you' } }, refused('BAD_REQUEST')]);
  });

  it.each([
    ['too many', Array.from({ length: 4 }, () => ({ query: '{ hello }' }))],
    ['a thousand', Array.from({ length: 1_000 }, () => ({ query: 'mutation { rename(to: "x") }' }))],
    ['none', []],
  ])('is refused as a whole when it holds %s', async (_what, operations) => {
    const before = graph.executed + graph.found.length;
    expect(await ask(operations)).toMatchObject({ status: 400, body: refused('BAD_REQUEST') });
    expect(graph.executed + graph.found.length).toBe(before);
  });

  it('counts as as many requests as it holds', async () => {
    const arrived = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const busy = await serveSmallGraph({
      hot: false,
      environment: { BATCH_LIMIT: '3', MAX_IN_FLIGHT: '3' },
      plugins: [
        {
          admit: ({ name }) => {
            if (name !== 'Slow') return;
            arrived.resolve();
            return release.promise;
          },
        },
      ],
    });
    const send = async (body: unknown) => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      const response = await fetch(`${busy.url}/graphql`, init);
      return [response.status, response.headers.get('retry-after')];
    };
    const three = [1, 2, 3].map(() => ({ query: '{ hello }' }));
    const slow = send({ query: 'query Slow { hello }' });
    await arrived.promise;
    expect(await send(three)).toEqual([503, '1']);
    expect(await busy.metrics.print()).toContain('gateway_requests_in_flight 1');
    expect(await send(three.slice(1))).toEqual([200, null]);
    release.resolve();
    expect(await slow).toEqual([200, null]);
    expect(await send(three)).toEqual([200, null]);
    expect(await busy.metrics.print()).toContain('gateway_requests_in_flight 0');
    await busy.stop();
  });
});
