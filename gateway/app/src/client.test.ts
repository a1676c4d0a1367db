import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { importThroughServer, ServerUnreachable } from './client.ts';

const ask = (port: number) =>
  importThroughServer(`http://127.0.0.1:${port}`, 4711, 'token', { directory: '/nowhere', protocolId: undefined });

it('yields what the server told until it died, and nothing that it did not tell', async () => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    response.write('{"kind":"event","event":{"kind":"loading","dataset":"ae","rows":1}}\n{"kind":"summ');
    setImmediate(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const told: string[] = [];
  for await (const { kind } of ask((server.address() as AddressInfo).port)) told.push(kind);
  expect(told.filter((kind) => kind !== 'event')).toEqual([]);
  server.close();
});

it('names the process that owns the data folder and does not answer', async () => {
  const answer = ask(1).next();
  await expect(answer).rejects.toThrow(ServerUnreachable);
  await expect(answer).rejects.toThrow('process 4711 owns the data folder but does not answer');
});
