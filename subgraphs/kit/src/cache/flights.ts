/** The searches and loads under way in this process: one a key at a time. */
import type { CachePolicy } from './cache.ts';
import { drawLifeMs, type Entry, isFresh, longestUseMs, newest, usableForMs } from './entry.ts';
import type { MemoryTier } from './memory-tier.ts';
import type { Lease, SharedKey, SharedTier } from './shared-tier.ts';

export type Load = () => Promise<unknown>;

/** Whoever waits decides by a policy of their own whether the stale value may be served. */
export type Outcome =
  | { readonly entry: Entry; readonly state: 'LIVE' | 'CACHE' }
  | { readonly error: unknown; readonly stale: Entry | undefined };

export interface Flight {
  readonly key: SharedKey;
  /** Marked when the key's tags are invalidated meanwhile: what the flight brings is then not kept. */
  readonly origin: { invalidated: boolean };
  /** Never rejects. */
  readonly outcome: Promise<Outcome>;
}

export interface FlightsOptions {
  readonly memory: MemoryTier;
  readonly shared: SharedTier | undefined;
  readonly now: () => number;
  readonly random: () => number;
}

const defaultLeaseMs = 5000;

/** Undefined for what JSON cannot hold, which is then not kept. */
function textOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

interface Trip extends Omit<Flight, 'outcome'> {
  readonly policy: CachePolicy;
  readonly load: Load;
  /** An entry loaded then or before is not wanted. */
  readonly newerThanMs: number;
}

export class Flights {
  readonly #options: FlightsOptions;
  readonly #flights = new Map<string, Flight>();

  constructor(options: FlightsOptions) {
    this.#options = options;
  }

  has(hash: string): boolean {
    return this.#flights.has(hash);
  }

  /** The flight that is under way, or a new one. */
  join(key: SharedKey, policy: CachePolicy, load: Load): Flight {
    return this.#flights.get(key.hash) ?? this.depart(key, policy, load, Number.NEGATIVE_INFINITY);
  }

  /** Looks for an entry that was loaded after the given time, and loads one when there is none. None may be under way. */
  depart(key: SharedKey, policy: CachePolicy, load: Load, newerThanMs: number): Flight {
    const origin = { invalidated: false };
    const trip = { key, policy, load, newerThanMs, origin };
    const flight = { key, origin, outcome: this.#fly(trip).finally(() => this.#flights.delete(key.hash)) };
    this.#flights.set(key.hash, flight);
    return flight;
  }

  invalidate(hashedTags: readonly string[]): void {
    for (const { key, origin } of this.#flights.values())
      if (hashedTags.some((tag) => key.tags.includes(tag))) origin.invalidated = true;
  }

  async #fly(trip: Trip): Promise<Outcome> {
    const { memory, shared, now } = this.#options;
    const { key, policy, newerThanMs } = trip;
    const isWanted = (entry: Entry): boolean => entry.loadedAtMs > newerThanMs && isFresh(entry, policy, now());
    const held = await memory.get(key.hash);
    if (held !== undefined && isWanted(held)) return { entry: held, state: 'CACHE' };
    const claim =
      policy.maxAgeSeconds > 0 && shared?.keeps(key) === true
        ? await shared.claim(key, isWanted, policy.leaseMs ?? defaultLeaseMs, longestUseMs(policy))
        : undefined;
    if (claim !== undefined && 'found' in claim) {
      await this.#remember(trip, claim.found);
      return { entry: claim.found, state: 'CACHE' };
    }
    return this.#load(trip, claim?.lease, newest(held, claim?.stale));
  }

  async #load(trip: Trip, lease: Lease | undefined, stale: Entry | undefined): Promise<Outcome> {
    const { shared, now, random } = this.#options;
    const { key, policy, load, origin } = trip;
    const loadedAtMs = now();
    const giveBack = (): void => {
      if (lease !== undefined) void shared?.release(key, lease);
    };
    let value: unknown;
    try {
      value = (await load()) ?? null;
    } catch (error) {
      giveBack();
      return { error, stale: origin.invalidated ? undefined : stale };
    }
    const text = textOf(value);
    const entry = { value, loadedAtMs, lifeMs: drawLifeMs(policy, value, random), bytes: 2 * (text?.length ?? 0) };
    if (text === undefined || origin.invalidated) giveBack();
    else {
      await this.#remember(trip, entry);
      if (lease !== undefined) void shared?.keep(key, lease, entry, text, usableForMs(entry, policy));
    }
    return { entry, state: 'LIVE' };
  }

  async #remember({ key, policy, origin }: Trip, entry: Entry): Promise<void> {
    const usableMs = usableForMs(entry, policy);
    if (usableMs <= 0) return;
    await this.#options.memory.set(key.hash, {
      ...entry,
      tags: key.tags,
      usableForMs: usableMs,
      origin,
      refreshNotBeforeMs: 0,
    });
  }
}
