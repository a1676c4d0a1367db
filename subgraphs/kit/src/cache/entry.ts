/** What the cache holds of one load, and for how long each policy lets it be served. */
import type { CachePolicy } from './cache.ts';

export interface Entry {
  /** A JSON value; null says that the source has none. */
  readonly value: unknown;
  /** When the load started: the source may have read the value as early as that. */
  readonly loadedAtMs: number;
  /** For how long it is fresh, its jitter included. */
  readonly lifeMs: number;
  /** Of its JSON, two bytes a character. */
  readonly bytes: number;
}

/** How long a value loaded now is fresh. The jitter keeps what was loaded together from expiring together. */
export function drawLifeMs(policy: CachePolicy, value: unknown, random: () => number): number {
  const maxAgeMs = policy.maxAgeSeconds * 1000;
  if (value === null) return Math.min((policy.absentSeconds ?? 60) * 1000, maxAgeMs);
  return maxAgeMs > 0 ? maxAgeMs + random() * (policy.jitterSeconds ?? 0) * 1000 : 0;
}

/** Age in milliseconds; a value from the future, by another machine's clock, is of age 0. */
export const ageMs = (entry: Entry, nowMs: number): number => Math.max(0, nowMs - entry.loadedAtMs);

const longestLifeMs = (policy: CachePolicy): number => (policy.maxAgeSeconds + (policy.jitterSeconds ?? 0)) * 1000;
const staleMs = (policy: CachePolicy): number => (policy.staleIfErrorSeconds ?? 0) * 1000;

/** The entry was kept under one policy and is read under another: the shorter life counts. */
const freshForMs = (entry: Entry, policy: CachePolicy): number => Math.min(entry.lifeMs, longestLifeMs(policy));

/** For how long from its load an entry can be of use under the policy, stale service included. */
export const usableForMs = (entry: Entry, policy: CachePolicy): number => freshForMs(entry, policy) + staleMs(policy);

/** No entry can be of use under the policy for longer than this. */
export const longestUseMs = (policy: CachePolicy): number => longestLifeMs(policy) + staleMs(policy);

export function newest(one: Entry | undefined, other: Entry | undefined): Entry | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.loadedAtMs > other.loadedAtMs ? one : other;
}

export const isFresh = (entry: Entry, policy: CachePolicy, nowMs: number): boolean =>
  ageMs(entry, nowMs) < freshForMs(entry, policy);

/** Whether the entry may stand in for a load that failed. */
export const isUsable = (entry: Entry, policy: CachePolicy, nowMs: number): boolean =>
  ageMs(entry, nowMs) < usableForMs(entry, policy);
