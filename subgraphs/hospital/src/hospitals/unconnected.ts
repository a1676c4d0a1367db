/** A hospital of the table that no configuration connects: what was once stored of it is old, by how much nobody can tell but its date. */
import type { RecordKind } from '../source/adapters/records.ts';
import { type Contribution, type Failure, neverStale } from './availability.ts';
import type { Known } from './known.ts';

const failure: Failure = { code: 'SOURCE_ERROR', retryAfterSeconds: null };

export function contributeUnconnected(
  { number, hospitalId, fetchedAtMs, storedAtMs }: Known,
  kind: RecordKind,
): Contribution {
  const keptAtMs = fetchedAtMs ?? storedAtMs;
  return keptAtMs === null || neverStale.has(kind)
    ? { number, hospitalId, state: 'unavailable', fetchedAtMs: null, failure }
    : { number, hospitalId, state: 'stale', fetchedAtMs: keptAtMs, failure };
}
