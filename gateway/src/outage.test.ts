import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '@meridian/kit/logger';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { composeArchive, openArchive } from './testing/archive.ts';
import { readText } from './testing/serve.ts';
import { ask, startGateway } from './testing/start.ts';

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

const answer = JSON.stringify({ data: { _entities: [{ loans: { status: { state: 'OK' } } }] } });

function listen(port = 0): Promise<Server> {
  const server = createServer(async (request, response) => {
    await readText(request);
    response.setHeader('content-type', 'application/json');
    response.end(answer);
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

describe('a subgraph that goes and comes back', () => {
  it('is left alone while it is away, which its sections tell with when to ask again, and serves again by itself', async () => {
    const first = await listen();
    const { port } = first.address() as AddressInfo;
    const archive = openArchive();
    const gateway = await startGateway(
      {
        supergraph: composeArchive({ readers: `http://127.0.0.1:${port}/graphql` }),
        subgraphs: { shelves: archive.subgraphs.shelves },
      },
      { SUBGRAPH_BREAKER_FAILURES: '3', SUBGRAPH_BREAKER_RETRY_MS: '200' },
    );
    running.push(() => gateway.drain());
    const query = '{ books(ids: ["a"]) { loans { status { state code retryAfterSeconds } } } }';
    const status = async () => {
      const { data, errors } = (await ask(gateway, { query })).body;
      expect(errors).toBeUndefined();
      return (data as { books: { loans: { status: unknown } }[] }).books[0]?.loans.status;
    };
    const breaker = async () =>
      /gateway_subgraph_breaker_state\{subgraph="readers"\} (\d)/.exec(
        await (await fetch(`${gateway.adminUrl}/metrics`)).text(),
      )?.[1];
    expect(await status()).toMatchObject({ state: 'OK' });
    expect(await breaker()).toBe('0');
    await stop(first);
    const down = { state: 'UNAVAILABLE', code: 'SUBGRAPH_DOWN' };
    for (let failure = 0; failure < 3; failure++) expect(await status()).toEqual({ ...down, retryAfterSeconds: null });
    expect(await status()).toEqual({ ...down, retryAfterSeconds: 1 });
    expect(await breaker()).toBe('2');
    const second = await listen(port);
    running.push(() => stop(second));
    await expect.poll(status, { timeout: 10_000, interval: 50 }).toMatchObject({ state: 'OK' });
    expect(await breaker()).toBe('0');
  });

  it('is logged for each call that failed, and not for each that was never sent', async () => {
    const warn = vi.fn();
    const logger = { info: () => {}, warn, error: () => {} } as unknown as Logger;
    const archive = openArchive();
    const gateway = await startGateway(
      { supergraph: composeArchive(), subgraphs: { shelves: archive.subgraphs.shelves }, logger },
      { SUBGRAPH_BREAKER_FAILURES: '3', SUBGRAPH_BREAKER_RETRY_MS: '60000' },
    );
    running.push(() => gateway.drain());
    for (let request = 0; request < 10; request++) await ask(gateway, { query: '{ books(ids: ["a"]) { mood } }' });
    expect(warn).toHaveBeenCalledTimes(3);
    expect(await (await fetch(`${gateway.adminUrl}/metrics`)).text()).toContain(
      'gateway_subgraph_call_seconds_count{subgraph="readers",outcome="SUBGRAPH_DOWN"} 10',
    );
  });
});
