/** One end for a call, whichever comes first: its deadline or its caller's leaving. */
import { EndpointFailure } from './endpoint-failure.ts';

const longestTimerMs = 2 ** 31 - 1;

export interface CallWatch {
  readonly signal: AbortSignal;
  /** Rejects with TIMEOUT when the signal is aborted. */
  readonly ended: Promise<never>;
  /** Leaves neither timer nor listener behind. */
  stop(): void;
}

/** `deadlineAtMs` on the clock of `performance.now()`. */
export function watchCall(caller: AbortSignal | undefined, deadlineAtMs: number): CallWatch {
  const own = new AbortController();
  const { promise: ended, reject } = Promise.withResolvers<never>();
  ended.catch(() => undefined);
  const end = (): void => {
    own.abort();
    reject(new EndpointFailure('TIMEOUT'));
  };
  const leftMs = deadlineAtMs - performance.now();
  const timer = leftMs <= longestTimerMs ? setTimeout(end, leftMs) : undefined;
  caller?.addEventListener('abort', end, { once: true });
  if (caller?.aborted || leftMs <= 0) end();
  return {
    signal: own.signal,
    ended,
    stop() {
      clearTimeout(timer);
      caller?.removeEventListener('abort', end);
    },
  };
}
