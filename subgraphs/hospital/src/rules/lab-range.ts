/** LAB-RANGE: what a laboratory reports must agree with the value and the range that it reports (HL7 v2 OBX-5, OBX-7, OBX-8). */

import { compareDecimals } from '@meridian/kit/decimal';
import type { Finding, FindingEvidence } from '@meridian/kit/import';
import { isDecimal } from '@meridian/kit/row';
import type { MeasuredNumber } from '../terminology/quantity.ts';

export type RangeFlag = 'LOW' | 'NORMAL' | 'HIGH';

const isUsable = (limit: string | null): boolean => limit === null || isDecimal(limit);

/**
 * Where a number lies in its range, of which both limits are part. Null without a number or a limit, when a limit is not numeric, when the limits contradict each other, and when
 * a result such as <0.2 may lie on either side.
 */
export function rangeFlag(number: MeasuredNumber | null, low: string | null, high: string | null): RangeFlag | null {
  if (number === null || (low === null && high === null) || !isUsable(low) || !isUsable(high)) return null;
  if (low !== null && high !== null && compareDecimals(low, high) > 0) return null;
  // A missing limit is one that no number reaches.
  const toLow = low === null ? 1 : compareDecimals(number.value, low);
  const toHigh = high === null ? -1 : compareDecimals(number.value, high);
  switch (number.comparator) {
    case null:
      if (toLow < 0) return 'LOW';
      return toHigh > 0 ? 'HIGH' : 'NORMAL';
    case 'LT':
    case 'LE':
      if (toLow < 0 || (toLow === 0 && number.comparator === 'LT')) return 'LOW';
      return low === null && toHigh <= 0 ? 'NORMAL' : null;
    case 'GT':
    case 'GE':
      if (toHigh > 0 || (toHigh === 0 && number.comparator === 'GT')) return 'HIGH';
      return high === null && toLow >= 0 ? 'NORMAL' : null;
  }
}

/** One value of a result with its range and the flag that follows from them. */
export interface RangedValue {
  /** What the number was read from, such as LB.LBSTRESN. */
  readonly field: string;
  readonly text: string | null;
  readonly low: string | null;
  readonly high: string | null;
  readonly flag: RangeFlag | null;
}

export interface FlaggedResult {
  readonly id: string;
  readonly subjectId: string;
  readonly testName: string;
  /** As reported; only LOW, NORMAL and HIGH say where the value lies. */
  readonly reportedFlag: string | null;
  readonly original: RangedValue;
  readonly standard: RangedValue;
}

function rangeText({ low, high }: RangedValue): string {
  if (low === null) return `at most ${high}`;
  return high === null ? `at least ${low}` : `${low} to ${high}`;
}

/** A finding when the reported flag contradicts the original or the standardised value in its own range; one a result. */
export function labRangeFinding(result: FlaggedResult): Finding | null {
  const { id, subjectId, testName, reportedFlag, original, standard } = result;
  if (reportedFlag !== 'LOW' && reportedFlag !== 'NORMAL' && reportedFlag !== 'HIGH') return null;
  const contradicting = [
    { name: 'original', ranged: original },
    { name: 'standardised', ranged: standard },
  ].filter(({ ranged }) => ranged.flag !== null && ranged.flag !== reportedFlag);
  if (contradicting.length === 0) return null;
  const evidence: FindingEvidence[] = [
    { recordType: 'LabResult', recordId: id, field: 'LB.LBNRIND', value: reportedFlag, limit: null },
    ...contradicting.map(({ ranged }) => ({
      recordType: 'LabResult',
      recordId: id,
      field: ranged.field,
      value: ranged.text,
      limit: rangeText(ranged),
    })),
  ];
  const told = contradicting
    .map(({ name, ranged }) => `the ${name} value is ${ranged.flag} in its range`)
    .join(' and ');
  return {
    rule: 'LAB-RANGE',
    subjectId,
    key: id,
    level: 'INFO',
    summary: `${testName}: reported as ${reportedFlag}, but ${told}.`,
    evidence,
  };
}
