/**
 * HYS-LAW: a sign of severe drug-induced liver injury (FDA, Guidance for Industry, Drug-Induced Liver Injury: Premarketing Clinical Evaluation, July 2009). ALT or AST at 3 times
 * the upper limit of normal (ULN) or more, with total bilirubin at 2 times or more, within 30 days. Alkaline phosphatase (ALP) at 2 times or more, or
 * R = (ALT/ULN) / (ALP/ULN) of at most 2, points to a cholestatic cause.
 */

import { compareExact, exactDecimal, multiply } from '@meridian/kit/decimal';
import type { Finding, FindingEvidence } from '@meridian/kit/import';
import type { MeasuredNumber } from '../terminology/quantity.ts';

export const liverTests = ['ALT', 'AST', 'BILI', 'ALP'] as const;

export interface LiverResult {
  readonly id: string;
  readonly subjectId: string;
  readonly testCode: (typeof liverTests)[number];
  readonly collectedAt: string | null;
  /** What the number was read from, such as LB.LBSTRESN, and its text there. */
  readonly field: string;
  readonly text: string;
  readonly number: MeasuredNumber;
  /** Decimal, above zero, in the unit of the number. */
  readonly upperLimit: string;
}

const windowDays = 30;

/** Whole days since 1970; null unless the day is known. */
const dayOf = ({ collectedAt }: LiverResult): number | null =>
  collectedAt !== null && collectedAt.length >= 10 ? Date.parse(collectedAt.slice(0, 10)) / 86_400_000 : null;

function daysBetween(a: LiverResult, b: LiverResult): number | null {
  const [left, right] = [dayOf(a), dayOf(b)];
  return left === null || right === null ? null : Math.abs(left - right);
}

/** Whether a result is at `factor` times its ULN or more; a result below a limit proves nothing of the kind. */
function reaches({ number, upperLimit }: LiverResult, factor: string): boolean {
  if (number.comparator === 'LT' || number.comparator === 'LE') return false;
  return compareExact(exactDecimal(number.value), multiply(exactDecimal(upperLimit), exactDecimal(factor))) >= 0;
}

/** (ALT/ULN) / (ALP/ULN) <= 2, without dividing. */
function hasLowRatio(alt: LiverResult | null, alp: LiverResult): boolean {
  if (alt === null || alt.number.comparator !== null || alp.number.comparator !== null) return false;
  const left = multiply(exactDecimal(alt.number.value), exactDecimal(alp.upperLimit));
  const right = multiply(exactDecimal(alp.number.value), exactDecimal(alt.upperLimit));
  return compareExact(left, multiply(right, exactDecimal('2'))) <= 0;
}

/** Of the results within the window around `around`, the nearest; of two equally near ones the earlier. */
function nearest(around: LiverResult, results: readonly LiverResult[]): LiverResult | null {
  let found: { readonly result: LiverResult; readonly days: number } | null = null;
  for (const result of results) {
    const days = daysBetween(around, result);
    if (days !== null && days <= windowDays && (found === null || days < found.days)) found = { result, days };
  }
  return found?.result ?? null;
}

interface Signal {
  readonly aminotransferase: LiverResult;
  readonly bilirubin: LiverResult;
  readonly alp: LiverResult | null;
  /** The ALT of the ratio R, when it counted. */
  readonly alt: LiverResult | null;
  readonly level: 'CRITICAL' | 'HIGH';
}

function classify(aminotransferase: LiverResult, bilirubin: LiverResult, ordered: readonly LiverResult[]): Signal {
  const alp = nearest(
    aminotransferase,
    ordered.filter(({ testCode }) => testCode === 'ALP'),
  );
  const alt =
    aminotransferase.testCode === 'ALT'
      ? aminotransferase
      : nearest(
          aminotransferase,
          ordered.filter(({ testCode }) => testCode === 'ALT'),
        );
  // Without an ALP result a cholestatic cause is not shown, and the graver reading stands.
  const isCholestatic = alp !== null && (reaches(alp, '2') || hasLowRatio(alt, alp));
  return { aminotransferase, bilirubin, alp, alt, level: isCholestatic ? 'HIGH' : 'CRITICAL' };
}

const evidenceOf = (result: LiverResult, limit: string): FindingEvidence => ({
  recordType: 'LabResult',
  recordId: result.id,
  field: result.field,
  value: result.text,
  limit,
});

function toFinding({ aminotransferase, bilirubin, alp, alt, level }: Signal): Finding {
  const { testCode, subjectId } = aminotransferase;
  const cause =
    level === 'HIGH'
      ? 'alkaline phosphatase points to a cholestatic cause'
      : alp === null
        ? 'alkaline phosphatase is not known'
        : 'alkaline phosphatase does not explain it';
  return {
    rule: 'HYS-LAW',
    subjectId,
    key: subjectId,
    level,
    summary: `${testCode} is at least 3 times and total bilirubin at least 2 times the upper limit of normal within ${windowDays} days; ${cause}.`,
    evidence: [
      evidenceOf(aminotransferase, `3 × ULN ${aminotransferase.upperLimit}`),
      evidenceOf(bilirubin, `2 × ULN ${bilirubin.upperLimit}`),
      ...(alp === null ? [] : [evidenceOf(alp, `2 × ULN ${alp.upperLimit}`)]),
      ...(alp === null || alt === null || alt === aminotransferase ? [] : [evidenceOf(alt, `ULN ${alt.upperLimit}`)]),
    ],
  };
}

/** The gravest, and of these the earliest, signal in the results of one subject; null when there is none. */
export function hysLawFinding(results: readonly LiverResult[]): Finding | null {
  const ordered = [...results].sort((a, b) => ((a.collectedAt ?? '') < (b.collectedAt ?? '') ? -1 : 1));
  const bilirubins = ordered.filter((result) => result.testCode === 'BILI' && reaches(result, '2'));
  if (bilirubins.length === 0) return null;
  let worst: Signal | null = null;
  for (const result of ordered) {
    if ((result.testCode !== 'ALT' && result.testCode !== 'AST') || !reaches(result, '3')) continue;
    const bilirubin = nearest(result, bilirubins);
    if (bilirubin === null) continue;
    const signal = classify(result, bilirubin, ordered);
    if (worst === null || (worst.level === 'HIGH' && signal.level === 'CRITICAL')) worst = signal;
  }
  return worst === null ? null : toFinding(worst);
}
