/** What openCache answers: decides who is served what; the tiers and the loads under way do the rest. */
import type { Logger } from '../logger.ts';
import type { Cache, Cached, CacheKey, CachePolicy, CacheStats } from './cache.ts';
import { hashParts, hashTag, hashTags } from './cache-key.ts';
import { ageMs, isFresh, isUsable } from './entry.ts';
import { Flights, type Load, type Outcome } from './flights.ts';
import type { MemoryEntry, MemoryTier } from './memory-tier.ts';
import { type SharedKey, SharedTier, type SharedTierOptions } from './shared-tier.ts';

export interface LoadingCacheOptions {
  readonly namespace: string;
  readonly memory: MemoryTier;
  readonly redis: Pick<SharedTierOptions, 'url' | 'deployment' | 'budgetMs' | 'keyRing'> | undefined;
  readonly logger: Logger | undefined;
  readonly now: () => number;
  readonly random: () => number;
}

/** A failed refresh ahead is not tried again at once: the value is still good. */
const refreshRetryMs = 1000;

export class LoadingCache implements Cache {
  readonly #options: LoadingCacheOptions;
  readonly #memory: MemoryTier;
  readonly #shared: SharedTier | undefined;
  readonly #flights: Flights;
  readonly #listeners = new Set<(tags: readonly string[]) => void>();
  readonly #counts = { hits: 0, misses: 0, staleServed: 0, refreshedAhead: 0 };

  constructor(options: LoadingCacheOptions) {
    this.#options = options;
    this.#memory = options.memory;
    this.#shared =
      options.redis &&
      new SharedTier({
        ...options.redis,
        onInvalidated: (tags) => {
          this.#forget(tags);
          this.#tell(tags);
        },
        logger: options.logger,
        random: options.random,
      });
    this.#flights = new Flights({ ...options, shared: this.#shared });
  }

  async getOrLoad<Value>(
    key: CacheKey,
    policy: CachePolicy,
    load: () => Promise<Value | null>,
  ): Promise<Cached<Value>> {
    const named = {
      hash: hashParts([this.#options.namespace, ...key.parts]),
      tags: hashTags(key.tags ?? []),
      personal: policy.personal ?? false,
    };
    return (await this.#find(named, policy, load)) as Cached<Value>;
  }

  async invalidate(tags: readonly string[]): Promise<void> {
    if (tags.length === 0) return;
    this.#forget(tags);
    if (this.#shared !== undefined) {
      await this.#shared.invalidate(tags);
      // Until then Redis may have answered what it holds no more.
      this.#forget(tags);
    }
    this.#tell(tags);
  }

  onInvalidate(listener: (tags: readonly string[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stats(): CacheStats {
    const { size: entries, bytes } = this.#memory;
    return { ...this.#counts, entries, bytes, redis: this.#shared?.state ?? 'OFF' };
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    await this.#shared?.close();
  }

  async #find(key: SharedKey, policy: CachePolicy, load: Load): Promise<Cached<unknown>> {
    const held = await this.#memory.get(key.hash);
    if (held !== undefined && isFresh(held, policy, this.#options.now())) {
      this.#refreshAhead(key, policy, load, held);
      this.#counts.hits += 1;
      return { value: held.value, state: 'CACHE', loadedAtMs: held.loadedAtMs };
    }
    for (;;) {
      const flight = this.#flights.join(key, policy, load);
      // Its load may have read what was invalidated before this call; a second load at the same time is no way out.
      const isTooEarly = flight.origin.invalidated;
      const outcome = await flight.outcome;
      const answer = isTooEarly ? undefined : this.#answer(outcome, policy);
      if (answer !== undefined) return answer;
    }
  }

  /** Undefined when what another caller was content with is too old for this one. Throws what the load threw. */
  #answer(outcome: Outcome, policy: CachePolicy): Cached<unknown> | undefined {
    const nowMs = this.#options.now();
    if ('entry' in outcome) {
      const { entry, state } = outcome;
      if (state === 'CACHE' && !isFresh(entry, policy, nowMs)) return undefined;
      this.#counts[state === 'CACHE' ? 'hits' : 'misses'] += 1;
      return { value: entry.value, state, loadedAtMs: entry.loadedAtMs };
    }
    const { error, stale } = outcome;
    this.#counts.misses += 1;
    if (stale === undefined || !isUsable(stale, policy, nowMs)) throw error;
    this.#counts.staleServed += 1;
    return { value: stale.value, state: 'STALE', loadedAtMs: stale.loadedAtMs };
  }

  #refreshAhead(key: SharedKey, policy: CachePolicy, load: Load, held: MemoryEntry): void {
    const nowMs = this.#options.now();
    const { refreshAheadRatio } = policy;
    if (refreshAheadRatio === undefined || ageMs(held, nowMs) < refreshAheadRatio * held.lifeMs) return;
    if (nowMs < held.refreshNotBeforeMs || this.#flights.has(key.hash)) return;
    void this.#flights.depart(key, policy, load, held.loadedAtMs).outcome.then((outcome) => {
      if ('entry' in outcome) this.#counts.refreshedAhead += 1;
      else held.refreshNotBeforeMs = this.#options.now() + refreshRetryMs;
    });
  }

  #forget(tags: readonly string[]): void {
    const hashed = tags.map(hashTag);
    this.#flights.invalidate(hashed);
    this.#memory.forget(hashed);
  }

  #tell(tags: readonly string[]): void {
    for (const listener of this.#listeners) {
      try {
        listener(tags);
      } catch (err) {
        this.#options.logger?.error({ event: 'cache.listener.failed', err });
      }
    }
  }
}
