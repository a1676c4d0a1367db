/** Fields, components and escapes of HL7 v2 (chapter 2.5 to 2.7), by the delimiters that each message declares. */
import type { Charset } from '../../../hospitals/config.ts';
import { decode } from './charset.ts';
import { Refusal } from './refusal.ts';

export interface Delimiters {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  /** Null where the message declares none. */
  readonly escaping: string | null;
  readonly subcomponent: string | null;
  readonly truncation: string | null;
}

export const usualDelimiters: Delimiters = {
  field: '|',
  component: '^',
  repetition: '~',
  escaping: '\\',
  subcomponent: '&',
  truncation: null,
};

/** MSH-2. */
export const encodingCharacters = ({ component, repetition, escaping, subcomponent, truncation }: Delimiters): string =>
  [component, repetition, escaping, subcomponent, truncation].join('');

/** Reads MSH-1 and MSH-2 from the text of a header segment. Throws Refusal. */
export function readDelimiters(header: string): Delimiters {
  const field = header[3] ?? '';
  const end = header.indexOf(field, 4);
  const characters = header.slice(4, end === -1 ? undefined : end);
  const all = [field, ...characters];
  const isUsable = (character: string): boolean => /^[!-/:-@[-`{-~]$/.test(character);
  if (!all.every(isUsable) || new Set(all).size !== all.length || characters.length < 2 || characters.length > 5)
    throw new Refusal('102', 'MSH-1 and MSH-2 are not delimiters');
  const [component, repetition, escaping = null, subcomponent = null, truncation = null] = characters;
  return {
    field,
    component: component as string,
    repetition: repetition as string,
    escaping,
    subcomponent,
    truncation,
  };
}

export interface Syntax {
  readonly delimiters: Delimiters;
  /** Of the bytes in \X..\ escapes. */
  readonly charset: Charset;
}

function unescapeOne(body: string, { delimiters, charset }: Syntax): string | null {
  if (body === 'F') return delimiters.field;
  if (body === 'S') return delimiters.component;
  if (body === 'R') return delimiters.repetition;
  if (body === 'T') return delimiters.subcomponent ?? '&';
  if (body === 'E') return delimiters.escaping;
  if (body === 'P') return delimiters.truncation ?? '#';
  // Highlighting, and formatting other than breaks (chapter 2.7.6), is not part of what is said.
  if (body === 'H' || body === 'N') return '';
  if (/^\.(br|ce)$/.test(body)) return '\n';
  const lines = /^\.sp\+?(\d{0,2})$/.exec(body);
  if (lines !== null) return '\n'.repeat(Number(lines[1] || 1));
  if (/^\.(fi|nf|in[+-]?\d{1,3}|ti[+-]?\d{1,3}|sk\+?\d{0,3})$/.test(body)) return '';
  if (/^X([0-9A-Fa-f]{2})+$/.test(body)) {
    const text = decode(Buffer.from(body.slice(1), 'hex'), charset);
    if (text === null) throw new Refusal('102', 'an escape holds bytes that are not of the charset');
    return text;
  }
  return null;
}

/** What the field, component or sub-component says; null when it is empty or the explicit null `""`. An escape that the standard does not have stays as it is written. Throws Refusal. */
export function readText(raw: string, syntax: Syntax): string | null {
  if (raw === '' || raw === '""') return null;
  const { escaping } = syntax.delimiters;
  let text = raw;
  if (escaping !== null && raw.includes(escaping)) {
    const parts = raw.split(escaping);
    text = parts[0] as string;
    for (let at = 1; at < parts.length; at += 1) {
      const body = parts[at] as string;
      const meant = at < parts.length - 1 ? unescapeOne(body, syntax) : null;
      if (meant === null) text += escaping + body;
      else {
        at += 1;
        text += meant + parts[at];
      }
    }
  }
  if (text.includes('\0')) throw new Refusal('102', 'a text holds a NUL character');
  return text;
}

/** The text with its delimiters escaped, and control characters in hexadecimal, so that it comes back exactly. */
export function writeText(
  text: string | null,
  { field, component, repetition, escaping, subcomponent }: Delimiters,
): string {
  if (text === null) return '';
  if (escaping === null) return text;
  const hexadecimal = (character: string): string => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
    return `${escaping}X${code}${escaping}`;
  };
  if (text === '""') return hexadecimal('"').repeat(2);
  const letters: Readonly<Record<string, string>> = {
    [field]: 'F',
    [component]: 'S',
    [repetition]: 'R',
    [escaping]: 'E',
    ...(subcomponent !== null && { [subcomponent]: 'T' }),
  };
  return text.replace(/[^\w\u0080-\u{10ffff} ]/gu, (character) => {
    if (character < ' ' || character === '\x7f') return hexadecimal(character);
    const letter = letters[character];
    return letter === undefined ? character : `${escaping}${letter}${escaping}`;
  });
}
