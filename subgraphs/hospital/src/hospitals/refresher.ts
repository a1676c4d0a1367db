/** Fetches a hospital's patients before their records grow old, in what clients leave of the hospital's limits. */
import type { Endpoint } from '@meridian/kit/resilience/endpoint';
import { unknownForSeconds } from './asking.ts';
import type { RestHospital, SoapHospital } from './config.ts';
import type { ConnectionDeps } from './connection.ts';
import { failureOf } from './failure.ts';
import type { Fetcher } from './fetcher.ts';
import { claimDue, type KeptKey, releaseClaims } from './kept.ts';
import { pause } from './pause.ts';

export interface RefresherDeps extends Pick<ConnectionDeps, 'kysely' | 'logger' | 'now' | 'followOrders'> {
  readonly config: SoapHospital | RestHospital;
  readonly endpoint: Endpoint;
  readonly fetcher: Fetcher;
}

export interface Refresher {
  /** Puts these before all others. */
  readonly want: (keys: readonly KeptKey[]) => void;
  start(): void;
  close(): Promise<void>;
}

/** Records older than that share of their maximum age are fetched again. */
const refreshRatio = 0.8;
/** What was tried without success, or claimed by a process that ended, is left alone for so long. */
const triedForMs = 10_000;
const idleMs = 1_000;
const maxWanted = 1_000;

export function createRefresher({
  config,
  kysely,
  endpoint,
  fetcher,
  logger,
  now,
  followOrders,
}: RefresherDeps): Refresher {
  const { number, limits, maxAgeSeconds } = config;
  // The endpoint runs no more in the background, so more would only stand in line.
  const workers = Math.max(1, Math.floor(limits.concurrent / 2));
  const closing = new AbortController();
  const wanted = new Map<string, KeptKey>();
  let wake = new AbortController();
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      wake = new AbortController();
      const pauseMs = await refreshSome().catch((error: unknown) => {
        logger.warn({ err: error, hospital: number }, 'refreshing failed');
        return idleMs;
      });
      // Jittered, so that processes that started together part.
      await pause(pauseMs * (0.75 + 0.5 * Math.random()), AbortSignal.any([closing.signal, wake.signal]));
    }
  }

  /** Answers how long to pause. */
  async function refreshSome(): Promise<number> {
    await followOrders();
    if (endpoint.stats().breaker === 'ISOLATED') return idleMs;
    const nowMs = now();
    const limit = 4 * workers;
    const claimed = await claimDue(kysely, {
      number,
      wanted: [...wanted.values()],
      fetchedBeforeMs: nowMs - refreshRatio * maxAgeSeconds * 1_000,
      unknownBeforeMs: nowMs - unknownForSeconds * 1_000,
      triedBeforeMs: nowMs - triedForMs,
      nowMs,
      limit,
    });
    for (const key of claimed) wanted.delete(nameOf(key));
    // What is wanted comes first: with room left, all of it has been claimed or is current by now.
    if (claimed.length < limit) wanted.clear();

    const queue = [...claimed];
    let leftAloneMs: number | null = null;
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        try {
          await fetcher.fetch(next, { background: true, signal: closing.signal });
        } catch (error) {
          const { code, retryAfterSeconds } = failureOf(error);
          if (code !== 'BREAKER_OPEN' && !closing.signal.aborted) continue;
          // The breaker itself lets one call through after a while, and needs it to close.
          leftAloneMs = (retryAfterSeconds ?? 1) * 1_000;
          queue.unshift(next);
          return;
        }
      }
    };
    await Promise.all(Array.from({ length: workers }, work));
    await releaseClaims(kysely, queue);
    return leftAloneMs ?? (claimed.length < limit ? idleMs : 0);
  }

  return {
    want(keys) {
      for (const key of keys) if (wanted.size < maxWanted) wanted.set(nameOf(key), key);
      wake.abort();
    },
    start() {
      running ??= run();
    },
    async close() {
      closing.abort();
      await running;
    },
  };
}

const nameOf = ({ subjectId, kind }: KeptKey): string => `${kind}/${subjectId}`;
