/** The total score of one response, and its change from baseline. Pure and exact. */
import { ratio, subtract, sum } from '@meridian/kit/decimal';
import { type Computation, instrumentOf } from './instruments.ts';

/** One answer as scoring sees it. */
export interface ScoredAnswer {
  readonly testCode: string;
  readonly question: string;
  readonly score: string | null;
  readonly derived: boolean;
}

/** Whether an answer may be the total that the source itself gives for the instrument. */
export function isTotal(qscat: string, { testCode, question, derived }: Omit<ScoredAnswer, 'score'>): boolean {
  const instrument = instrumentOf(qscat);
  return instrument === null
    ? derived && (/TOT/.test(testCode) || /\btotal\b/i.test(question))
    : testCode === instrument.totalCode;
}

/**
 * The computed total of an instrument whose data hold none: null unless each of `asked`, the test codes that the study asks, has a number.
 * `scores` holds the standardised numbers (QSSTRESN) by test code.
 */
export function computeTotal(
  computation: Computation,
  asked: Iterable<string>,
  scores: ReadonlyMap<string, string>,
): string | null {
  const values: string[] = [];
  for (const testCode of asked) {
    const score = scores.get(testCode);
    if (score === undefined) return null;
    values.push(score);
  }
  return computation === 'SUM' ? sum(values) : percentYes(values);
}

/** DAD: yes is 1, no is 0, and 96 is an activity that does not apply to the subject and is left out. Null when none applies, or an answer is none of these. */
function percentYes(values: readonly string[]): string | null {
  const count = (wanted: number): number => values.filter((value) => Number(value) === wanted).length;
  const yes = count(1);
  const applicable = yes + count(0);
  if (applicable === 0 || applicable + count(96) < values.length) return null;
  return ratio(100 * yes, applicable, 2);
}

/** A response's total as its changes are counted. */
export interface Total {
  readonly total: string | null;
  readonly baseline: boolean;
}

/** The change of each of a subject's responses to one instrument, in their order: null where it is not defined. */
export function changesFromBaseline(responses: readonly Total[]): (string | null)[] {
  const [baseline, another] = responses.filter((response) => response.baseline);
  const from = another === undefined ? (baseline?.total ?? null) : null;
  return responses.map(({ total, baseline: isBaseline }) =>
    from === null || total === null || isBaseline ? null : subtract(total, from),
  );
}
