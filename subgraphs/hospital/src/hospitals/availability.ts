/** How complete and how old one kind of a subject's records is, hospital by hospital and altogether. */
import type { SectionAvailability, SectionFailureCode } from '@meridian/kit/section';
import type { RecordKind } from '../source/adapters/records.ts';

/** What one hospital contributes to a subject's records of one kind. */
export interface Contribution {
  /** The hospital's number. */
  readonly number: number;
  readonly hospitalId: string;
  /** `live` was read for this call, or pushed by the hospital; of what is `unavailable` nothing may be shown, though older records may be kept. */
  readonly state: 'live' | 'cache' | 'stale' | 'unavailable';
  /** When the records were read, or the hospital last gave a sign of life. */
  readonly fetchedAtMs: number | null;
  readonly failure: Failure | null;
}

/** Why a hospital gave nothing new. */
export interface Failure {
  readonly code: SectionFailureCode;
  readonly retryAfterSeconds: number | null;
}

export interface Availability extends SectionAvailability {
  readonly sources: readonly Contribution[];
  /** What ages are counted to. */
  readonly toldAtMs: number;
}

/** A dose that has been changed since must not be read as the current one: such records are current or not shown. */
export const neverStale: ReadonlySet<RecordKind> = new Set(['MEDICATION']);

export const ageSecondsAt = (nowMs: number, fetchedAtMs: number): number =>
  Math.max(0, Math.floor((nowMs - fetchedAtMs) / 1_000));

/** A subject without any hospital has nothing that could be missing. */
export function combine(sources: readonly Contribution[], nowMs: number): Availability {
  const missing = sources.filter(({ state }) => state === 'unavailable');
  const shown = sources.filter(({ state }) => state !== 'unavailable');
  const failure = (missing[0] ?? shown.find(({ state }) => state === 'stale'))?.failure ?? null;
  const times = shown.flatMap(({ fetchedAtMs }) => fetchedAtMs ?? []);
  const asOfMs = sources.length === 0 ? nowMs : times.length === 0 ? null : Math.min(...times);
  return {
    state: stateOf(missing.length, shown),
    asOf: asOfMs === null ? null : new Date(asOfMs).toISOString(),
    ageSeconds: asOfMs === null ? null : ageSecondsAt(nowMs, asOfMs),
    code: failure?.code ?? null,
    retryAfterSeconds: failure?.retryAfterSeconds ?? null,
    missing: missing.map(({ hospitalId }) => hospitalId),
    sources,
    toldAtMs: nowMs,
  };
}

function stateOf(missing: number, shown: readonly Contribution[]): Availability['state'] {
  if (missing > 0) return shown.length > 0 ? 'PARTIAL' : 'UNAVAILABLE';
  return shown.some(({ state }) => state === 'stale') ? 'STALE' : 'COMPLETE';
}
