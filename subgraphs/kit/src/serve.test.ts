import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
