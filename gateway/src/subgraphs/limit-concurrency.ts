/**
 * A bulkhead: so many at once, so many waiting, and nobody waits longer than its own signal allows. cockatiel's keeps whoever was aborted in its queue until a
 * place is free, which is when a subgraph hangs the wrong time.
 */
import type { StopSignal } from '../stop-signal.ts';

/** The queue is full. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}

export interface ConcurrencyLimit {
  readonly running: number;
  readonly queued: number;
  /** Undefined when there is a place; else a promise of one. Rejects with QueueFull at once, or with the signal's reason. */
  enter(signal: StopSignal): Promise<void> | undefined;
  /** Once for each entry that was granted. */
  leave(): void;
}

export function limitConcurrency(most: number, queueMost: number): ConcurrencyLimit {
  let running = 0;
  const queue = new Set<() => void>();
  return {
    get running() {
      return running;
    },
    get queued() {
      return queue.size;
    },
    enter(signal) {
      if (running < most) {
        running += 1;
        return undefined;
      }
      if (signal.aborted) return Promise.reject(signal.reason);
      if (queue.size >= queueMost) return Promise.reject(new QueueFull());
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const giveUp = () => {
        queue.delete(grant);
        reject(signal.reason);
      };
      const grant = () => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      signal.addEventListener('abort', giveUp);
      queue.add(grant);
      return promise;
    },
    leave() {
      const [next] = queue;
      if (next === undefined) {
        running -= 1;
        return;
      }
      // The place is handed on, so that nobody who comes now is before those who wait.
      queue.delete(next);
      next();
    },
  };
}
