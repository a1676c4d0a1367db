import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@keyv/redis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { hasRedisServer, openBlackHole, RedisServer, redisServerMissing } from '../testing/redis-server.ts';
import { type Cache, type CacheOptions, type CachePolicy, openCache } from './cache.ts';
import { everything } from './cache-key.ts';

const policy: CachePolicy = { maxAgeSeconds: 3600, leaseMs: 10_000 };
const newKey = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;
const keyOf = (part: string | number, tags: readonly string[] = ['Subject:1']) => ({ parts: [part], tags });
const never = (): Promise<never> => Promise.reject(new Error('must not load'));
/** On a machine that is busy; what is told apart is this and a call that hangs. */
const boundedMs = 2000;

const suite = (): void => {
  let server: RedisServer;
  let opened: Cache[] = [];
  let namespace = '';

  beforeAll(async () => {
    server = await RedisServer.start();
  });
  afterAll(() => server.kill());
  beforeEach(() => {
    namespace = `test-${randomBytes(4).toString('hex')}`;
  });
  afterEach(async () => {
    await Promise.all(opened.map((cache) => cache.close()));
    opened = [];
  });

  /** Each is what a process of its own would have: it shares nothing but Redis. */
  async function openConnected(options: Partial<CacheOptions> = {}): Promise<Cache> {
    const cache = openCache({ namespace, redisUrl: server.url, ...options });
    opened.push(cache);
    await untilUp(cache);
    return cache;
  }

  const untilUp = (cache: Cache): Promise<void> =>
    vi.waitFor(() => expect(cache.stats().redis).toBe('UP'), { timeout: 15_000, interval: 20 });

  /** Loads a new key in one process until another finds it there. */
  const untilShared = (one: Cache, other: Cache): Promise<void> =>
    vi.waitFor(
      async () => {
        const key = keyOf(randomBytes(4).toString('hex'));
        await one.getOrLoad(key, policy, async () => 'shared');
        await sleep(20);
        expect(await other.getOrLoad(key, policy, never)).toMatchObject({ value: 'shared', state: 'CACHE' });
      },
      { timeout: 15_000, interval: 50 },
    );

  async function storedText(): Promise<string> {
    const client = await createClient({ url: server.url }).connect();
    const names = await client.keys('*');
    const texts = await Promise.all(
      names.map(async (name) => `${name}\n${Buffer.from((await client.get(name)) ?? '').toString()}`),
    );
    client.destroy();
    return texts.join('\n');
  }

  test('500 cold reads at once in two processes are one load', async () => {
    // A process that Redis does not answer in time loads by itself.
    const caches = [await openConnected({ budgetMs: boundedMs }), await openConnected({ budgetMs: boundedMs })];
    let loads = 0;
    const load = async (): Promise<string> => {
      loads += 1;
      await sleep(100);
      return 'value';
    };
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, call) => caches[call % 2]?.getOrLoad(keyOf('cold'), policy, load)),
    );
    expect(answers.every((answer) => answer?.value === 'value')).toBe(true);
    expect(loads).toBe(1);
  });

  test('when the load of one process fails, the other loads, one after the other', async () => {
    const [one, other] = [await openConnected(), await openConnected()];
    let atOnce = 0;
    let most = 0;
    const load = (succeeds: boolean) => async () => {
      most = Math.max(most, ++atOnce);
      await sleep(50);
      atOnce -= 1;
      if (!succeeds) throw new Error('down');
      return 'value';
    };
    const failing = one.getOrLoad(keyOf('failing'), policy, load(false));
    await sleep(20);
    const waiting = other.getOrLoad(keyOf('failing'), policy, load(true));
    await expect(failing).rejects.toThrow('down');
    expect(await waiting).toMatchObject({ value: 'value', state: 'LIVE' });
    expect(most).toBe(1);
  });

  test('a process that holds the lease and never ends delays the others for the length of the lease only', async () => {
    const [one, other] = [await openConnected(), await openConnected()];
    const brief = { ...policy, leaseMs: 300 };
    let finish = (_: string): void => undefined;
    const hung = one.getOrLoad(keyOf('hung'), brief, () => new Promise<string>((resolve) => (finish = resolve)));
    await sleep(50);
    expect(await other.getOrLoad(keyOf('hung'), brief, async () => 'new')).toMatchObject({ value: 'new' });
    finish('old');
    expect(await hung).toMatchObject({ value: 'old' });
    await sleep(50);
    // Whose lease was over does not overwrite what was loaded since.
    const third = await openConnected();
    expect(await third.getOrLoad(keyOf('hung'), brief, never)).toMatchObject({ value: 'new', state: 'CACHE' });
  });

  test('an invalidation reaches the memory of every process and what is in Redis', async () => {
    const [one, other] = [await openConnected(), await openConnected({ namespace: `${namespace}-other` })];
    const told: (readonly string[])[] = [];
    other.onInvalidate((tags) => told.push(tags));
    await one.getOrLoad(keyOf('a'), policy, async () => 'old');
    await other.getOrLoad(keyOf('a'), policy, async () => 'old');
    await one.invalidate(['Subject:1']);
    await vi.waitFor(() => expect(told).toEqual([['Subject:1']]), { timeout: boundedMs });
    for (const cache of [one, other])
      expect(await cache.getOrLoad(keyOf('a'), policy, async () => 'new')).toMatchObject({
        value: 'new',
        state: 'LIVE',
      });
    const third = await openConnected();
    expect(await third.getOrLoad(keyOf('a'), policy, never)).toMatchObject({ value: 'new' });
  });

  test('a load that began before another process invalidated is kept by nobody', async () => {
    const [one, other] = [await openConnected(), await openConnected()];
    let finish = (_: string): void => undefined;
    const before = one.getOrLoad(keyOf('race'), policy, () => new Promise<string>((resolve) => (finish = resolve)));
    await sleep(50);
    await other.invalidate(['Subject:1']);
    finish('old');
    expect(await before).toMatchObject({ value: 'old' });
    expect(await other.getOrLoad(keyOf('race'), policy, async () => 'new')).toMatchObject({ value: 'new' });
    await sleep(50);
    expect(await one.getOrLoad(keyOf('race'), policy, never)).toMatchObject({ value: 'new' });
  });

  test('personal values, tags and the parts of keys cannot be read in Redis, and are read by who has the key', async () => {
    const [old, current] = [newKey('k1'), newKey('k2')];
    const personal = { ...policy, personal: true };
    const key = { parts: ['SUBJ-0042', 'ZHANG'], tags: ['Subject:0042'] };
    const deployment = `${namespace}-sealed`;
    const one = await openConnected({ encryptionKeys: [old], deployment });
    await one.getOrLoad(key, personal, async () => ({ result: 'HBsAg positive' }));
    await sleep(50);
    const stored = await storedText();
    expect(stored).toContain(`${deployment}:entry:`);
    expect(stored).not.toMatch(/SUBJ|0042|ZHANG|HBsAg|positive|result/);
    const rotated = await openConnected({ encryptionKeys: [current, old], deployment });
    expect(await rotated.getOrLoad(key, personal, never)).toMatchObject({ value: { result: 'HBsAg positive' } });
    const stranger = await openConnected({ encryptionKeys: [current], deployment });
    expect(await stranger.getOrLoad(key, personal, async () => 'own')).toMatchObject({ value: 'own', state: 'LIVE' });
  });

  test('without a key a personal value stays in memory', async () => {
    const cache = await openConnected();
    await cache.getOrLoad(keyOf('kept'), { ...policy, personal: true }, async () => 'HCV-RNA');
    await sleep(50);
    expect(await storedText()).not.toContain('HCV-RNA');
    expect(await cache.getOrLoad(keyOf('kept'), policy, never)).toMatchObject({ value: 'HCV-RNA' });
  });

  test('garbage in Redis is a miss', async () => {
    const [one, other] = [await openConnected(), await openConnected()];
    await one.getOrLoad(keyOf('garbage'), policy, async () => 'a');
    await sleep(50);
    const client = await createClient({ url: server.url }).connect();
    for (const name of await client.keys('*:entry:*')) await client.set(name, '[1,2\n{');
    client.destroy();
    expect(await other.getOrLoad(keyOf('garbage'), policy, async () => 'b')).toMatchObject({ value: 'b' });
  });

  test('a value is in Redis no longer than it is of use', async () => {
    const cache = await openConnected();
    await cache.getOrLoad(keyOf('brief'), { maxAgeSeconds: 1, staleIfErrorSeconds: 1 }, async () => 'brief-value');
    await vi.waitFor(async () => expect(await storedText()).toContain('brief-value'), { timeout: boundedMs });
    await vi.waitFor(async () => expect(await storedText()).not.toContain('brief-value'), { timeout: 10_000 });
  });

  /** Reads keys while something is wrong with Redis: every call is answered, in bounded time. */
  async function expectService(cache: Cache, rounds = 40): Promise<void> {
    for (let round = 0; round < rounds; round++) {
      const startedMs = performance.now();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, part) =>
          cache.getOrLoad(keyOf(`${namespace}-${round}-${part}`), policy, async () => part),
        ),
      );
      expect(answers.map(({ value }) => value)).toEqual(Array.from({ length: 20 }, (_, part) => part));
      expect(performance.now() - startedMs).toBeLessThan(boundedMs);
      await sleep(5);
    }
  }

  test('a Redis that was never there is no error and costs nothing', async () => {
    const cache = openCache({ namespace, redisUrl: 'redis://127.0.0.1:1' });
    opened.push(cache);
    await expectService(cache);
    expect(cache.stats().redis).toBe('DOWN');
    await cache.invalidate(['Subject:1']);
  });

  test('killed and restarted, it is a miss, and caching resumes by itself', async () => {
    const [one, other] = [await openConnected(), await openConnected()];
    const service = expectService(one, 80);
    await sleep(100);
    await server.kill();
    await service;
    expect(one.stats().redis).toBe('DOWN');
    await server.restart();
    await Promise.all([untilUp(one), untilUp(other)]);
    await untilShared(one, other);
  });

  test('halted, it is a miss, what was invalidated meanwhile is forgotten everywhere, and caching resumes', async () => {
    const [one, other] = [await openConnected(), await openConnected()];
    await one.getOrLoad(keyOf('halted'), policy, async () => 'old');
    await sleep(20);
    expect(await other.getOrLoad(keyOf('halted'), policy, never)).toMatchObject({ value: 'old' });
    const told: (readonly string[])[] = [];
    other.onInvalidate((tags) => told.push(tags));
    server.halt();
    try {
      await expectService(one);
      await one.invalidate(['Subject:1']);
      expect(await one.getOrLoad(keyOf('halted'), policy, async () => 'new')).toMatchObject({ value: 'new' });
      await vi.waitFor(() => expect(one.stats().redis).toBe('DOWN'), { timeout: 15_000 });
    } finally {
      server.resume();
    }
    await Promise.all([untilUp(one), untilUp(other)]);
    // Heard in the end, or missed and therefore taken for anything.
    const heard = () => told.flat().some((tag) => tag === 'Subject:1' || tag === everything);
    await vi.waitFor(() => expect(heard()).toBe(true), { timeout: 5000 });
    await expect(other.getOrLoad(keyOf('halted'), policy, never)).rejects.toThrow();
    await untilShared(one, other);
  });

  test('behind a connection that swallows everything it is a miss, and memory that may have missed something is dropped', async () => {
    const hole = await openBlackHole(server.port);
    const [one, other] = [await openConnected({ redisUrl: `redis://127.0.0.1:${hole.port}` }), await openConnected()];
    await one.getOrLoad(keyOf('hole'), policy, async () => 'old');
    await sleep(50);
    hole.swallow();
    await expectService(one);
    await other.invalidate(['Subject:1']);
    await vi.waitFor(() => expect(one.stats().redis).toBe('DOWN'), { timeout: 15_000 });
    await sleep(1500);
    await expectService(one, 5);
    hole.pass();
    await untilUp(one);
    await expect(one.getOrLoad(keyOf('hole'), policy, never)).rejects.toThrow();
    await untilShared(one, other);
    await Promise.all(opened.map((cache) => cache.close()));
    opened = [];
    await hole.close();
  });

  test('full, it is a miss, invalidation still works, and caching resumes', async () => {
    const [one, other] = [await openConnected(), await openConnected()];
    await one.getOrLoad(keyOf('full'), policy, async () => 'old');
    await sleep(20);
    const client = await createClient({ url: server.url }).connect();
    await client.configSet('maxmemory', '1');
    try {
      await expectService(one);
      expect(one.stats().redis).toBe('UP');
      await one.invalidate(['Subject:1']);
      await expect(other.getOrLoad(keyOf('full'), policy, never)).rejects.toThrow();
    } finally {
      await client.configSet('maxmemory', '0');
      client.destroy();
    }
    await untilShared(one, other);
  });

  test('closed while it connects or is in use, it leaves nothing behind that fails', async () => {
    const cache = openCache({ namespace, redisUrl: server.url });
    const reading = cache.getOrLoad(keyOf('closing'), policy, async () => 'a');
    await cache.close();
    expect(await reading).toMatchObject({ value: 'a' });
    const used = await openConnected();
    const calls = Array.from({ length: 50 }, (_, part) => used.getOrLoad(keyOf(part), policy, async () => part));
    await used.close();
    expect(await Promise.all(calls)).toHaveLength(50);
    expect(await used.getOrLoad(keyOf('later'), policy, async () => 'b')).toMatchObject({ value: 'b' });
  });
};

if (hasRedisServer) describe('the cache with Redis', { timeout: 60_000 }, suite);
else describe.skip(`the cache with Redis: ${redisServerMissing}`, suite);
