/** Data that everything else refers to, such as drug codes and sites: always in memory, renewed before anyone has to wait for it. */
import type { Logger } from '../logger.ts';

export interface ReferenceDataOptions<Data> {
  /** Reads all of it. One call at a time. */
  readonly load: () => Promise<Data>;
  /** The longest from one load to the next; up to a tenth less, at random, so that processes do not load together. */
  readonly refreshSeconds: number;
  /** How soon a load that failed is tried again; default a tenth of refreshSeconds. */
  readonly retrySeconds?: number | undefined;
  readonly logger?: Logger | undefined;
  readonly now?: (() => number) | undefined;
  /** From 0 up to 1. */
  readonly random?: (() => number) | undefined;
}

export interface ReferenceSnapshot<Data> {
  readonly data: Data;
  /** When its load started. */
  readonly loadedAtMs: number;
  readonly ageSeconds: number;
}

export interface ReferenceData<Data> {
  /** Waits only for the first load, and rejects with what that one rejected with; from then on the last good data stands. */
  get(): Promise<ReferenceSnapshot<Data>>;
  /** Loads it anew: for one who knows that it changed. Never rejects. */
  refresh(): Promise<void>;
  /** Ends the schedule; what is in memory stays readable. */
  close(): void;
}

/** A longer timer would run at once. */
const longestTimerMs = 2 ** 31 - 1;

/** Starts to load at once. Its schedule keeps no process alive. */
export function createReferenceData<Data>(options: ReferenceDataOptions<Data>): ReferenceData<Data> {
  const { load, refreshSeconds, retrySeconds = refreshSeconds / 10, logger } = options;
  const now = options.now ?? Date.now;
  const random = options.random ?? Math.random;
  let held: { readonly data: Data; readonly loadedAtMs: number } | undefined;
  let loading: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  async function loadOnce(): Promise<void> {
    clearTimeout(timer);
    const loadedAtMs = now();
    let waitSeconds = retrySeconds;
    try {
      held = { data: await load(), loadedAtMs };
      waitSeconds = refreshSeconds;
    } catch (err) {
      logger?.warn({ event: 'reference-data.load.failed', err });
      throw err;
    } finally {
      loading = undefined;
      const waitMs = Math.min(waitSeconds * 1000 * (1 - random() / 10), longestTimerMs);
      if (!isClosed) timer = setTimeout(() => void refresh(), waitMs).unref();
    }
  }

  function loadShared(): Promise<void> {
    loading ??= loadOnce();
    return loading;
  }

  const refresh = (): Promise<void> => loadShared().catch(() => undefined);

  void refresh();
  return {
    async refresh() {
      // A load under way may have read what was there before the change.
      await loading?.catch(() => undefined);
      await refresh();
    },
    async get() {
      if (held === undefined) await loadShared();
      // Kept by the load that was waited for.
      const { data, loadedAtMs } = held as NonNullable<typeof held>;
      return { data, loadedAtMs, ageSeconds: Math.max(0, now() - loadedAtMs) / 1000 };
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
