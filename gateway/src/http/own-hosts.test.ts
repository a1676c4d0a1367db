import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gateway } from '../gateway.ts';
import { composeShop, createShop } from '../testing/shop.ts';
import { startGateway } from '../testing/start.ts';
import { underOwnNames } from './own-hosts.ts';

/** What is answered to a head that no client library would send. */
async function statusOf(origin: string, lines: readonly string[]): Promise<number> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.end([...lines, 'Connection: close', '', ''].join('\r\n'));
  let text = '';
  socket.on('data', (part) => {
    text += part;
  });
  await once(socket, 'close');
  return Number(text.split(' ', 2)[1]);
}

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway(
    { supergraph: composeShop(), subgraphs: createShop().subgraphs },
    { ALLOWED_HOSTS: 'graph.example.org, Other.Example.org' },
  );
});
afterAll(() => gateway.drain());

const paths = { url: '/', adminUrl: '/metrics' } as const;

describe.each(['url', 'adminUrl'] as const)('on loopback, %s', (port) => {
  it.each([
    '127.0.0.1',
    '127.0.0.1:4000',
    '10.1.2.3:80',
    '[::1]:4000',
    'localhost',
    'LocalHost:4000',
    'localhost.',
    'graph.localhost:4000',
    'graph.example.org',
    'other.example.org:8080',
    '',
  ])('answers as %s', async (host) => {
    expect(await statusOf(gateway[port], [`GET ${paths[port]} HTTP/1.1`, `Host: ${host}`])).toBe(200);
  });

  it.each([
    'evil.example',
    'evil.example:4000',
    'localhost.evil.example',
    'notlocalhost',
    'sub.graph.example.org',
    '127.0.0.1.evil.example',
    '[evil.example]:4000',
    'evil.example:4000:80',
  ])('does not answer as %s, on any path', async (host) => {
    for (const path of [paths[port], '/graphql', '/health/live', '/nothing'])
      expect(await statusOf(gateway[port], [`GET ${path} HTTP/1.1`, `Host: ${host}`])).toBe(421);
    expect(await statusOf(gateway[port], ['OPTIONS /graphql HTTP/1.1', `Host: ${host}`])).toBe(421);
  });

  it('answers clients that know no Host', async () => {
    expect(await statusOf(gateway[port], [`GET ${paths[port]} HTTP/1.0`])).toBe(200);
  });

  it('goes by the name in the target, where one is', async () => {
    const ask = (target: string, host: string) =>
      statusOf(gateway[port], [`GET ${target}${paths[port]} HTTP/1.1`, `Host: ${host}`]);
    expect(await ask('http://localhost:1', 'evil.example')).toBe(200);
    expect(await ask('http://evil.example', 'localhost')).toBe(421);
  });
});

it('says what to do', async () => {
  const { hostname, port } = new URL(gateway.url);
  const socket = connect(Number(port), hostname);
  socket.end('GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n');
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/ALLOWED_HOSTS.*"code":"MISDIRECTED_REQUEST"/);
});

it('leaves alone what listens on another address', () => {
  const handle = () => undefined;
  for (const address of ['0.0.0.0', '::', '10.0.0.5', 'graph.example.org'])
    expect(underOwnNames(handle, address, [])).toBe(handle);
});
