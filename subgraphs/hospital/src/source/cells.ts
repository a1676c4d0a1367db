/** What rows of several tables have in common. */
import { isDecimal } from '@meridian/kit/row';
import type { Provenance, ReferenceRange, SourceSystem } from '../generated/resolvers.ts';

/** `sourceId` is the record's place in its source, such as LB.12: the domain and the sequence number. */
export const toProvenance = (source: SourceSystem, sourceId: string, retrievedAt: string): Provenance => ({
  source,
  sourceId,
  recordedAt: null,
  retrievedAt,
  stale: false,
});

/** Limits that are not numbers are told in the text. */
export function toRange(
  low: string | null,
  high: string | null,
  text: string | null,
  unit: string | null,
): ReferenceRange | null {
  if (low === null && high === null && text === null) return null;
  const limits = [low, high].filter((limit) => limit !== null);
  const isNumeric = limits.every(isDecimal);
  return {
    low: low !== null && isDecimal(low) ? low : null,
    high: high !== null && isDecimal(high) ? high : null,
    text: text ?? (isNumeric ? null : limits.join(' - ')),
    unit,
    appliesTo: null,
  };
}
