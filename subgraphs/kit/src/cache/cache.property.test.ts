import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cached, openCache } from './cache.ts';

type Step =
  | { readonly do: 'get'; readonly key: number; readonly stale: number; readonly ahead: boolean }
  | { readonly do: 'finish'; readonly which: number; readonly how: 'value' | 'absent' | 'error' }
  | { readonly do: 'wait'; readonly seconds: number }
  | { readonly do: 'invalidate'; readonly tag: number }
  | { readonly do: 'turn' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('get' as const),
      key: fc.nat(2),
      stale: fc.constantFrom(0, 40),
      ahead: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('finish' as const),
      which: fc.nat(5),
      how: fc.constantFrom('value', 'value', 'absent', 'error'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('invalidate' as const), tag: fc.nat(1) }) },
  { weight: 12, arbitrary: fc.constant({ do: 'turn' as const }) },
);

const maxAgeSeconds = 20;
const jitterSeconds = 4;
const tagsOf = (key: number): string[] => (key === 2 ? ['Tag:0', 'Tag:1'] : [`Tag:${key}`]);
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Loading {
  readonly key: number;
  settle(how: 'value' | 'absent' | 'error'): void;
}

/** Runs the steps against a cache and checks each answer by what the clock, the loads and the invalidations were. */
async function run(steps: readonly Step[]): Promise<Record<string, number>> {
  let nowMs = 0;
  let serial = 0;
  let loadsAtOnce = 0;
  const seen: Record<string, number> = { LIVE: 0, CACHE: 0, STALE: 0, failed: 0 };
  const cache = openCache({ namespace: 'property-1', now: () => nowMs, random: () => (serial++ * 0.37) % 1 });
  const loading = new Set<Loading>();
  const loads = new Map<number, { readonly startedMs: number; readonly startedAt: number }>();
  const invalidatedAt = new Map<string, number>();
  const answers: Promise<void>[] = [];

  function load(key: number): Promise<number | null> {
    // Counted, and not thrown: a refresh in the background would swallow it.
    if ([...loading].some((other) => other.key === key)) loadsAtOnce += 1;
    const started = { startedMs: nowMs, startedAt: serial++ };
    return new Promise((resolve, reject) => {
      const one: Loading = {
        key,
        settle: (how) => {
          loading.delete(one);
          if (how === 'error') reject(new Error('down'));
          else if (how === 'absent') resolve(null);
          else {
            const value = serial++;
            loads.set(value, started);
            resolve(value);
          }
        },
      };
      loading.add(one);
    });
  }

  function check(
    answer: Cached<number>,
    key: number,
    staleSeconds: number,
    finished: ReadonlyMap<string, number>,
  ): void {
    seen[answer.state] = (seen[answer.state] ?? 0) + 1;
    const ageSeconds = (nowMs - answer.loadedAtMs) / 1000;
    if (answer.state === 'CACHE') expect(ageSeconds).toBeLessThan(maxAgeSeconds + jitterSeconds);
    if (answer.state === 'STALE') expect(ageSeconds).toBeLessThan(maxAgeSeconds + jitterSeconds + staleSeconds);
    const from = answer.value === null ? undefined : loads.get(answer.value);
    if (from === undefined) return;
    expect(answer.loadedAtMs).toBe(from.startedMs);
    for (const tag of tagsOf(key)) expect(from.startedAt).toBeGreaterThan(finished.get(tag) ?? -1);
  }

  function get({ key, stale, ahead }: Extract<Step, { do: 'get' }>): Promise<void> {
    // The invalidations that had finished before this call, and not those that come while it waits.
    const finished = new Map(invalidatedAt);
    const policy = {
      maxAgeSeconds,
      jitterSeconds,
      absentSeconds: 5,
      staleIfErrorSeconds: stale,
      refreshAheadRatio: ahead ? 0.6 : undefined,
    };
    return cache
      .getOrLoad({ parts: [key], tags: tagsOf(key) }, policy, () => load(key))
      .then(
        (answer) => check(answer, key, stale, finished),
        (error: Error) => {
          seen.failed = (seen.failed ?? 0) + 1;
          expect(error.message).toBe('down');
        },
      );
  }

  for (const each of steps) {
    if (each.do === 'get') answers.push(get(each));
    else if (each.do === 'finish') [...loading][each.which % loading.size]?.settle(each.how);
    else if (each.do === 'wait') nowMs += each.seconds * 1000;
    else if (each.do === 'turn') await turn();
    else {
      await cache.invalidate([`Tag:${each.tag}`]);
      invalidatedAt.set(`Tag:${each.tag}`, serial++);
    }
  }
  for (let round = 0; round < 10; round++) {
    for (const one of loading) one.settle('value');
    await turn();
  }
  // Nobody waits for ever.
  await Promise.all(answers);
  expect(loading.size).toBe(0);
  expect(loadsAtOnce).toBe(0);
  return seen;
}

test('whatever the order of calls, ends of loads, time and invalidations, no key is loaded twice at once, nothing is served beyond its age, and nothing invalidated comes back', async () => {
  const total: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 150, size: 'max' }), async (steps) => {
      for (const [state, count] of Object.entries(await run(steps))) total[state] = (total[state] ?? 0) + count;
    }),
    { seed: 20, numRuns: 2000 },
  );
  // The property would hold of a cache that never caches.
  for (const state of ['LIVE', 'CACHE', 'STALE', 'failed']) expect(total[state]).toBeGreaterThan(50);
});
