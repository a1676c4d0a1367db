import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { openRateLimit } from './rate-limit.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** The most calls in any one second. */
const busiest = (atMs: readonly number[]): number =>
  Math.max(0, ...atMs.map((from) => atMs.filter((at) => at >= from && at < from + 1_000).length));

it('never grants more than its calls in any one second, whoever asks and however long they wait', async () => {
  vi.useFakeTimers();
  const asks = fc.array(
    fc.record({
      pauseMs: fc.nat(400),
      times: fc.integer({ min: 1, max: 8 }),
      waitMs: fc.nat(3_000),
      background: fc.boolean(),
    }),
    { minLength: 1, maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 12 }), asks, async (perSecond, bursts) => {
      const limit = openRateLimit({ name: 'x', perSecond });
      const grantedAtMs: number[] = [];
      const taken: Promise<void>[] = [];
      for (const { pauseMs, times, waitMs, background } of bursts) {
        await vi.advanceTimersByTimeAsync(pauseMs);
        for (let time = 0; time < times; time += 1) {
          const askedAtMs = performance.now();
          taken.push(
            limit.take(waitMs, { background }).then(
              () => {
                expect(performance.now() - askedAtMs).toBeLessThanOrEqual(background ? 0 : waitMs + 1);
                grantedAtMs.push(performance.now());
              },
              (error) => expect(error).toMatchObject({ code: 'SHED', retryAfterSeconds: expect.any(Number) }),
            ),
          );
        }
      }
      await vi.advanceTimersByTimeAsync(5_000);
      await Promise.all(taken);
      expect(busiest(grantedAtMs)).toBeLessThanOrEqual(perSecond);
      expect(grantedAtMs.length).toBeGreaterThan(0);
    }),
    { seed: 3, numRuns: 150 },
  );
});

it('serves in order of asking, and refuses at once what would wait too long', async () => {
  vi.useFakeTimers();
  const limit = openRateLimit({ name: 'x', perSecond: 2 });
  const order: number[] = [];
  const taken = Array.from({ length: 6 }, (_, index) => limit.take(5_000).then(() => order.push(index)));
  await expect(limit.take(1_000)).rejects.toMatchObject({ code: 'SHED', retryAfterSeconds: 4 });
  await vi.advanceTimersByTimeAsync(5_000);
  await Promise.all(taken);
  expect(order).toEqual([0, 1, 2, 3, 4, 5]);
});

it('leaves half of the rate to calls that someone waits for', async () => {
  vi.useFakeTimers();
  const limit = openRateLimit({ name: 'x', perSecond: 10 });
  const background = await Promise.allSettled(
    Array.from({ length: 10 }, () => limit.take(5_000, { background: true })),
  );
  expect(background.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  const others = await Promise.allSettled(Array.from({ length: 10 }, () => limit.take(0)));
  expect(others.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
});

it('has no rate below one call a second', () => {
  for (const perSecond of [0, -1, 0.5, Number.NaN])
    expect(() => openRateLimit({ name: 'x', perSecond })).toThrow(RangeError);
});
