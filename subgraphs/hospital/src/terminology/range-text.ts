/** A reference range as one text (HL7 v2 OBX-7) to its limits. */
import { compareDecimals } from '@meridian/kit/decimal';

export interface RangeLimits {
  readonly low: string | null;
  readonly high: string | null;
}

const number = '[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)';
const between = new RegExp(`^(${number})\\s*(?:-|–|—|~|～|to|至)\\s*(${number})$`, 'i');
const atMost = new RegExp(`^(?:<=|≤)\\s*(${number})$`);
const atLeast = new RegExp(`^(?:>=|≥)\\s*(${number})$`);

/** Null when limits of which both belong to the range would say something else: `<5` does not contain 5, and `5 - 3` contains nothing. */
export function readRange(text: string): RangeLimits | null {
  const written = text.trim();
  const [, low, high] = between.exec(written) ?? [];
  if (low !== undefined && high !== undefined) return compareDecimals(low, high) <= 0 ? { low, high } : null;
  const [, most] = atMost.exec(written) ?? [];
  if (most !== undefined) return { low: null, high: most };
  const [, least] = atLeast.exec(written) ?? [];
  return least === undefined ? null : { low: least, high: null };
}
