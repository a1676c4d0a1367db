import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  Answered,
  createEndpoint,
  defaultEndpointPolicy,
  type Endpoint,
  EndpointFailure,
  type EndpointPolicy,
} from './endpoint.ts';
import { openRateLimit, type RateLimit } from './rate-limit.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const unlimited: RateLimit = { take: async () => undefined, insured: () => false, close: async () => undefined };

const endpointWith = (policy: Partial<EndpointPolicy> = {}, rateLimit = unlimited): Endpoint =>
  createEndpoint({
    name: 'lab',
    policy: { ...defaultEndpointPolicy, retry: { attempts: 0, backoffMs: 100 }, ...policy },
    rateLimit,
  });

const crash = async (): Promise<never> => {
  throw new Error('CANARY http://10.0.0.1');
};
/** Never answers, and counts how many wait. */
function hangingSource() {
  let open = 0;
  let reached = 0;
  return {
    open: () => open,
    reached: () => reached,
    work: (signal: AbortSignal): Promise<never> => {
      open += 1;
      reached += 1;
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          open -= 1;
          reject(new Error('closed'));
        });
      });
    },
  };
}
const outcome = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    (value) => value,
    (error: { code?: string; name: string }) => error.code ?? error.name,
  );
const fail = async (endpoint: Endpoint, times: number): Promise<void> => {
  for (let time = 0; time < times; time += 1) await outcome(endpoint.call(crash));
};

it('ends a call that takes too long, closes what it opened and tells nothing of the source', async () => {
  const endpoint = endpointWith();
  const source = hangingSource();
  const call = outcome(endpoint.call(source.work));
  await vi.advanceTimersByTimeAsync(1_999);
  expect(source.open()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect([await call, source.open()]).toEqual(['TIMEOUT', 0]);
  const failure = await endpoint.call(crash).catch((error) => error);
  expect(failure.code).toBe('SOURCE_ERROR');
  expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toMatch(/CANARY|10\.0\.0\.1/);
});

it('opens after five failures in a row, and says when to come again', async () => {
  const endpoint = endpointWith();
  await fail(endpoint, 4);
  expect(endpoint.stats().breaker).toBe('CLOSED');
  await fail(endpoint, 1);
  expect(endpoint.stats()).toMatchObject({ breaker: 'OPEN', calls: 5, failures: 5 });
  await vi.advanceTimersByTimeAsync(1_500);
  await expect(endpoint.call(crash)).rejects.toMatchObject({ code: 'BREAKER_OPEN', retryAfterSeconds: 2 });
  expect(endpoint.stats().calls).toBe(5);
});

it('opens when half of at least ten calls of the last five seconds failed, however old and many the good ones before', async () => {
  const endpoint = endpointWith();
  for (let time = 0; time < 100; time += 1) await endpoint.call(async () => time);
  await vi.advanceTimersByTimeAsync(6_000);
  for (let time = 0; time < 4; time += 1) {
    await endpoint.call(async () => time);
    await fail(endpoint, 1);
    await vi.advanceTimersByTimeAsync(500);
  }
  await endpoint.call(async () => 'ninth');
  expect(endpoint.stats().breaker).toBe('CLOSED');
  await fail(endpoint, 1);
  expect(endpoint.stats().breaker).toBe('OPEN');
});

it('forgets failures older than its window even when calls are rare', async () => {
  const endpoint = endpointWith({ breaker: { ...defaultEndpointPolicy.breaker, consecutiveFailures: 100 } });
  await fail(endpoint, 9);
  await vi.advanceTimersByTimeAsync(60_000);
  await fail(endpoint, 1);
  expect(endpoint.stats().breaker).toBe('CLOSED');
});

it('lets one probe through under hundreds of calls, and none of the others waits for it', async () => {
  const endpoint = endpointWith();
  await fail(endpoint, 5);
  await vi.advanceTimersByTimeAsync(3_000);
  const source = hangingSource();
  const calls = Array.from({ length: 200 }, () => outcome(endpoint.call(source.work)));
  expect(await Promise.race(calls)).toBe('BREAKER_OPEN');
  expect(await Promise.all(calls.slice(1))).toEqual(Array(199).fill('BREAKER_OPEN'));
  expect([source.reached(), endpoint.stats().breaker]).toEqual([1, 'HALF_OPEN']);
  await vi.advanceTimersByTimeAsync(2_000);
  expect([await calls[0], endpoint.stats().breaker]).toEqual(['TIMEOUT', 'OPEN']);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await endpoint.call(async () => 'well')).toBe('well');
  expect(endpoint.stats().breaker).toBe('CLOSED');
  await fail(endpoint, 4);
  expect(endpoint.stats().breaker).toBe('CLOSED');
});

it('does not close because a probe never reached the source', async () => {
  let full = false;
  const endpoint = endpointWith(
    {},
    {
      ...unlimited,
      take: async () => {
        if (full) throw new EndpointFailure('SHED', 1);
      },
    },
  );
  await fail(endpoint, 5);
  full = true;
  await vi.advanceTimersByTimeAsync(3_000);
  await outcome(endpoint.call(async () => 'x'));
  expect(endpoint.stats().breaker).toBe('OPEN');
  full = false;
  await vi.advanceTimersByTimeAsync(3_000);
  const caller = new AbortController();
  const probe = outcome(endpoint.call(hangingSource().work, { signal: caller.signal }));
  await vi.advanceTimersByTimeAsync(10);
  caller.abort();
  expect(await probe).toBe('TIMEOUT');
  await vi.advanceTimersByTimeAsync(0);
  expect(endpoint.stats().breaker).toBe('OPEN');
});

it('takes an answer that is not what was asked for as an answer', async () => {
  class PatientUnknown extends Answered {}
  const endpoint = endpointWith({ retry: { attempts: 3, backoffMs: 10 } });
  const error = new PatientUnknown('no such patient');
  const answer = async (): Promise<never> => {
    throw error;
  };
  for (let time = 0; time < 20; time += 1) await expect(endpoint.call(answer)).rejects.toBe(error);
  expect(endpoint.stats()).toMatchObject({ breaker: 'CLOSED', calls: 20, failures: 0 });
  const failed = fail(endpoint, 5);
  await vi.advanceTimersByTimeAsync(10_000);
  await failed;
  expect(endpoint.stats().breaker).toBe('OPEN');
  await vi.advanceTimersByTimeAsync(3_000);
  await expect(endpoint.call(answer)).rejects.toBe(error);
  expect(endpoint.stats().breaker).toBe('CLOSED');
});

it('blames the source for nothing that callers gave up, and ends their work', async () => {
  const endpoint = endpointWith();
  const source = hangingSource();
  for (let time = 0; time < 20; time += 1) {
    const caller = new AbortController();
    const calls = [
      outcome(endpoint.call(source.work, { signal: caller.signal })),
      outcome(endpoint.call(source.work, { deadlineAtMs: performance.now() + 50 })),
    ];
    await vi.advanceTimersByTimeAsync(50);
    caller.abort();
    expect(await Promise.all(calls)).toEqual(['TIMEOUT', 'TIMEOUT']);
  }
  await vi.advanceTimersByTimeAsync(0);
  expect(source.open()).toBe(0);
  expect(endpoint.stats()).toMatchObject({ breaker: 'CLOSED', failures: 0, running: 0, queued: 0 });
});

it('does not send what was given up before, nor what has no time left', async () => {
  const endpoint = endpointWith();
  const source = hangingSource();
  expect(await outcome(endpoint.call(source.work, { signal: AbortSignal.abort() }))).toBe('TIMEOUT');
  expect(await outcome(endpoint.call(source.work, { deadlineAtMs: performance.now() }))).toBe('TIMEOUT');
  expect(source.reached()).toBe(0);
});

it('keeps neither timer nor listener of a caller that lives long, however far its deadline', async () => {
  const endpoint = endpointWith();
  const caller = new AbortController();
  const add = vi.spyOn(caller.signal, 'addEventListener');
  const remove = vi.spyOn(caller.signal, 'removeEventListener');
  for (let time = 0; time < 5; time += 1)
    await endpoint.call(async () => time, { signal: caller.signal, deadlineAtMs: 1e15 });
  expect([add.mock.calls.length, remove.mock.calls.length]).toEqual([5, 5]);
});

it('runs four at once, queues sixteen and sheds the rest without blame', async () => {
  const endpoint = endpointWith();
  const source = hangingSource();
  const calls = Array.from({ length: 25 }, () => outcome(endpoint.call(source.work)));
  await vi.advanceTimersByTimeAsync(0);
  expect(source.open()).toBe(4);
  expect(endpoint.stats()).toMatchObject({ running: 4, queued: 16, shed: 5, failures: 0 });
  expect(await Promise.all(calls.slice(20))).toEqual(Array(5).fill('SHED'));
  await vi.advanceTimersByTimeAsync(20_000);
  // Two rounds fail; the breaker opens, and what still waits is not sent any more.
  expect(source.reached()).toBeLessThanOrEqual(12);
  expect(new Set(await Promise.all(calls.slice(0, 20)))).toEqual(new Set(['TIMEOUT', 'BREAKER_OPEN']));
});

it('gives a queue full of callers that left back to those that come', async () => {
  const endpoint = endpointWith({ timeoutMs: 60_000 });
  const source = hangingSource();
  const leaving = new AbortController();
  const gone = Array.from({ length: 20 }, () => outcome(endpoint.call(source.work, { signal: leaving.signal })));
  await vi.advanceTimersByTimeAsync(0);
  leaving.abort();
  expect(await Promise.all(gone)).toEqual(Array(20).fill('TIMEOUT'));
  await vi.advanceTimersByTimeAsync(0);
  expect(endpoint.stats()).toMatchObject({ running: 0, queued: 0 });
  expect(await endpoint.call(async () => 'well')).toBe('well');
});

it('repeats what failed, after a pause, unless the time is short or nobody waits', async () => {
  const endpoint = endpointWith({ retry: { attempts: 1, backoffMs: 100 } });
  let tries = 0;
  const secondTime = async (): Promise<number> => {
    tries += 1;
    if (tries % 2 === 1) throw new Error('reset');
    return tries;
  };
  const call = endpoint.call(secondTime);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([await call, tries]).toEqual([2, 2]);
  expect(await outcome(endpoint.call(secondTime, { deadlineAtMs: performance.now() + 90 }))).toBe('SOURCE_ERROR');
  expect(tries).toBe(3);
  tries = 0;
  expect(await outcome(endpoint.call(secondTime, { background: true }))).toBe('SOURCE_ERROR');
  expect(tries).toBe(1);
});

it('repeats no call that the source took too long for', async () => {
  const endpoint = endpointWith({ retry: { attempts: 1, backoffMs: 100 } });
  const source = hangingSource();
  const call = outcome(endpoint.call(source.work));
  await vi.advanceTimersByTimeAsync(5_000);
  expect([await call, source.reached()]).toEqual(['TIMEOUT', 1]);
});

it('leaves half of the calls to those that someone waits for', async () => {
  const endpoint = endpointWith({ timeoutMs: 60_000 });
  const source = hangingSource();
  const leaving = new AbortController();
  const background = Array.from({ length: 6 }, () =>
    outcome(endpoint.call(source.work, { background: true, signal: leaving.signal })),
  );
  expect(await Promise.all(background.slice(2))).toEqual(Array(4).fill('SHED'));
  expect(await endpoint.call(async () => 'well')).toBe('well');
  const waited = Array.from({ length: 2 }, () => outcome(endpoint.call(source.work, { signal: leaving.signal })));
  await vi.advanceTimersByTimeAsync(0);
  expect(source.open()).toBe(4);
  leaving.abort();
  await Promise.all([...background, ...waited]);
});

it('keeps a source to its calls a second and sheds what would wait too long', async () => {
  const endpoint = endpointWith({ concurrent: 100 }, openRateLimit({ name: 'lab', perSecond: 10 }));
  const sentAtMs: number[] = [];
  const work = async (): Promise<void> => {
    sentAtMs.push(performance.now());
  };
  const calls = Array.from({ length: 50 }, () => outcome(endpoint.call(work)));
  await vi.advanceTimersByTimeAsync(10_000);
  const codes = await Promise.all(calls);
  expect([sentAtMs.length, codes.filter((code) => code === 'SHED').length]).toEqual([20, 30]);
  expect(endpoint.stats()).toMatchObject({ breaker: 'CLOSED', failures: 0, shed: 30 });
});

it('refuses all while an operator isolates it, and begins anew when he resets it', async () => {
  const endpoint = endpointWith();
  endpoint.isolate();
  endpoint.isolate();
  await expect(endpoint.call(async () => 1)).rejects.toMatchObject({ code: 'BREAKER_OPEN', retryAfterSeconds: null });
  await vi.advanceTimersByTimeAsync(60_000);
  expect([await outcome(endpoint.call(async () => 1)), endpoint.stats().breaker]).toEqual(['BREAKER_OPEN', 'ISOLATED']);
  endpoint.reset();
  expect(await endpoint.call(async () => 1)).toBe(1);
  await fail(endpoint, 5);
  expect(endpoint.stats().breaker).toBe('OPEN');
  endpoint.reset();
  expect(await endpoint.call(async () => 1)).toBe(1);
  await fail(endpoint, 4);
  expect(endpoint.stats().breaker).toBe('CLOSED');
});

it('tells when the source last answered and how long it takes', async () => {
  const endpoint = endpointWith();
  expect(endpoint.stats()).toMatchObject({ lastSuccessAt: null, lastFailureAt: null, p95Ms: null });
  for (let time = 1; time <= 100; time += 1) {
    const call = endpoint.call(() => new Promise<void>((resolve) => setTimeout(resolve, time)));
    await vi.advanceTimersByTimeAsync(time);
    await call;
  }
  const { p95Ms, lastSuccessAt } = endpoint.stats();
  expect([p95Ms, lastSuccessAt]).toEqual([95, new Date()]);
});

it('settles every call, keeps to its limits and leaves nothing behind, whatever happens in whatever order', async () => {
  const kinds = ['answers', 'crashes', 'hangs', 'absent'] as const;
  const step = fc.record({
    pauseMs: fc.nat(300),
    times: fc.integer({ min: 1, max: 12 }),
    kind: fc.constantFrom(...kinds),
    tookMs: fc.nat(2_500),
    leavesAfterMs: fc.option(fc.nat(1_000)),
    deadlineMs: fc.option(fc.integer({ min: -10, max: 3_000 })),
    background: fc.boolean(),
    operator: fc.constantFrom(null, null, null, null, 'isolate', 'reset'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
      const endpoint = endpointWith(
        { retry: { attempts: 1, backoffMs: 100 } },
        openRateLimit({ name: 'lab', perSecond: 10 }),
      );
      let running = 0;
      let most = 0;
      let sentWhileIsolated = 0;
      const outcomes: Promise<unknown>[] = [];
      for (const { pauseMs, times, kind, tookMs, leavesAfterMs, deadlineMs, background, operator } of steps) {
        await vi.advanceTimersByTimeAsync(pauseMs);
        if (operator !== null) endpoint[operator]();
        const caller = new AbortController();
        if (leavesAfterMs !== null) setTimeout(() => caller.abort(), leavesAfterMs);
        const work = async (signal: AbortSignal): Promise<string> => {
          if (endpoint.stats().breaker === 'ISOLATED') sentWhileIsolated += 1;
          running += 1;
          most = Math.max(most, running);
          try {
            await new Promise<void>((resolve, reject) => {
              const timer = kind === 'hangs' ? undefined : setTimeout(resolve, tookMs);
              signal.addEventListener('abort', () => {
                clearTimeout(timer);
                reject(new Error('closed'));
              });
            });
          } finally {
            running -= 1;
          }
          if (kind === 'crashes') throw new Error('crashed');
          if (kind === 'absent') throw new Answered();
          return 'ANSWER';
        };
        for (let time = 0; time < times; time += 1)
          outcomes.push(
            outcome(
              endpoint.call(work, {
                signal: caller.signal,
                background,
                ...(deadlineMs !== null && { deadlineAtMs: performance.now() + deadlineMs }),
              }),
            ),
          );
      }
      await vi.advanceTimersByTimeAsync(30_000);
      const told = new Set(await Promise.all(outcomes));
      const known = ['ANSWER', 'Error', 'TIMEOUT', 'BREAKER_OPEN', 'SOURCE_ERROR', 'SHED'];
      expect([...told].filter((each) => !known.includes(String(each)))).toEqual([]);
      expect(most).toBeLessThanOrEqual(4);
      expect([running, sentWhileIsolated]).toEqual([0, 0]);
      expect(endpoint.stats()).toMatchObject({ running: 0, queued: 0 });
      expect(vi.getTimerCount()).toBe(0);
      endpoint.reset();
      const well = endpoint.call(async () => 'well');
      expect(await well).toBe('well');
    }),
    { seed: 7, numRuns: 200 },
  );
});
