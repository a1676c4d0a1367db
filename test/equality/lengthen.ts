/** Texts that are long and hard to copy, so that replies are large enough to be spliced: the same records, with something behind each text. */

const seam = '⁂';
/** A slash, characters of two to four bytes, what JSON must escape and what JavaScript once did, and half a pair. */
const hard = '/é漢😀"\\\n\u2028\u007f\ud800 "\\/" ';

/** `times`: how often the hard characters are repeated. A text that is long already stays. */
export function lengthen(value: unknown, times: number): unknown {
  if (Array.isArray(value)) return value.map((item) => lengthen(item, times));
  return typeof value !== 'string' || value.includes(seam) ? value : `${value}${seam}${hard.repeat(times)}`;
}

/** What it was before. */
export const shorten = (text: string): string => text.split(seam, 1)[0] ?? text;
