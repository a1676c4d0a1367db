import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConnection, writeRequest } from './connection.ts';

const answers: Record<string, (response: ServerResponse) => void> = {
  whole: (response) => response.setHeader('content-length', 5).end('"ab"\n'),
  empty: (response) => response.setHeader('content-length', 0).end(),
  chunks: (response) => {
    response.write('{"a":');
    setImmediate(() => response.end('"0\\r\\n\\r\\n"}'));
  },
  refused: (response) => response.writeHead(503).end('{}'),
};
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  answers[Buffer.concat(chunks).toString()]?.(response);
});
let origin = '';
const countConnections = promisify(server.getConnections.bind(server));

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('answers are counted on one connection, one after another, however they are framed', async () => {
  const connection = openConnection(origin);
  const ask = (body: string): Promise<number> => connection.ask(writeRequest(origin, 'token', body));
  expect(await ask('whole')).toBe(5);
  const framed = await ask('chunks');
  expect(framed).toBeGreaterThan('{"a":"0\\r\\n\\r\\n"}'.length);
  expect(await ask('empty')).toBe(0);
  expect(await ask('chunks')).toBe(framed);
  connection.close();
});

test('a status other than 200 rejects', async () => {
  const connection = openConnection(origin);
  await expect(connection.ask(writeRequest(origin, 'token', 'refused'))).rejects.toThrow('status 503');
  connection.close();
});

test('a connection that the server closed while it was idle is opened anew', async () => {
  const connection = openConnection(origin);
  const request = writeRequest(origin, 'token', 'whole');
  expect(await connection.ask(request)).toBe(5);
  server.closeIdleConnections();
  await expect.poll(() => countConnections()).toBe(0);
  expect(await connection.ask(request)).toBe(5);
  connection.close();
});
