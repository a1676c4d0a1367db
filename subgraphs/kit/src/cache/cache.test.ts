import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { ConfigError } from '../config.ts';
import type { Logger } from '../logger.ts';
import { type Cache, type CacheOptions, type CachePolicy, openCache, readCacheSettings } from './cache.ts';
import { everything } from './cache-key.ts';

function openWithClock(options: Partial<CacheOptions> = {}): { cache: Cache; advance: (seconds: number) => void } {
  let nowMs = 1_000_000;
  const cache = openCache({ namespace: 'test-1', now: () => nowMs, random: () => 0.5, ...options });
  return {
    cache,
    advance: (seconds) => {
      nowMs += seconds * 1000;
    },
  };
}

const key = { parts: ['lab', 1], tags: ['Subject:1'] };
const policy: CachePolicy = { maxAgeSeconds: 100, jitterSeconds: 20 };
const never = (): Promise<never> => Promise.reject(new Error('must not load'));
const down = (): Promise<never> => Promise.reject(new Error('down'));
/** Lets what runs in the background run. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a value is loaded once and then served until its age and jitter are over', async () => {
  const { cache, advance } = openWithClock();
  expect(await cache.getOrLoad(key, policy, async () => 'a')).toEqual({
    value: 'a',
    state: 'LIVE',
    loadedAtMs: 1_000_000,
  });
  advance(109.999);
  expect(await cache.getOrLoad(key, policy, never)).toEqual({ value: 'a', state: 'CACHE', loadedAtMs: 1_000_000 });
  advance(0.001);
  expect(await cache.getOrLoad(key, policy, async () => 'b')).toMatchObject({ value: 'b', state: 'LIVE' });
});

test('500 calls at once share one load, and one failure', async () => {
  const { cache } = openWithClock();
  let loads = 0;
  const load = async (): Promise<number> => {
    loads += 1;
    await settle();
    if (loads === 1) throw new Error('down');
    return loads;
  };
  const all = () => Promise.allSettled(Array.from({ length: 500 }, () => cache.getOrLoad(key, policy, load)));
  expect((await all()).every(({ status }) => status === 'rejected')).toBe(true);
  expect((await all()).every(({ status }) => status === 'fulfilled')).toBe(true);
  expect(loads).toBe(2);
});

test('that the source has none is believed for a minute, and never longer than a value', async () => {
  const { cache, advance } = openWithClock();
  const short = { maxAgeSeconds: 5 };
  const other = { parts: ['other'] };
  await cache.getOrLoad(key, policy, async () => null);
  await cache.getOrLoad(other, short, async () => null);
  advance(59);
  expect(await cache.getOrLoad(key, policy, never)).toMatchObject({ value: null, state: 'CACHE' });
  await expect(cache.getOrLoad(other, short, never)).rejects.toThrow('must not load');
  advance(1);
  expect(await cache.getOrLoad(key, policy, async () => 'now')).toMatchObject({ value: 'now', state: 'LIVE' });
});

test('when a load fails the old value is served, marked, as long as the reader allows', async () => {
  const { cache, advance } = openWithClock();
  const tolerant = { ...policy, staleIfErrorSeconds: 50 };
  await cache.getOrLoad(key, tolerant, async () => 'old');
  advance(120);
  expect(await cache.getOrLoad(key, tolerant, down)).toEqual({ value: 'old', state: 'STALE', loadedAtMs: 1_000_000 });
  await expect(cache.getOrLoad(key, policy, down)).rejects.toThrow('down');
  advance(40);
  await expect(cache.getOrLoad(key, tolerant, down)).rejects.toThrow('down');
  expect(cache.stats()).toMatchObject({ staleServed: 1 });
});

test('a reader that takes nothing stale, and joins the load of one that does, is told of the failure', async () => {
  const { cache, advance } = openWithClock();
  const tolerant = { ...policy, staleIfErrorSeconds: 50 };
  await cache.getOrLoad(key, tolerant, async () => 'old');
  advance(120);
  const [one, other] = await Promise.allSettled([
    cache.getOrLoad(key, tolerant, down),
    cache.getOrLoad(key, policy, never),
  ]);
  expect(one).toMatchObject({ value: { state: 'STALE' } });
  expect(other).toMatchObject({ reason: { message: 'down' } });
});

test('a reader with a shorter maximum age does not get what is older', async () => {
  const { cache, advance } = openWithClock();
  await cache.getOrLoad(key, policy, async () => 'a');
  advance(10);
  expect(await cache.getOrLoad(key, { maxAgeSeconds: 5 }, async () => 'b')).toMatchObject({ value: 'b' });
});

test('a hot value is renewed in the background, once, and served meanwhile', async () => {
  const { cache, advance } = openWithClock();
  const hot = { ...policy, refreshAheadRatio: 0.8 };
  await cache.getOrLoad(key, hot, async () => 'a');
  advance(90);
  let finish = (_: string): void => undefined;
  let loads = 0;
  const slow = (): Promise<string> => {
    loads += 1;
    return new Promise((resolve) => {
      finish = resolve;
    });
  };
  for (let call = 0; call < 3; call++) {
    expect(await cache.getOrLoad(key, hot, slow)).toMatchObject({ value: 'a', state: 'CACHE' });
    await settle();
  }
  expect(loads).toBe(1);
  finish('b');
  await settle();
  expect(await cache.getOrLoad(key, hot, never)).toMatchObject({ value: 'b', state: 'CACHE', loadedAtMs: 1_090_000 });
  expect(cache.stats()).toMatchObject({ refreshedAhead: 1 });
});

test('a refresh that fails harms nobody and is not tried again at once', async () => {
  const { cache, advance } = openWithClock();
  const hot = { ...policy, refreshAheadRatio: 0.5 };
  await cache.getOrLoad(key, hot, async () => 'a');
  advance(80);
  let loads = 0;
  const failing = async (): Promise<string> => {
    loads += 1;
    throw new Error('down');
  };
  for (let call = 0; call < 5; call++) {
    expect(await cache.getOrLoad(key, hot, failing)).toMatchObject({ value: 'a' });
    await settle();
  }
  expect(loads).toBe(1);
  advance(2);
  await cache.getOrLoad(key, hot, failing);
  await settle();
  expect(loads).toBe(2);
});

test('an invalidation forgets the tag and nothing else', async () => {
  const { cache } = openWithClock();
  const other = { parts: ['lab', 2], tags: ['Subject:2'] };
  await cache.getOrLoad(key, policy, async () => 'a');
  await cache.getOrLoad(other, policy, async () => 'b');
  await cache.invalidate(['Subject:1']);
  await expect(cache.getOrLoad(key, policy, never)).rejects.toThrow();
  expect(await cache.getOrLoad(other, policy, never)).toMatchObject({ value: 'b' });
  await cache.invalidate([everything]);
  await expect(cache.getOrLoad(other, policy, never)).rejects.toThrow();
});

test('a load that began before an invalidation answers who waited, and nobody after', async () => {
  const { cache } = openWithClock();
  let finish = (_: string): void => undefined;
  const before = cache.getOrLoad(key, policy, () => new Promise<string>((resolve) => (finish = resolve)));
  await settle();
  await cache.invalidate(['Subject:1']);
  let isLoading = false;
  const after = cache.getOrLoad(key, policy, async () => {
    isLoading = true;
    return 'new';
  });
  await settle();
  expect(isLoading).toBe(false);
  finish('old');
  expect(await before).toMatchObject({ value: 'old' });
  expect(await after).toMatchObject({ value: 'new', state: 'LIVE' });
  expect(await cache.getOrLoad(key, policy, never)).toMatchObject({ value: 'new' });
});

test('a value that was invalidated does not come back as a stale one', async () => {
  const { cache, advance } = openWithClock();
  const tolerant = { ...policy, staleIfErrorSeconds: 1000 };
  await cache.getOrLoad(key, tolerant, async () => 'a');
  advance(200);
  const failing = cache.getOrLoad(key, tolerant, async () => {
    await settle();
    throw new Error('down');
  });
  await cache.invalidate(['Subject:1']);
  await expect(failing).rejects.toThrow('down');
  await expect(cache.getOrLoad(key, tolerant, down)).rejects.toThrow('down');
});

test('listeners are told, and one that throws stops neither the others nor the invalidation', async () => {
  const { cache } = openWithClock();
  const told: (readonly string[])[] = [];
  cache.onInvalidate(() => {
    throw new Error('listener');
  });
  const stop = cache.onInvalidate((tags) => told.push(tags));
  await cache.invalidate(['Subject:1', 'Site:2']);
  stop();
  await cache.invalidate(['Subject:3']);
  expect(told).toEqual([['Subject:1', 'Site:2']]);
});

test('memory holds so many entries, and those that were asked for last', async () => {
  const { cache } = openWithClock({ memoryEntries: 3 });
  const at = (part: number) => ({ parts: [part], tags: ['all'] });
  for (const part of [1, 2, 3]) await cache.getOrLoad(at(part), policy, async () => part);
  await cache.getOrLoad(at(1), policy, never);
  await cache.getOrLoad(at(4), policy, async () => 4);
  expect(cache.stats()).toMatchObject({ entries: 3 });
  await cache.getOrLoad(at(1), policy, never);
  await expect(cache.getOrLoad(at(2), policy, never)).rejects.toThrow();
});

test('memory holds so many bytes, and a value larger than all of it is served without being kept', async () => {
  const { cache } = openWithClock({ memoryBytes: 100_000 });
  for (let part = 0; part < 100; part++)
    await cache.getOrLoad({ parts: [part], tags: [`Subject:${part}`] }, policy, async () => 'x'.repeat(2000));
  const { entries, bytes } = cache.stats();
  expect(bytes).toBeLessThanOrEqual(100_000);
  expect(entries).toBeGreaterThan(10);
  expect(await cache.getOrLoad(key, policy, async () => 'y'.repeat(60_000))).toMatchObject({ state: 'LIVE' });
  expect(cache.stats()).toEqual({ ...cache.stats(), entries, bytes });
  await cache.invalidate([everything]);
  expect(cache.stats()).toMatchObject({ entries: 0, bytes: 0 });
});

test.each([
  ['a bigint', 1n],
  ['undefined', undefined],
  [
    'a circle',
    (() => {
      const circle: Record<string, unknown> = {};
      circle.self = circle;
      return circle;
    })(),
  ],
])('%s, which JSON cannot hold, is answered and breaks nothing', async (_, value) => {
  const { cache } = openWithClock();
  const answer = await cache.getOrLoad<unknown>(key, policy, async () => value);
  expect(answer).toMatchObject({ value: value ?? null, state: 'LIVE' });
});

test('a load that throws before it answers a promise rejects the call', async () => {
  const { cache } = openWithClock();
  const load = (): Promise<string> => {
    throw new Error('at once');
  };
  await expect(cache.getOrLoad(key, policy, load)).rejects.toThrow('at once');
  expect(await cache.getOrLoad(key, policy, async () => 'a')).toMatchObject({ value: 'a' });
});

test('with a maximum age of 0 nothing is kept but for a failure', async () => {
  const { cache } = openWithClock();
  const live = { maxAgeSeconds: 0, jitterSeconds: 10, staleIfErrorSeconds: 60 };
  await cache.getOrLoad(key, live, async () => 'a');
  expect(await cache.getOrLoad(key, live, async () => 'b')).toMatchObject({ value: 'b', state: 'LIVE' });
  expect(await cache.getOrLoad(key, live, down)).toMatchObject({ value: 'b', state: 'STALE' });
});

test('a clock that is set back makes nothing live for longer than its age again', async () => {
  const { cache, advance } = openWithClock();
  await cache.getOrLoad(key, policy, async () => 'a');
  advance(-3600);
  expect(await cache.getOrLoad(key, policy, never)).toMatchObject({ value: 'a' });
  advance(3600 + 111);
  await expect(cache.getOrLoad(key, policy, never)).rejects.toThrow();
});

test('namespaces keep apart what has the same parts', async () => {
  const now = (): number => 0;
  const [one, other] = ['a-1', 'a-2'].map((namespace) => openCache({ namespace, now }));
  await one?.getOrLoad(key, policy, async () => 'a');
  expect(await other?.getOrLoad(key, policy, async () => 'b')).toMatchObject({ value: 'b' });
});

test('settings are read, and a wrong one is named without its value', () => {
  const key32 = Buffer.alloc(32, 7).toString('base64');
  expect(readCacheSettings({})).toEqual({ redisUrl: undefined, encryptionKeys: undefined, memoryBytes: 67_108_864 });
  expect(
    readCacheSettings({ REDIS_URL: 'redis://h:1', CACHE_KEYS: `b:${key32}, a:${key32}`, CACHE_MEMORY_MB: '1' }),
  ).toEqual({ redisUrl: 'redis://h:1', encryptionKeys: [`b:${key32}`, `a:${key32}`], memoryBytes: 1_048_576 });
  for (const env of [
    { CACHE_KEYS: 'b:secret' },
    { CACHE_KEYS: `secret:${key32},secret:${key32}` },
    { REDIS_URL: 'http://secret' },
    { REDIS_URL: 'redis://:secret%@h' },
    { CACHE_MEMORY_MB: '-1' },
  ]) {
    expect(() => readCacheSettings(env)).toThrow(ConfigError);
    expect(() => readCacheSettings(env)).toThrow(new RegExp(`^${Object.keys(env)[0]}: (?!.*secret)`));
  }
});

test.each(['not a url', 'http://secret', 'redis://h/secret'])(
  'a malformed Redis URL is told at once, without it: %s',
  (redisUrl) => {
    expect(() => openCache({ namespace: 'test-1', redisUrl })).toThrow(/^The Redis URL is malformed.$/);
  },
);

test('a Redis that cannot be reached is told once, however often it is tried', async () => {
  const warn = vi.fn();
  const cache = openCache({
    namespace: 'test-1',
    redisUrl: 'redis://127.0.0.1:1',
    logger: { info: vi.fn(), warn } as unknown as Logger,
  });
  await vi.waitFor(() => expect(cache.stats().redis).toBe('DOWN'), { timeout: 10_000 });
  await sleep(500);
  await cache.close();
  expect(warn.mock.calls).toEqual([[{ event: 'cache.redis.unreachable' }]]);
});
