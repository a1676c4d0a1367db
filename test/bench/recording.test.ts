import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { signCall } from '@meridian/kit/signature';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecordingServer, type RecordedSubgraph } from './recording.ts';

const secret = 'a secret that only this test knows';
let asked = 0;
const counting: RecordedSubgraph = {
  execute: async () => ({ data: { asked: ++asked } }),
};
const server = createRecordingServer(counting, secret);
let url = '';

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterAll(() => void server.close());

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

test('a call that arrives in pieces is one call', async () => {
  const body = JSON.stringify({ query: '{ pieces }' });
  const head = Object.entries(signCall({ secret, body, claims: '{}' })).map(([name, value]) => `${name}: ${value}`);
  const text = `POST /graphql HTTP/1.1\r\nhost: x\r\n${head.join('\r\n')}\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  for (const part of [text.slice(0, 10), text.slice(10, -5), text.slice(-5)]) {
    socket.write(part);
    await setImmediate();
  }
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1\.1 200 OK.*\r\n\r\n\{"data":\{"asked":\d+\}\}$/s);
  socket.destroy();
});
