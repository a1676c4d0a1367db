/** OBX-5 by its data type (OBX-2, HL7 table 0125) to a result as it is written. */
import { type Segment, wordsOf } from './segment.ts';

const coded = new Set(['CE', 'CWE', 'CNE', 'CF']);
const prose = new Set(['TX', 'FT']);

/** Pointers and files are no values that could be shown. */
export const isShowable = (observation: Segment): boolean => !['RP', 'ED'].includes(observation.text(2) ?? '');

/** Comparator, number, separator, number: `<0.2`, `1:128`, `2+`. */
const structured = (observation: Segment, repetition: string): string | null =>
  [1, 2, 3, 4].map((component) => observation.componentOf(repetition, component) ?? '').join('') || null;

/** Null when there is no result. */
export function readValue(observation: Segment): string | null {
  const type = observation.text(2) ?? 'ST';
  const read = (repetition: string): string | null => {
    if (coded.has(type)) return wordsOf(observation.codedOf(repetition));
    return type === 'SN' ? structured(observation, repetition) : observation.textOf(repetition);
  };
  const values = observation
    .repetitions(5)
    .map(read)
    .filter((value) => value !== null);
  return values.length === 0 ? null : values.join(prose.has(type) ? '\n' : '~');
}
