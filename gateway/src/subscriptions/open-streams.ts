/** What all open streams share: how many there may be, one timer, and an end when the gateway goes. */
import { shed, shuttingDown } from '../http/refusals.ts';
import { HttpRefusal } from '../http/respond.ts';

export interface StreamLimits {
  /** Subscriptions at once; 0 for no limit, both. */
  readonly most: number;
  readonly mostPerCaller: number;
  readonly heartbeatMs: number;
}

/** Both are called at any time, and must not throw. */
export interface Watcher {
  /** Every `heartbeatMs`. */
  readonly beat: () => void;
  /** When the gateway goes. */
  readonly close: () => void;
}

export interface Streams {
  /** Subscriptions that have a place. */
  readonly count: number;
  /** Takes a place for one subscription of a caller; what it returns gives it back, once. Throws HttpRefusal: 429 when the caller has too many, 503 when all have or the gateway goes. */
  take(caller: string): () => void;
  /** Until what it returns is called. */
  watch(watcher: Watcher): () => void;
  close(): void;
}

const tooMany = (mostPerCaller: number) =>
  new HttpRefusal(429, 'TOO_MANY_SUBSCRIPTIONS', `A caller may have at most ${mostPerCaller} subscriptions.`, {
    'retry-after': '30',
  });

export function createStreams({ most, mostPerCaller, heartbeatMs }: StreamLimits): Streams {
  const callers = new Map<string, number>();
  const watchers = new Set<Watcher>();
  let timer: NodeJS.Timeout | undefined;
  let count = 0;
  let closed = false;

  const beat = () => {
    for (const watcher of watchers) watcher.beat();
  };

  return {
    get count() {
      return count;
    },
    take(caller) {
      if (closed) throw shuttingDown();
      const had = callers.get(caller) ?? 0;
      if (mostPerCaller > 0 && had >= mostPerCaller) throw tooMany(mostPerCaller);
      if (most > 0 && count >= most) throw shed(30);
      callers.set(caller, had + 1);
      count += 1;
      let taken = true;
      return () => {
        if (!taken) return;
        taken = false;
        count -= 1;
        const left = (callers.get(caller) ?? 1) - 1;
        if (left > 0) callers.set(caller, left);
        else callers.delete(caller);
      };
    },
    watch(watcher) {
      if (closed) {
        watcher.close();
        return () => undefined;
      }
      watchers.add(watcher);
      timer ??= setInterval(beat, heartbeatMs).unref();
      return () => {
        watchers.delete(watcher);
        if (watchers.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
    close() {
      closed = true;
      for (const watcher of [...watchers]) watcher.close();
    },
  };
}
