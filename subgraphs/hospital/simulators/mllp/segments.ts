/** Writes segments of HL7 v2.6, with the usual delimiters. */

import { usualDelimiters, writeText } from '../../src/source/adapters/mllp/syntax.ts';

/** A field's text with its delimiters escaped. */
export const text = (value: string | null): string => writeText(value, usualDelimiters);

/** Components, without those that are empty at the end. */
export const components = (...values: readonly (string | null)[]): string =>
  values.map(text).join('^').replace(/\^+$/, '');

/** `fields` by their numbers in the standard; those between are empty. */
export function segment(id: string, fields: Readonly<Record<number, string>>): string {
  const last = Math.max(0, ...Object.keys(fields).map(Number));
  return [id, ...Array.from({ length: last }, (_, index) => fields[index + 1] ?? '')].join('|').replace(/\|+$/, '');
}

/** HL7 table 0078, by the words of the datasets and of the graph. */
const flagCodes: Readonly<Record<string, string>> = {
  NORMAL: 'N',
  LOW: 'L',
  HIGH: 'H',
  CRITICAL_LOW: 'LL',
  CRITICAL_HIGH: 'HH',
  ABNORMAL: 'A',
  POSITIVE: 'POS',
  NEGATIVE: 'NEG',
  INDETERMINATE: 'IND',
};

/** The code of table 0078; a word that has none stands for itself. */
export const flagCode = (word: string | null): string | null =>
  word !== null && Object.hasOwn(flagCodes, word) ? (flagCodes[word] as string) : word;
