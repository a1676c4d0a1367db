/** Two processes' limits over one Redis, and what becomes of them when it fails. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { hasRedisServer, openBlackHole, RedisServer, redisServerMissing } from '../testing/redis-server.ts';
import { openRateLimit, type RateLimit } from './rate-limit.ts';

describe.runIf(hasRedisServer)('a rate limit over Redis', () => {
  let redis: RedisServer;
  const open: RateLimit[] = [];
  beforeAll(async () => {
    redis = await RedisServer.start();
  });
  afterEach(async () => {
    for (const limit of open.splice(0)) await limit.close();
  });
  afterAll(() => redis.kill());

  let number = 0;
  const openTwo = async (perSecond: number, url = redis.url): Promise<readonly [RateLimit, RateLimit]> => {
    number += 1;
    const one = () => openRateLimit({ name: `hospital-${number}`, perSecond, redisUrl: url });
    const two = [one(), one()] as const;
    open.push(...two);
    await vi.waitFor(
      async () => {
        for (const limit of two) {
          await limit.take(0).catch(() => undefined);
          expect(limit.insured()).toBe(false);
        }
      },
      { timeout: 10_000, interval: 1_100 },
    );
    return two;
  };
  /** How many of so many calls are granted at once. */
  const grantedOf = async (limits: readonly RateLimit[], calls: number, background = false): Promise<number> => {
    const taken = await Promise.allSettled(
      Array.from({ length: calls }, (_, index) => (limits[index % limits.length] as RateLimit).take(0, { background })),
    );
    for (const each of taken) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'SHED' });
    return taken.filter(({ status }) => status === 'fulfilled').length;
  };
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  it('grants its calls a second once, whichever process asks', async () => {
    const limits = await openTwo(20);
    await pause(1_200);
    expect(await grantedOf(limits, 20, true)).toBe(10);
    expect(await grantedOf(limits, 40)).toBe(10);
    const startedAtMs = performance.now();
    // 41 calls cannot all fall into two windows.
    await Promise.all(Array.from({ length: 41 }, (_, index) => (limits[index % 2] as RateLimit).take(10_000)));
    expect(performance.now() - startedAtMs).toBeGreaterThan(2_000);
  });

  it.each(['halted', 'killed', 'swallowed'])(
    'keeps each process to its share while Redis is %s, and shares again after',
    async (fault) => {
      const hole = await openBlackHole(redis.port);
      const limits = await openTwo(20, `redis://127.0.0.1:${hole.port}`);
      await pause(1_200);
      if (fault === 'halted') redis.halt();
      if (fault === 'killed') await redis.kill();
      if (fault === 'swallowed') hole.swallow();
      const startedAtMs = performance.now();
      expect([await grantedOf([limits[0]], 50), await grantedOf([limits[1]], 50)]).toEqual([10, 10]);
      // Far from the minutes of a connection that nobody closes, however busy the machine.
      expect(performance.now() - startedAtMs).toBeLessThan(2_000);
      expect(limits.map((limit) => limit.insured())).toEqual([true, true]);
      if (fault === 'halted') redis.resume();
      if (fault === 'killed') await redis.restart();
      if (fault === 'swallowed') hole.pass();
      await vi.waitFor(
        async () => {
          expect(await grantedOf(limits, 2)).toBeGreaterThanOrEqual(0);
          expect(limits.map((limit) => limit.insured())).toEqual([false, false]);
        },
        { timeout: 20_000, interval: 1_100 },
      );
      await pause(1_200);
      expect(await grantedOf(limits, 60)).toBe(20);
      for (const limit of open.splice(0)) await limit.close();
      await hole.close();
    },
    60_000,
  );

  it('does not wait for a Redis that is not there', async () => {
    const limit = openRateLimit({ name: 'x', perSecond: 4, redisUrl: 'redis://127.0.0.1:1' });
    open.push(limit);
    expect(await grantedOf([limit], 10)).toBe(2);
    expect(limit.insured()).toBe(true);
  });
});
if (!hasRedisServer)
  describe.skip(`a rate limit over Redis: ${redisServerMissing}`, () => it('is shared', () => undefined));
