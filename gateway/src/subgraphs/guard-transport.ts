/** Stands before a subgraph: a breaker leaves one alone that cannot be reached, a bulkhead keeps one that is slow from taking all of the gateway. */
import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleType } from 'cockatiel';
import type { RequestContext } from '../context.ts';
import { toAbortSignal } from '../stop-signal.ts';
import { limitConcurrency, QueueFull } from './limit-concurrency.ts';
import type { SubgraphCall } from './subgraph-call.ts';
import { ClientGone, failureOfAbort, type SubgraphAnswer, SubgraphFailure, type Transport } from './transport.ts';

export interface GuardOptions {
  readonly concurrency: number;
  readonly queue: number;
  /** So many failures one after the other open the breaker; 0 for none. */
  readonly breakerFailures: number;
  /** After that time one call may try. */
  readonly breakerRetryMs: number;
  /** A timeout tells something about the subgraph only when it had at least this long to answer: a caller may ask for less time than anyone needs. */
  readonly slowMs: number;
}

export interface GuardState {
  readonly breaker: 'CLOSED' | 'HALF_OPEN' | 'OPEN';
  readonly running: number;
  readonly queued: number;
}

export interface GuardedTransport extends Transport {
  state(): GuardState;
}

const breakerOpen = 'breaker open';
const tooManyCalls = 'too many calls';
/** Causes of failures of calls that were never sent: there may be as many as there are requests. */
export const causesUnsent: ReadonlySet<string | undefined> = new Set([breakerOpen, tooManyCalls]);

/** The subgraph's own failure, which the breaker counts; every other is none of its making. */
class Unreachable extends Error {}

/** The one call that decides may not keep all others waiting for as long as a report may take. */
const probeMs = 2_000;

const stateNames = { [CircuitState.Closed]: 'CLOSED', [CircuitState.HalfOpen]: 'HALF_OPEN' } as const;

export function guardTransport(transport: Transport, options: GuardOptions): GuardedTransport {
  const limit = limitConcurrency(options.concurrency, options.queue);
  const failures = new ConsecutiveBreaker(options.breakerFailures || Number.POSITIVE_INFINITY);
  const breaker = circuitBreaker(handleType(Unreachable), { halfOpenAfter: options.breakerRetryMs, breaker: failures });
  let timesOpened = 0;
  let retryAtMs = 0;
  breaker.onBreak(() => {
    timesOpened += 1;
    retryAtMs = Date.now() + options.breakerRetryMs;
  });

  const leftAlone = () =>
    new SubgraphFailure('SUBGRAPH_DOWN', breakerOpen, Math.max(1, Math.ceil((retryAtMs - Date.now()) / 1000)));
  // cockatiel lets whoever comes during the probe wait for its outcome; here they are told at once.
  const isOpen = () =>
    breaker.state === CircuitState.HalfOpen || (breaker.state === CircuitState.Open && Date.now() < retryAtMs);

  async function waitForPlace(place: Promise<void>, { signal }: RequestContext): Promise<void> {
    try {
      await place;
    } catch (error) {
      throw error instanceof QueueFull ? new SubgraphFailure('SHED', tooManyCalls, 1) : failureOfAbort(signal);
    }
  }

  function isItsOwn(failure: SubgraphFailure, context: RequestContext, startedAtMs: number): boolean {
    if (failure.code === 'SUBGRAPH_DOWN') return true;
    if (failure.code !== 'TIMEOUT' || context.signal.reason instanceof ClientGone) return false;
    return performance.now() - startedAtMs >= options.slowMs;
  }

  /** While the breaker is closed it needs to hear only how the call ended. */
  async function callClosed(call: SubgraphCall, context: RequestContext): Promise<SubgraphAnswer> {
    const openedBefore = timesOpened;
    const startedAtMs = performance.now();
    try {
      const answer = await transport.send(call, context);
      failures.success();
      return answer;
    } catch (error) {
      // What began before the subgraph was last found out of reach says nothing new.
      if (error instanceof SubgraphFailure && timesOpened === openedBefore && isItsOwn(error, context, startedAtMs))
        await breaker.execute(() => Promise.reject(new Unreachable())).catch(() => undefined);
      throw error;
    }
  }

  /** The one call that shows whether the subgraph is back. Without an answer, for whatever reason, it has not. */
  async function probe(call: SubgraphCall, context: RequestContext): Promise<SubgraphAnswer> {
    const deadlineAtMs = Math.min(context.deadlineAtMs, performance.now() + probeMs);
    const signal = AbortSignal.any([toAbortSignal(context.signal), AbortSignal.timeout(probeMs)]);
    let failed: unknown;
    try {
      return await breaker.execute(async () => {
        try {
          return await transport.send(call, { ...context, deadlineAtMs, signal });
        } catch (error) {
          failed = error;
          throw error instanceof SubgraphFailure && error.code !== 'SOURCE_ERROR' ? new Unreachable() : error;
        }
      });
    } catch (error) {
      throw error instanceof BrokenCircuitError ? leftAlone() : failed;
    }
  }

  return {
    async send(call, context) {
      if (isOpen()) throw leftAlone();
      const place = limit.enter(context.signal);
      if (place !== undefined) await waitForPlace(place, context);
      try {
        if (breaker.state === CircuitState.Closed) return await callClosed(call, context);
        if (isOpen()) throw leftAlone();
        return await probe(call, context);
      } finally {
        limit.leave();
      }
    },
    close: () => transport.close(),
    state: () => ({
      breaker: stateNames[breaker.state as keyof typeof stateNames] ?? 'OPEN',
      running: limit.running,
      queued: limit.queued,
    }),
  };
}
