import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createSubgraphServer } from './serve.ts';
import { signCall } from './signature.ts';
import type { CallContext, GraphQLCall } from './subgraph.ts';

const secret = 'x'.repeat(32);
const calls: { call: GraphQLCall; context: CallContext }[] = [];
let ready = true;
const server = createSubgraphServer(
  {
    name: 'things',
    ready: () => (ready ? Promise.resolve() : Promise.reject(new Error('down'))),
    execute: async (call, context) => {
      calls.push({ call, context });
      if (call.query === '{slow}')
        await new Promise((resolve) => context.signal?.addEventListener('abort', resolve, { once: true }));
      return { data: { ok: true } };
    },
  },
  secret,
);
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const body = JSON.stringify({ query: '{ok}', variables: { a: 1 } });
const post = (headers: Record<string, string>, sent = body): Promise<Response> =>
  fetch(`${url}/graphql`, { method: 'POST', headers, body: sent });

it('S25 answers only what the gateway signed', async () => {
  expect((await post({})).status).toBe(401);
  const headers = signCall({ secret, body, claims: '{"sub":"s"}' });
  const answered = await post({ ...headers, 'x-request-id': 'request-1' });
  expect([answered.status, await answered.json()]).toEqual([200, { data: { ok: true } }]);
  expect(calls[0]).toMatchObject({
    call: { query: '{ok}', variables: { a: 1 } },
    context: { claims: { sub: 's' }, requestId: 'request-1' },
  });
  const replayed = await post(headers);
  expect([replayed.status, await replayed.json()]).toEqual([
    401,
    { errors: [{ message: expect.any(String), extensions: { code: 'UNSIGNED_CALL' } }] },
  ]);
  expect(calls).toHaveLength(1);
});

it('refuses what is no GraphQL request, however well signed', async () => {
  for (const sent of ['', '{', 'null', '[]', '{"query":1}'])
    expect((await post(signCall({ secret, body: sent, claims: '{}' }), sent)).status, sent).toBe(400);
  expect((await fetch(`${url}/other`)).status).toBe(404);
});

it('says whether it can answer', async () => {
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  ready = false;
  expect((await fetch(`${url}/health/ready`)).status).toBe(503);
});

const signed = (query: string): [Record<string, string>, string] => {
  const sent = JSON.stringify({ query });
  return [signCall({ secret, body: sent, claims: '{}' }), sent];
};

it('ends its work at the deadline that the caller sends', async () => {
  const [headers, sent] = signed('{slow}');
  const before = performance.now();
  expect((await post({ ...headers, 'meridian-deadline-ms': '40' }, sent)).status).toBe(200);
  const { context } = calls.at(-1) ?? {};
  expect(context?.signal?.aborted).toBe(true);
  expect(context?.deadlineAtMs).toBeGreaterThanOrEqual(before + 40);
});

it('takes no deadline from what is none, and does not call an answered call ended', async () => {
  for (const wrong of ['', '-1', '1e3', 'Infinity', '0x10', '99999999999999999999']) {
    const [headers, sent] = signed('{ok}');
    expect((await post({ ...headers, 'meridian-deadline-ms': wrong, 'meridian-provenance': '1' }, sent)).status).toBe(
      200,
    );
    expect(calls.at(-1)?.context).toMatchObject({ deadlineAtMs: undefined, provenance: true });
  }
  server.closeAllConnections();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(calls.at(-1)?.context.signal?.aborted).toBe(false);
  expect(calls[0]?.context.provenance).toBe(false);
});

it('ends its work when the caller goes away', async () => {
  const [headers, sent] = signed('{slow}');
  const leaving = new AbortController();
  const before = calls.length;
  const answer = fetch(`${url}/graphql`, { method: 'POST', headers, body: sent, signal: leaving.signal });
  await vi.waitFor(() => expect(calls).toHaveLength(before + 1), 10_000);
  leaving.abort();
  await expect(answer).rejects.toThrow();
  await vi.waitFor(() => expect(calls.at(-1)?.context.signal?.aborted).toBe(true), 10_000);
});
