/** Answers for a hospital that is asked: from what is kept while it is current, otherwise from the hospital, otherwise from what is kept and says how old it is. */
import { currentCall } from '@meridian/kit/call';
import type { RecordKind } from '../source/adapters/records.ts';
import { type Contribution, type Failure, neverStale } from './availability.ts';
import { failureOf } from './failure.ts';
import type { Fetcher } from './fetcher.ts';
import type { KeptKey } from './kept.ts';
import type { Known } from './known.ts';

export interface Freshness {
  readonly maxAgeSeconds: number;
  readonly staleForSeconds: number;
  /** More subjects than that are not fetched while a caller waits. */
  readonly coldReads: number;
  readonly callsPerSecond: number;
}

export interface AskingDeps {
  readonly freshness: Freshness;
  readonly fetcher: Fetcher;
  readonly now: () => number;
  /** Why the hospital is not asked at all now; null while it is. */
  readonly refusal: () => Failure | null;
  /** Told of what was not fetched though it is not current. */
  readonly onWanted: (keys: readonly KeptKey[]) => void;
}

export type Ask = (known: readonly Known[], kind: RecordKind, ask: boolean) => Promise<readonly Contribution[]>;

/** A patient whom the hospital did not know is looked for again after so long. */
export const unknownForSeconds = 60;
/** Left of a caller's time for reading what was fetched. */
const answerMs = 250;
const longestRetrySeconds = 60;

export function createAsking({ freshness, fetcher, now, refusal, onWanted }: AskingDeps): Ask {
  const maxAgeMs = freshness.maxAgeSeconds * 1_000;

  function isCurrent({ fetchedAtMs, due, unknownPatient }: Known, nowMs: number): boolean {
    if (fetchedAtMs === null || due) return false;
    return nowMs - fetchedAtMs <= (unknownPatient ? Math.min(maxAgeMs, unknownForSeconds * 1_000) : maxAgeMs);
  }

  function withoutHospital(known: Known, kind: RecordKind, failure: Failure, nowMs: number): Contribution {
    const { number, hospitalId, fetchedAtMs } = known;
    const usableMs = maxAgeMs + freshness.staleForSeconds * 1_000;
    const isUsable = !neverStale.has(kind) && fetchedAtMs !== null && nowMs - fetchedAtMs <= usableMs;
    return isUsable
      ? { number, hospitalId, state: 'stale', fetchedAtMs, failure }
      : { number, hospitalId, state: 'unavailable', fetchedAtMs: null, failure };
  }

  async function fetchOne(known: Known, kind: RecordKind, nowMs: number): Promise<Contribution> {
    const call = currentCall();
    const deadlineAtMs = call?.deadlineAtMs === undefined ? undefined : call.deadlineAtMs - answerMs;
    try {
      const fetchedAtMs = await fetcher.fetch({ ...known, kind }, { signal: call?.signal, deadlineAtMs });
      const state = fetchedAtMs >= nowMs ? 'live' : 'cache';
      return { number: known.number, hospitalId: known.hospitalId, state, fetchedAtMs, failure: null };
    } catch (error) {
      return withoutHospital(known, kind, failureOf(error), nowMs);
    }
  }

  return async (known, kind, ask) => {
    const nowMs = now();
    const outdated = known.filter((each) => !isCurrent(each, nowMs));
    const fetches = ask && outdated.length <= freshness.coldReads;
    if (!fetches && outdated.length > 0)
      onWanted(outdated.map(({ subjectId, number }) => ({ subjectId, number, kind })));
    // The refresher has half of the rate.
    const waitSeconds = Math.min(longestRetrySeconds, Math.ceil((2 * outdated.length) / freshness.callsPerSecond));
    const notAsked = refusal() ?? { code: 'SHED' as const, retryAfterSeconds: waitSeconds };
    return Promise.all(
      known.map((each) => {
        const { number, hospitalId, fetchedAtMs } = each;
        if (isCurrent(each, nowMs)) return { number, hospitalId, state: 'cache' as const, fetchedAtMs, failure: null };
        if (fetches) return fetchOne(each, kind, nowMs);
        return withoutHospital(each, kind, notAsked, nowMs);
      }),
    );
  };
}
