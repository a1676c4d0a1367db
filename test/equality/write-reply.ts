/** A subgraph's answer as bytes, written in one of the ways that JSON and HTTP allow; which, depends on the seed and the call alone. */
import { Buffer } from 'node:buffer';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { fraction } from './fraction.ts';

export interface WrittenReply {
  readonly headers: Readonly<Record<string, string>>;
  /** Several are sent one by one, without a length; they are cut anywhere, also inside a character. */
  readonly pieces: readonly Buffer[];
}

/** Draws that follow from a seed and a text. */
export type Draw = (count: number) => number;

export function drawFrom(seed: number, text: string): Draw {
  const own = Math.floor(fraction(seed, text) * 2 ** 31);
  let drawn = 0;
  return (count) => Math.floor(fraction(own, `draw ${drawn++}`) * count);
}

/** How the parts of a text are written. */
interface Manner {
  /** Between two tokens. */
  readonly gap: () => string;
  readonly text: (value: string) => string;
  readonly name: (value: string) => string;
  readonly number: (value: number) => string;
  readonly members: (entries: [string, unknown][]) => [string, unknown][];
}

/** No writer of ours escapes a slash: one that is still escaped in an answer was copied from a reply. */
const withEscapedSlashes = (value: string): string => JSON.stringify(value).replaceAll('/', '\\/');

const plain: Manner = {
  gap: () => '',
  text: withEscapedSlashes,
  name: (value) => JSON.stringify(value),
  number: String,
  members: (entries) => entries,
};

const escaped = (draw: Draw, value: string): string => {
  const units = Array.from({ length: value.length }, (_, index) => {
    const unit = value.charAt(index);
    return draw(3) === 0 ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}` : JSON.stringify(unit).slice(1, -1);
  });
  return `"${units.join('')}"`;
};

function otherNumber(draw: Draw, value: number): string {
  if (value === 0) return ['-0', '0e5', '0.0', '0'][draw(4)] ?? '0';
  const text = String(value);
  if (text.includes('e')) return text;
  const ways = [`${text}e0`, `${text}E+00`, `${text}${text.includes('.') ? '0' : '.0'}`];
  return ways[draw(ways.length)] ?? text;
}

function shuffled<Item>(draw: Draw, items: readonly Item[]): Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(draw(left.length), 1));
}

/** Of members of one name the last one counts. */
const doubled = (draw: Draw, entries: readonly [string, unknown][]): [string, unknown][] =>
  entries.flatMap(([name, value]) =>
    draw(4) === 0 ? [[name, 'unused'] as [string, unknown], [name, value]] : [[name, value]],
  );

function mannerFrom(draw: Draw): Manner {
  if (draw(2) === 0) return plain;
  const rarely = <Way>(unusual: Way, usual: Way): Way => (draw(3) === 0 ? unusual : usual);
  return {
    gap: rarely(() => ['', ' ', '\n', '\t', '\r\n  '][draw(5)] ?? '', plain.gap),
    text: rarely((value) => escaped(draw, value), plain.text),
    name: rarely((value) => escaped(draw, value), plain.name),
    number: rarely((value) => otherNumber(draw, value), plain.number),
    members: rarely(
      (entries) => shuffled(draw, entries),
      rarely((entries: [string, unknown][]) => doubled(draw, entries), plain.members),
    ),
  };
}

/** The reply itself, its data, and objects that tell their type: what a custom scalar holds is answered in the order in which it came. */
const isOfSchema = (value: object, depth: number): boolean => depth < 2 || '__typename' in value;

function writeJson(value: unknown, manner: Manner, depth = 0): string {
  const { gap } = manner;
  if (typeof value === 'string') return manner.text(value);
  if (typeof value === 'number') return manner.number(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const write = (part: unknown): string => writeJson(part, manner, depth + 1);
  if (Array.isArray(value)) return `[${gap()}${value.map(write).join(`${gap()},${gap()}`)}${gap()}]`;
  const entries = Object.entries(value);
  const parts = (isOfSchema(value, depth) ? manner.members(entries) : entries).map(
    ([name, member]) => `${manner.name(name)}${gap()}:${gap()}${write(member)}`,
  );
  return `{${gap()}${parts.join(`${gap()},${gap()}`)}${gap()}}`;
}

const compressors = [
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['zstd', zstdCompressSync],
] as const;

const byteOrderMark = '\ufeff';

/** `answer` is plain JSON; `usually`: written as machines write it, so that it can be spliced. */
export function writeReply(answer: object, draw: Draw, usually: boolean): WrittenReply {
  const told = !usually && draw(8) === 0 ? { ...answer, extensions: { of: 'nobody' } } : answer;
  const start = !usually && draw(12) === 0 ? byteOrderMark : '';
  const text = writeJson(told, usually ? plain : mannerFrom(draw));
  const written = Buffer.from(`${start}${text}${['', '', '\n', ' \r\n'][draw(4)]}`);
  const [encoding, compress] = (draw(6) === 0 ? compressors[draw(compressors.length)] : undefined) ?? [];
  const body = compress ? compress(written) : written;
  const pieces = draw(3) === 0 ? cut(body, draw) : [body];
  return {
    pieces,
    headers: {
      'content-type': draw(2) === 0 ? 'application/json' : 'application/graphql-response+json; charset=utf-8',
      ...(encoding ? { 'content-encoding': encoding } : {}),
      ...(pieces.length === 1 ? { 'content-length': String(body.length) } : {}),
    },
  };
}

function cut(body: Buffer, draw: Draw): readonly Buffer[] {
  const ends = [draw(body.length), draw(body.length), body.length].sort((one, other) => one - other);
  return ends.map((end, index) => body.subarray(ends[index - 1] ?? 0, end)).filter(({ length }) => length > 0);
}
