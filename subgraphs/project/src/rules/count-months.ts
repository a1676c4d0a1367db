import type { ProgressPoint } from '../generated/resolvers.ts';
import type { MonthCount } from '../records.ts';

/** Far more than any study lasts: one mistyped year must not make a list of thousands of months. */
const maxMonths = 1_200;

const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const nameOf = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;

/**
 * One point a calendar month, from the first with an event to the last, those between them that have none included. Where first and last are more than 100 years apart, only the months with
 * an event.
 */
export function countMonths(counts: readonly MonthCount[]): ProgressPoint[] {
  const byMonth = Map.groupBy(counts, ({ month }) => month);
  const known = [...byMonth.keys()].sort();
  if (known.length === 0) return [];
  const first = numberOf(known[0] as string);
  const length = numberOf(known.at(-1) as string) - first + 1;
  const months = length <= maxMonths ? Array.from({ length }, (_, index) => nameOf(first + index)) : known;
  return months.map((month) => {
    const subjects = (kind: MonthCount['kind']): number =>
      byMonth.get(month)?.find((count) => count.kind === kind)?.subjects ?? 0;
    return {
      month,
      screened: subjects('screened'),
      randomized: subjects('randomized'),
      discontinued: subjects('discontinued'),
    };
  });
}
