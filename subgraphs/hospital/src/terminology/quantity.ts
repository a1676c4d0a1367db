/** Results as text to numbers and quantities: what is not a number stays text. */
import { isDecimal } from '@meridian/kit/row';
import type { Quantity, QuantityComparator } from '../generated/resolvers.ts';
import { toUcum } from './ucum.ts';

/** An exact number, or the limit that a result is below or above. */
export interface MeasuredNumber {
  readonly value: string;
  readonly comparator: QuantityComparator | null;
}

const comparators: Readonly<Record<string, QuantityComparator>> = {
  '<': 'LT',
  '<=': 'LE',
  '≤': 'LE',
  '>=': 'GE',
  '≥': 'GE',
  '>': 'GT',
};
const limitPattern = /^(<=?|>=?|≤|≥)\s*(\S+)$/;

/** Reads 3.8 or <0.2; null when the text is neither. */
export function readNumber(text: string | null): MeasuredNumber | null {
  if (text === null) return null;
  if (isDecimal(text)) return { value: text, comparator: null };
  const limit = limitPattern.exec(text);
  if (limit === null || !isDecimal(limit[2] as string)) return null;
  return { value: limit[2] as string, comparator: comparators[limit[1] as string] as QuantityComparator };
}

/** The number of a result of which the source also gives a numeric form (--STRESN); the comparator is in the text alone. */
export function readStandardNumber(text: string | null, numeric: string | null): MeasuredNumber | null {
  const read = readNumber(text);
  return numeric === null ? read : { value: numeric, comparator: read?.comparator ?? null };
}

export const toQuantity = (number: MeasuredNumber | null, text: string | null, unit: string | null): Quantity => ({
  value: number?.value ?? null,
  text,
  unit,
  ucum: toUcum(unit),
  comparator: number?.comparator ?? null,
});
