import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { signCall } from '@meridian/kit/signature';
import type { Subgraph } from '@meridian/kit/subgraph';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecordingServer } from './recording.ts';

const secret = 'a secret that only this test knows';
let asked = 0;
const counting: Subgraph = {
  name: 'counting',
  ready: async () => undefined,
  execute: async () => ({ data: { asked: ++asked } }),
};
const server = createRecordingServer(counting, secret);
let url = '';

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const post = (body: string, headers: Record<string, string>): Promise<Response> =>
  fetch(url, { method: 'POST', body, headers });
const ask = async (call: object): Promise<unknown> => {
  const body = JSON.stringify(call);
  return (await post(body, signCall({ secret, body, claims: '{}' }))).json();
};

test('each distinct call is answered once by the subgraph, in whatever order its parts are written', async () => {
  const first = { data: { asked: 1 } };
  expect(await ask({ query: '{ a }', variables: { x: 1, y: 2 } })).toEqual(first);
  expect(await ask({ query: '{ a }', variables: { x: 1, y: 2 } })).toEqual(first);
  expect(await ask({ variables: { y: 2, x: 1 }, query: '{ a }' })).toEqual(first);
  expect(await ask({ query: '{ a }', variables: { x: 1, y: 3 } })).toEqual({ data: { asked: 2 } });
});

test('a call that no gateway signed is not recorded', async () => {
  const response = await post('{"query":"{ unsigned }"}', {});
  expect(response.status).toBe(401);
});
