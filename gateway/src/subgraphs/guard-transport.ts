/** Stands before a subgraph: a breaker leaves one alone that cannot be reached, a bulkhead keeps one that is slow from taking all of the gateway. */
import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleType } from 'cockatiel';
import type { RequestContext } from '../context.ts';
import { limitConcurrency, QueueFull } from './limit-concurrency.ts';
import { ClientGone, failureOfAbort, SubgraphFailure, type SubgraphRequest, type Transport } from './transport.ts';

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
class Unreachable extends Error {
  readonly failure: SubgraphFailure;
  constructor(failure: SubgraphFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** The one call that decides may not keep all others waiting for as long as a report may take. */
const probeMs = 2_000;

const stateNames = { [CircuitState.Closed]: 'CLOSED', [CircuitState.HalfOpen]: 'HALF_OPEN' } as const;

export function guardTransport(transport: Transport, options: GuardOptions): GuardedTransport {
  const limit = limitConcurrency(options.concurrency, options.queue);
  const breaker = circuitBreaker(handleType(Unreachable), {
    halfOpenAfter: options.breakerRetryMs,
    breaker: new ConsecutiveBreaker(options.breakerFailures || Number.POSITIVE_INFINITY),
  });
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

  async function enter(context: RequestContext): Promise<void> {
    try {
      await limit.enter(context.signal);
    } catch (error) {
      throw error instanceof QueueFull ? new SubgraphFailure('SHED', tooManyCalls, 1) : failureOfAbort(context.signal);
    }
  }

  function isItsOwn(failure: SubgraphFailure, context: RequestContext, startedAtMs: number): boolean {
    if (failure.code === 'SUBGRAPH_DOWN') return true;
    if (failure.code !== 'TIMEOUT' || context.signal.reason instanceof ClientGone) return false;
    return performance.now() - startedAtMs >= options.slowMs;
  }

  async function attempt(request: SubgraphRequest, context: RequestContext) {
    const probing = breaker.state === CircuitState.HalfOpen;
    const openedBefore = timesOpened;
    const startedAtMs = performance.now();
    try {
      return await transport.send(
        request,
        probing ? { ...context, deadlineAtMs: Math.min(context.deadlineAtMs, startedAtMs + probeMs) } : context,
      );
    } catch (error) {
      if (!(error instanceof SubgraphFailure)) throw error;
      // A probe without an answer, for whatever reason, has not shown that the subgraph is back. What began before it was last found out of reach says nothing new.
      const counts = probing
        ? error.code !== 'SOURCE_ERROR'
        : timesOpened === openedBefore && isItsOwn(error, context, startedAtMs);
      throw counts ? new Unreachable(error) : error;
    }
  }

  return {
    async send(request, context) {
      if (isOpen()) throw leftAlone();
      await enter(context);
      try {
        if (isOpen()) throw leftAlone();
        return await breaker.execute(() => attempt(request, context));
      } catch (error) {
        if (error instanceof Unreachable) throw error.failure;
        throw error instanceof BrokenCircuitError ? leftAlone() : error;
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
