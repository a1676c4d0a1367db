import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Gateway } from '../gateway.ts';
import { composeShop, createShop } from '../testing/shop.ts';
import { ask, startGateway } from '../testing/start.ts';
import { createLoadShedder } from './shed-load.ts';

const running: Gateway[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((gateway) => gateway.drain()));
});

describe('a late event loop', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
  afterEach(() => void vi.useRealTimers());

  /** Whether a request would be turned away after each of these delays, a quarter of a second apart. */
  function follow(delays: readonly number[], delayLimitMs = 500): boolean[] {
    let delayMs = 0;
    const shedder = createLoadShedder({ maxInFlight: 0, delayLimitMs }, () => ({
      takeMs: () => delayMs,
      close: () => {},
    }));
    const refused = delays.map((each) => {
      delayMs = each;
      vi.advanceTimersByTime(250);
      return shedder.enter() !== undefined;
    });
    shedder.close();
    return refused;
  }

  it('is forgiven once, however late it was, and three times in a row', () => {
    expect(follow([9_000, 5, 900, 900, 900, 5, 900])).not.toContain(true);
  });

  it('turns requests away when it lasts, and until it has been calm for a while', () => {
    const [still, stillNot] = [true, false];
    expect(follow([600, 600, 600, 600, 10, 10, 300, 10, 10, 10, 10, 10])).toEqual([
      ...[stillNot, stillNot, stillNot, still],
      ...[still, still, still, still, still, still, stillNot, stillNot],
    ]);
  });

  it('is not looked at when the limit is 0', () => {
    expect(follow([9_000, 9_000, 9_000, 9_000, 9_000], 0)).not.toContain(true);
  });
});

it('is noticed on the real event loop', async () => {
  const shedder = createLoadShedder({ maxInFlight: 0, delayLimitMs: 50 });
  try {
    // Holds up the loop again and again, as too much work does, until it is noticed.
    const endMs = performance.now() + 20_000;
    while (!shedder.shedding && performance.now() < endMs) {
      const until = performance.now() + 120;
      while (performance.now() < until);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(shedder.shedding).toBe(true);
  } finally {
    shedder.close();
  }
});

describe('too many requests at once', () => {
  it('are turned away before token and body are read, while health and metrics stay, and taken again afterwards', async () => {
    const arrived = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const shop = createShop({
      stock: async () => {
        arrived.resolve();
        await release.promise;
        return { data: { _entities: [{ stock: { amount: 5 } }] } };
      },
    });
    const gateway = await startGateway(
      { supergraph: composeShop(), subgraphs: shop.subgraphs, verifyToken: async () => ({ sub: 'u1' }) },
      { AUTH: 'jwt', MAX_IN_FLIGHT: '1' },
    );
    running.push(gateway);
    const query = '{ product(id: "1") { stock { amount } } }';
    const headers = { authorization: 'Bearer a.b.c' };
    const first = ask(gateway, { query }, headers);
    await arrived.promise;
    const second = await ask(gateway, { query });
    expect(second.status).toBe(503);
    expect(second.headers.get('retry-after')).toBe('1');
    expect(second.body.errors?.map(({ extensions }) => extensions.code)).toEqual(['SHED']);
    expect((await fetch(`${gateway.url}/health/live`)).status).toBe(200);
    const metrics = await (await fetch(`${gateway.adminUrl}/metrics`)).text();
    expect(metrics).toContain('gateway_refused_requests_total{code="SHED"} 1');
    expect(metrics).toContain('gateway_subgraph_calls_running{subgraph="stock"} 1');
    release.resolve();
    expect((await first).status).toBe(200);
    expect((await ask(gateway, { query: '{ __typename }' }, headers)).status).toBe(200);
  });
});
