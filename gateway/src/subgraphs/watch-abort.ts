/** Work that nobody waits for any longer than its signal allows. */
import type { StopSignal } from '../stop-signal.ts';
import { failureOfAbort } from './transport.ts';

export interface AbortWatch {
  /** Rejects with the failure that the abort is; never resolves. */
  readonly aborted: Promise<never>;
  readonly stop: () => void;
}

/** For many who wait under one signal. */
export function watchAbort(signal: StopSignal): AbortWatch {
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(failureOfAbort(signal));
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort);
  return { aborted: promise, stop: () => signal.removeEventListener('abort', onAbort) };
}

/** What `work` comes to, or the failure that the abort is, whichever is first. The signal must not be aborted yet. */
export function orAborted<Result>(signal: StopSignal, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(failureOfAbort(signal));
    signal.addEventListener('abort', onAbort);
    const stop = () => signal.removeEventListener('abort', onAbort);
    work.then(
      (result) => {
        stop();
        resolve(result);
      },
      (error) => {
        stop();
        reject(error);
      },
    );
  });
}
