/**
 * A value of an answer that stays the bytes a subgraph sent: cut out of its reply, and put into the response without being parsed and written anew.
 *
 * For an operation that is known, `find-spliceable.ts` decides from the plan which fields one fetch alone answers and no other looks into; `generate-scanner.ts`
 * writes a function that reads a reply's bytes once, checks all that the projection would check of those fields, and notes where each begins and ends;
 * `compile-splices.ts` puts both together for each set of values of the conditions. In the merged data a `Spliced` stands for the field. The projection lets it
 * pass, and `writeSpliced` puts its bytes where it stood. Whatever a scanner did not expect, whether allowed or not (a fault, errors, white space between tokens,
 * keys in another order), has the whole reply parsed as ever, so that no answer depends on splicing.
 */
import { Buffer } from 'node:buffer';

interface RawJson {
  readonly rawJSON: (text: string) => object;
}

/**
 * What stands for a spliced value while the rest is written. Strings are never written with an escaped slash, and after a quotation mark that is part of a
 * string's content there is none: so this text comes about in no other way.
 */
const markText = '"\\/"';
const mark = (JSON as unknown as RawJson).rawJSON(markText);

/** While `writeSpliced` writes, those it has met. */
let met: Spliced[] | undefined;

export class Spliced {
  readonly reply: Buffer;
  /** Of the value's JSON in `reply`. */
  readonly start: number;
  readonly end: number;

  constructor(reply: Buffer, start: number, end: number) {
    this.reply = reply;
    this.start = start;
    this.end = end;
  }

  /** Whoever else writes it gets the value. */
  toJSON(): unknown {
    if (met === undefined) return JSON.parse(this.reply.toString('utf8', this.start, this.end));
    met.push(this);
    return mark;
  }
}

/** The value as JSON and a line's end; as text when nothing in it is spliced. */
export function writeSpliced(value: unknown): string | Buffer {
  const found: Spliced[] = [];
  let text: string;
  met = found;
  try {
    text = `${JSON.stringify(value)}\n`;
  } finally {
    met = undefined;
  }
  return found.length === 0 ? text : join(text.split(markText), found);
}

function join(texts: readonly string[], found: readonly Spliced[]): Buffer {
  let size = Buffer.byteLength(texts[0] ?? '');
  for (let index = 0; index < found.length; index++) {
    const { start, end } = found[index] as Spliced;
    size += end - start + Buffer.byteLength(texts[index + 1] ?? '');
  }
  const joined = Buffer.allocUnsafe(size);
  let at = joined.write(texts[0] ?? '', 0);
  for (let index = 0; index < found.length; index++) {
    const { reply, start } = found[index] as Spliced;
    let { end } = found[index] as Spliced;
    // Neighbours in the reply, with the same between them, are copied at once.
    let next = found[index + 1];
    while (next?.reply === reply && isTextAt(reply, end, next.start, texts[index + 1] ?? '')) {
      end = next.end;
      index += 1;
      next = found[index + 1];
    }
    at += reply.copy(joined, at, start, end);
    at += joined.write(texts[index + 1] ?? '', at);
  }
  return joined;
}

function isTextAt(reply: Buffer, start: number, end: number, text: string): boolean {
  if (end - start !== text.length) return false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // Beyond ASCII a character is several bytes.
    if (code > 0x7f || reply[start + index] !== code) return false;
  }
  return true;
}
