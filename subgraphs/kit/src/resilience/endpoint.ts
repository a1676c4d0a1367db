/** One address of a fragile source, with everything that keeps a call to it short and the source alive: retry, breaker, limits, timeout, in that order. */
import {
  type BulkheadPolicy,
  BulkheadRejectedError,
  bulkhead,
  CircuitState,
  circuitBreaker,
  ExponentialBackoff,
  handleType,
  handleWhen,
  retry,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
} from 'cockatiel';
import { CallRecord } from './call-record.ts';
import { watchCall } from './call-watch.ts';
import { Answered, Counted, EndpointFailure } from './endpoint-failure.ts';
import { FailureBreaker, type FailureRule } from './failure-breaker.ts';
import type { RateLimit } from './rate-limit.ts';

// biome-ignore lint/performance/noBarrelFile: a caller of an endpoint needs its failures too.
export { Answered, EndpointFailure, type EndpointFailureCode } from './endpoint-failure.ts';

export interface EndpointPolicy {
  /** Of one attempt, from the moment it is sent. */
  readonly timeoutMs: number;
  /** Across all processes; the rate limit keeps it. */
  readonly callsPerSecond: number;
  readonly concurrent: number;
  /** Calls that may wait for one of the concurrent ones to end. */
  readonly queue: number;
  readonly breaker: FailureRule & { readonly halfOpenAfterMs: number };
  readonly retry: {
    /** After the first. */
    readonly attempts: number;
    readonly backoffMs: number;
  };
}

export const defaultEndpointPolicy: EndpointPolicy = {
  timeoutMs: 2_000,
  callsPerSecond: 10,
  concurrent: 4,
  queue: 16,
  breaker: { windowMs: 5_000, ratio: 0.5, minimumCalls: 10, consecutiveFailures: 5, halfOpenAfterMs: 3_000 },
  retry: { attempts: 1, backoffMs: 100 },
};

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** On the clock of `performance.now()`. */
  readonly deadlineAtMs?: number | undefined;
  /** Nobody waits for it: it takes what others leave of calls and of the rate, and is shed where it would wait. */
  readonly background?: boolean | undefined;
}

export interface EndpointStats {
  readonly breaker: 'CLOSED' | 'OPEN' | 'HALF_OPEN' | 'ISOLATED';
  readonly lastSuccessAt: Date | null;
  readonly lastFailureAt: Date | null;
  /** Of the latest 128 calls; null before the first. */
  readonly p95Ms: number | null;
  readonly queued: number;
  readonly running: number;
  /** Sent to the source, each attempt of its own. */
  readonly calls: number;
  readonly failures: number;
  readonly shed: number;
}

export interface Endpoint {
  readonly name: string;
  /**
   * For reads only, which may be repeated. `work` gets a signal that is aborted at its timeout, at the deadline and when the caller is gone; it must then close what it opened.
   * Rejects with EndpointFailure, or with the Answered that `work` threw. What is shed, and what the caller gave up, is no failure of the source.
   */
  call<T>(work: (signal: AbortSignal) => Promise<T>, options?: CallOptions): Promise<T>;
  stats(): EndpointStats;
  /** Refuses every call until `reset`. */
  isolate(): void;
  /** Closes the breaker and forgets the failures before. */
  reset(): void;
}

export interface EndpointDeps {
  readonly name: string;
  readonly policy: EndpointPolicy;
  readonly rateLimit: RateLimit;
}

const states = {
  [CircuitState.Closed]: 'CLOSED',
  [CircuitState.Open]: 'OPEN',
  [CircuitState.HalfOpen]: 'HALF_OPEN',
  [CircuitState.Isolated]: 'ISOLATED',
} as const;

type Outcome<T> = { readonly value: T } | { readonly answered: Answered };

export function createEndpoint({ name, policy, rateLimit }: EndpointDeps): Endpoint {
  const rule = new FailureBreaker(policy.breaker);
  const breaker = circuitBreaker(handleType(Counted), {
    breaker: rule,
    halfOpenAfter: policy.breaker.halfOpenAfterMs,
  });
  const slots = bulkhead(policy.concurrent, policy.queue);
  const time = timeout(policy.timeoutMs, TimeoutStrategy.Aggressive);
  const record = new CallRecord();
  let openedAtMs = 0;
  breaker.onBreak(() => {
    openedAtMs = performance.now();
  });
  let isolation: { dispose(): void } | null = null;

  const refusal = (): EndpointFailure => {
    if (breaker.state === CircuitState.Isolated) return new EndpointFailure('BREAKER_OPEN');
    const leftMs = openedAtMs + policy.breaker.halfOpenAfterMs - performance.now();
    return new EndpointFailure('BREAKER_OPEN', Math.max(1, Math.ceil(leftMs / 1_000)));
  };

  /** One attempt behind the breaker. Throws Counted for what the breaker has counted. */
  async function attempt<T>(work: (signal: AbortSignal) => Promise<T>, call: AttemptOptions): Promise<Outcome<T>> {
    if (call.signal.aborted) throw new EndpointFailure('TIMEOUT');
    const entered = breaker.state;
    // cockatiel lets all others wait for the probe; they would all come at once when it succeeds.
    if (entered === CircuitState.HalfOpen || entered === CircuitState.Isolated) throw refusal();
    const probing = entered === CircuitState.Open;
    /** What was given up while it waited, or waited while the breaker opened, must not reach the source any more. */
    const mayGoOn = (): void => {
      if (call.signal.aborted) throw new EndpointFailure('TIMEOUT');
      if (breaker.state !== (probing ? CircuitState.HalfOpen : CircuitState.Closed)) throw refusal();
    };
    let admitted = false;
    try {
      return await breaker.execute(async () => {
        admitted = true;
        try {
          return await inSlot(slots, call.background, policy.concurrent, call.signal, async () => {
            mayGoOn();
            await rateLimit.take(Math.min(policy.timeoutMs, call.deadlineAtMs - performance.now()), call);
            mayGoOn();
            return send(work, call.signal);
          });
        } catch (error) {
          // A probe that never reached the source proves nothing; uncounted, it would close the breaker.
          throw probing && error instanceof EndpointFailure ? new Counted(error) : error;
        }
      });
    } catch (error) {
      throw admitted ? error : refusal();
    }
  }

  async function send<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<Outcome<T>> {
    record.calls += 1;
    const startedAtMs = performance.now();
    try {
      const outcome = await time.execute(async ({ signal: ends }) => settle(work(ends)), signal);
      record.end('success', performance.now() - startedAtMs);
      return outcome;
    } catch (error) {
      if (signal.aborted) throw new EndpointFailure('TIMEOUT');
      record.end('failure', performance.now() - startedAtMs);
      throw new Counted(
        error instanceof EndpointFailure
          ? error
          : new EndpointFailure(error instanceof TaskCancelledError ? 'TIMEOUT' : 'SOURCE_ERROR'),
      );
    }
  }

  return {
    name,
    async call<T>(work: (signal: AbortSignal) => Promise<T>, options: CallOptions = {}): Promise<T> {
      const { deadlineAtMs = Number.POSITIVE_INFINITY, background = false } = options;
      const watch = watchCall(options.signal, deadlineAtMs);
      const worthAnother = (error: unknown): boolean =>
        error instanceof Counted &&
        error.failure.code === 'SOURCE_ERROR' &&
        !background &&
        breaker.state === CircuitState.Closed &&
        deadlineAtMs - performance.now() > policy.retry.backoffMs;
      const attempts = retry(handleWhen(worthAnother), {
        maxAttempts: policy.retry.attempts,
        backoff: new ExponentialBackoff({ initialDelay: policy.retry.backoffMs, maxDelay: 4 * policy.retry.backoffMs }),
      });
      try {
        const outcome = await Promise.race([
          attempts.execute(() => attempt(work, { signal: watch.signal, deadlineAtMs, background })),
          watch.ended,
        ]);
        if ('answered' in outcome) throw outcome.answered;
        return outcome.value;
      } catch (error) {
        const failure = error instanceof Counted ? error.failure : error;
        // What yields to others was not turned away.
        if (failure instanceof EndpointFailure && failure.code === 'SHED' && !background) record.shed += 1;
        throw failure;
      } finally {
        watch.stop();
      }
    },
    stats: () => ({
      breaker: states[breaker.state],
      lastSuccessAt: record.lastSuccessAt,
      lastFailureAt: record.lastFailureAt,
      p95Ms: record.p95Ms(),
      queued: policy.queue - slots.queueSlots,
      running: policy.concurrent - slots.executionSlots,
      calls: record.calls,
      failures: record.failures,
      shed: record.shed,
    }),
    isolate() {
      isolation ??= breaker.isolate();
    },
    reset() {
      // The end of an isolation is cockatiel's only way to close a breaker by hand.
      (isolation ?? breaker.isolate()).dispose();
      isolation = null;
      rule.reset();
    },
  };
}

interface AttemptOptions {
  readonly signal: AbortSignal;
  readonly deadlineAtMs: number;
  readonly background: boolean;
}

/** Runs when one of the concurrent calls may; a background call only while more than half of them are free. */
async function inSlot<T>(
  slots: BulkheadPolicy,
  background: boolean,
  concurrent: number,
  signal: AbortSignal,
  run: () => Promise<T>,
): Promise<T> {
  if (background && slots.executionSlots <= concurrent / 2) throw new EndpointFailure('SHED', 1);
  try {
    return await slots.execute(run, signal);
  } catch (error) {
    if (error instanceof BulkheadRejectedError) throw new EndpointFailure('SHED', 1);
    if (error instanceof TaskCancelledError) throw new EndpointFailure('TIMEOUT');
    throw error;
  }
}

const settle = <T>(work: Promise<T>): Promise<Outcome<T>> =>
  work.then(
    (value) => ({ value }),
    (error: unknown) => {
      if (error instanceof Answered) return { answered: error };
      throw error;
    },
  );
