/** So many calls a second to one source, whichever process makes them. */
import { EndpointFailure } from './endpoint-failure.ts';
import { GrantLog } from './grant-log.ts';
import { openSharedGrants } from './shared-grants.ts';

export interface RateLimit {
  /**
   * Resolves when a call may be made, after at most `waitMs`; callers are served in order of asking. Rejects with EndpointFailure SHED, at once, when it would take longer.
   * A background call never waits, and is granted only while less than half of the second's calls are taken.
   */
  take(waitMs: number, options?: { readonly background?: boolean }): Promise<void>;
  /** True while Redis does not answer and this process keeps to its own share. */
  insured(): boolean;
  close(): Promise<void>;
}

export interface RateLimitOptions {
  /** The same in all processes that share the limit. */
  readonly name: string;
  /** A whole number, at least 1. */
  readonly perSecond: number;
  /** Without it the limit is this process's alone. */
  readonly redisUrl?: string | undefined;
  /** Processes expected to share the limit: each keeps to its part while Redis does not answer. */
  readonly instances?: number;
}

const answerWithinMs = 30;
/** A second, and what a grant may be late on its way to the call. */
const windowMs = 1_000 + answerWithinMs;
const askAgainAfterMs = 1_000;

/** Never waits for Redis longer than 30 ms, and never grants more for its silence. Throws RangeError for a rate below one call a second. */
export function openRateLimit({ name, perSecond, redisUrl, instances = 2 }: RateLimitOptions): RateLimit {
  if (!Number.isInteger(perSecond) || perSecond < 1) throw new RangeError('a rate is a whole number of calls a second');
  const own = new GrantLog(perSecond, windowMs);
  const shared =
    redisUrl === undefined
      ? null
      : openSharedGrants({ url: redisUrl, key: `meridian:rate:${name}`, perSecond, windowMs, answerWithinMs });
  const insuredShare = Math.max(1, Math.floor(perSecond / instances));
  let askAgainAtMs = 0;
  let insured = false;

  /** How long all processes together make a call wait; null when Redis does not say. */
  async function askShared(limit: number, waitMs: number): Promise<number | null> {
    if (shared === null || performance.now() < askAgainAtMs) return null;
    const delayMs = await shared.reserve(limit, waitMs);
    insured = delayMs === null;
    if (insured) askAgainAtMs = performance.now() + askAgainAfterMs;
    return delayMs;
  }

  return {
    async take(waitMs, { background = false } = {}) {
      const limitOf = (share: number): number => (background ? Math.max(1, Math.floor(share / 2)) : share);
      const patienceMs = background ? 0 : Math.max(0, waitMs);
      const untilMs = performance.now() + patienceMs;
      const sharedMs = await askShared(limitOf(perSecond), patienceMs);
      let delayMs = sharedMs ?? 0;
      if (delayMs <= patienceMs) {
        // This process's own calls count in either case: Redis does not know of those it was not asked for.
        const share = shared === null || sharedMs !== null ? perSecond : insuredShare;
        const leftMs = background ? 0 : Math.max(0, untilMs - performance.now());
        delayMs = own.reserve(limitOf(share), leftMs, delayMs);
        if (delayMs <= leftMs) return delayMs > 0 ? sleep(delayMs) : undefined;
      }
      throw new EndpointFailure('SHED', Math.max(1, Math.ceil(delayMs / 1_000)));
    },
    insured: () => insured,
    close: async () => shared?.close(),
  };
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
