/**
 * Reads past one JSON value in bytes that are known to be UTF-8. Each answers where the value ends, or -1 for one that is not of its kind, or is written in a
 * way that is not expected of a machine: another way would be read the same, but may not be copied. Also for one that goes beyond what a number can hold.
 */
import type { GraphQLEnumType } from 'graphql';

const quote = 0x22;
const comma = 0x2c;
const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;
const colon = 0x3a;
const openList = 0x5b;
const backslash = 0x5c;
const closeList = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;

const isHex = (byte: number | undefined): boolean =>
  byte !== undefined &&
  ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66));

/** The last byte of the escape that begins at `at`, or -1. */
function endOfEscape(bytes: Uint8Array, at: number): number {
  switch (bytes[at + 1]) {
    case quote:
    case backslash:
    case 0x2f: // /
    case 0x62: // b
    case 0x66: // f
    case 0x6e: // n
    case 0x72: // r
    case 0x74: // t
      return at + 1;
    case 0x75: // u
      return isHex(bytes[at + 2]) && isHex(bytes[at + 3]) && isHex(bytes[at + 4]) && isHex(bytes[at + 5]) ? at + 5 : -1;
    default:
      return -1;
  }
}

export function scanString(bytes: Uint8Array, start: number): number {
  if (bytes[start] !== quote) return -1;
  for (let at = start + 1; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === quote) return at + 1;
    if (byte === backslash) {
      at = endOfEscape(bytes, at);
      if (at < 0) return -1;
    } else if (byte < 0x20) return -1;
  }
  return -1;
}

function endOfDigits(bytes: Uint8Array, start: number): number {
  let at = start;
  while ((bytes[at] as number) >= zero && (bytes[at] as number) <= 0x39) at++;
  return at;
}

const isExponent = (byte: number | undefined): boolean => byte === 0x65 || byte === 0x45;

/** Digits that any integer may have of which each is a number of its own. */
const safeDigits = 15;

/** Without fraction or exponent. */
function scanInteger(bytes: Uint8Array, start: number): number {
  const first = bytes[start] === minus ? start + 1 : start;
  const end = endOfDigits(bytes, first);
  const digits = end - first;
  if (digits === 0 || digits > safeDigits || bytes[end] === point || isExponent(bytes[end])) return -1;
  // Neither 01 nor -0.
  return bytes[first] === zero && (digits > 1 || first > start) ? -1 : end;
}

export function scanInt(bytes: Uint8Array, start: number): number {
  const end = scanInteger(bytes, start);
  if (end < 0 || end - start < 10) return end;
  let value = 0;
  for (let at = bytes[start] === minus ? start + 1 : start; at < end; at++)
    value = value * 10 + (bytes[at] as number) - zero;
  if (bytes[start] === minus) value = -value;
  return (value | 0) === value ? end : -1;
}

/** Without exponent: none is too large. */
export function scanNumber(bytes: Uint8Array, start: number): number {
  const whole = scanInteger(bytes, start);
  if (whole >= 0) return whole;
  const first = bytes[start] === minus ? start + 1 : start;
  const end = endOfDigits(bytes, first);
  const digits = end - first;
  if (digits === 0 || digits > safeDigits || bytes[end] !== point || (bytes[first] === zero && digits > 1)) return -1;
  const last = endOfDigits(bytes, end + 1);
  if (last === end + 1 || isExponent(bytes[last])) return -1;
  if (first === start) return last;
  // -0.0 would be written as 0.
  for (let at = first; at < last; at++) if (bytes[at] !== zero && bytes[at] !== point) return last;
  return -1;
}

export function scanId(bytes: Uint8Array, start: number): number {
  return bytes[start] === quote ? scanString(bytes, start) : scanInteger(bytes, start);
}

export function scanNull(bytes: Uint8Array, start: number): number {
  return bytes[start] === 0x6e && bytes[start + 1] === 0x75 && bytes[start + 2] === 0x6c && bytes[start + 3] === 0x6c
    ? start + 4
    : -1;
}

export function scanBoolean(bytes: Uint8Array, at: number): number {
  if (bytes[at] === 0x74)
    return bytes[at + 1] === 0x72 && bytes[at + 2] === 0x75 && bytes[at + 3] === 0x65 ? at + 4 : -1;
  return bytes[at] === 0x66 &&
    bytes[at + 1] === 0x61 &&
    bytes[at + 2] === 0x6c &&
    bytes[at + 3] === 0x73 &&
    bytes[at + 4] === 0x65
    ? at + 5
    : -1;
}

/** Levels of what no type describes. */
const deepest = 64;

/** Any value but null at the top. Keys that could reach a prototype, or hide by an escape that they do, are not expected. */
export function scanAny(bytes: Uint8Array, start: number, depth = 0): number {
  switch (bytes[start]) {
    case quote:
      return scanString(bytes, start);
    case 0x74:
    case 0x66:
      return scanBoolean(bytes, start);
    case openList:
      return depth < deepest ? scanItems(bytes, start, depth + 1) : -1;
    case openObject:
      return depth < deepest ? scanMembers(bytes, start, depth + 1) : -1;
    default:
      return scanNumber(bytes, start);
  }
}

export function scanAnyOrNull(bytes: Uint8Array, start: number, depth = 0): number {
  return bytes[start] === 0x6e ? scanNull(bytes, start) : scanAny(bytes, start, depth);
}

function scanItems(bytes: Uint8Array, start: number, depth: number): number {
  let at = start + 1;
  if (bytes[at] === closeList) return at + 1;
  for (;;) {
    at = scanAnyOrNull(bytes, at, depth);
    if (at < 0) return -1;
    if (bytes[at] === closeList) return at + 1;
    if (bytes[at++] !== comma) return -1;
  }
}

function scanMembers(bytes: Uint8Array, start: number, depth: number): number {
  let at = start + 1;
  if (bytes[at] === closeObject) return at + 1;
  for (;;) {
    const end = scanString(bytes, at);
    // __p, as in __proto__.
    if (end < 0 || (bytes[at + 1] === 0x5f && bytes[at + 2] === 0x5f && bytes[at + 3] === 0x70)) return -1;
    for (; at < end; at++) if (bytes[at] === backslash) return -1;
    if (bytes[at] !== colon) return -1;
    at = scanAnyOrNull(bytes, at + 1, depth);
    if (at < 0) return -1;
    if (bytes[at] === closeObject) return at + 1;
    if (bytes[at++] !== comma) return -1;
  }
}

/** A row for each state, with the state that follows each character of a name; its last column says whether a name may end here. */
export type NameTable = Uint16Array;

/** Names are made of characters from 0 to z. */
const columns = 0x7a - zero + 2;
const mostStates = 4_000;
const tables = new WeakMap<GraphQLEnumType, NameTable | undefined>();

/** Of an enum's values; undefined when there are too many of them. */
export function nameTableOf(type: GraphQLEnumType): NameTable | undefined {
  if (!tables.has(type)) tables.set(type, writeTable(type.getValues().map(({ name }) => name)));
  return tables.get(type);
}

function writeTable(names: readonly string[]): NameTable | undefined {
  const rows: Uint16Array[] = [new Uint16Array(columns)];
  for (const name of names) {
    let row = rows[0] as Uint16Array;
    for (const character of name) {
      const column = character.charCodeAt(0) - zero;
      if (row[column] === 0) {
        row[column] = rows.length;
        rows.push(new Uint16Array(columns));
        if (rows.length > mostStates) return undefined;
      }
      row = rows[row[column] as number] as Uint16Array;
    }
    row[columns - 1] = 1;
  }
  const table = new Uint16Array(rows.length * columns);
  for (const [index, row] of rows.entries()) table.set(row, index * columns);
  return table;
}

export function scanEnum(bytes: Uint8Array, start: number, table: NameTable): number {
  if (bytes[start] !== quote) return -1;
  let row = 0;
  for (let at = start + 1; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === quote) return table[row + columns - 1] === 1 ? at + 1 : -1;
    if (byte < zero || byte > 0x7a) return -1;
    row = (table[row + byte - zero] as number) * columns;
    if (row === 0) return -1;
  }
  return -1;
}
