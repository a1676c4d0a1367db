/** JSON in which numbers stay the text that they were written in: 1.50 is not 1.5 (FHIR R4 datatypes.html#decimal). */
import { BadAnswer } from '../adapter.ts';

/** What JSON.parse tells of a value's text (ECMAScript, JSON.parse source text access). */
type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

const keepNumberText: Reviver = (_key, value, { source }) => (typeof value === 'number' ? source : value);

/** Throws BadAnswer for bytes that are not UTF-8, which JSON always is (RFC 8259 8.1), or not JSON. */
export function parseExactJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadAnswer('it is not UTF-8');
  }
  try {
    return JSON.parse(text, keepNumberText as Parameters<typeof JSON.parse>[1]);
  } catch {
    throw new BadAnswer('it is not JSON');
  }
}
