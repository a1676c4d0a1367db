/** Character sets of HL7 v2 (MSH-18, table 0211) to text and back. */
import iconv from 'iconv-lite';
import type { Charset } from '../../../hospitals/config.ts';

/** GB 18030 contains GBK, which contains GB 2312; what calls itself one of these is often another of them. */
const decoders: Partial<Readonly<Record<Charset, string>>> = {
  'UTF-8': 'utf-8',
  GB18030: 'gb18030',
  GBK: 'gb18030',
  GB2312: 'gb18030',
};

/** Null when the bytes are not of the charset. A byte order mark is no part of the text. */
export function decode(bytes: Uint8Array, charset: Charset): string | null {
  const label = decoders[charset];
  try {
    if (label !== undefined) return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  if (charset === 'US-ASCII' && bytes.some((byte) => byte > 0x7f)) return null;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** Decodes with U+FFFD for what is not of the charset: to look at, never to keep. */
export const decodeLeniently = (bytes: Uint8Array, charset: Charset): string =>
  new TextDecoder(decoders[charset] ?? 'latin1').decode(bytes);

/**
 * GB 18030-2022 moved these 18 characters from four bytes to the two that were of private use before (Encoding Standard, gb18030 encoder). Our encoder knows the edition of 2005, our
 * decoder that of 2022.
 */
const moved: Readonly<Record<string, string>> = {
  ...{ '\uFE10': 'a6d9', '\uFE11': 'a6db', '\uFE12': 'a6da', '\uFE13': 'a6dc', '\uFE14': 'a6dd', '\uFE15': 'a6de' },
  ...{ '\uFE16': 'a6df', '\uFE17': 'a6ec', '\uFE18': 'a6ed', '\uFE19': 'a6f3', '\u9FB4': 'fe59', '\u9FB5': 'fe61' },
  ...{ '\u9FB6': 'fe66', '\u9FB7': 'fe67', '\u9FB8': 'fe6d', '\u9FB9': 'fe7e', '\u9FBA': 'fe90', '\u9FBB': 'fea0' },
};
const movedPattern = new RegExp(`([${Object.keys(moved).join('')}])`);

function encodeChinese(text: string, charset: Charset): Buffer {
  if (charset !== 'GB18030' || !movedPattern.test(text)) return iconv.encode(text, charset);
  return Buffer.concat(
    text.split(movedPattern).map((part) => {
      const bytes = moved[part];
      return bytes === undefined ? iconv.encode(part, charset) : Buffer.from(bytes, 'hex');
    }),
  );
}

/** Null when the charset lacks a character of the text. */
export function encode(text: string, charset: Charset): Buffer | null {
  const bytes =
    decoders[charset] === 'gb18030'
      ? encodeChinese(text, charset)
      : Buffer.from(text, charset === 'UTF-8' ? 'utf8' : 'latin1');
  return decode(bytes, charset) === text ? bytes : null;
}

/** By the names of table 0211 and those seen in its place, without blanks and punctuation. */
const charsetsByName: Readonly<Record<string, Charset>> = {
  GB18030: 'GB18030',
  GB180302000: 'GB18030',
  GB180302005: 'GB18030',
  GB180302022: 'GB18030',
  GBK: 'GBK',
  CP936: 'GBK',
  GB2312: 'GB2312',
  GB23121980: 'GB2312',
  GB231280: 'GB2312',
  UNICODEUTF8: 'UTF-8',
  UTF8: 'UTF-8',
  ASCII: 'US-ASCII',
  USASCII: 'US-ASCII',
  '88591': 'ISO-8859-1',
  ISO88591: 'ISO-8859-1',
};

/** The charset that MSH-18 names; null when it is not read here. */
export function charsetNamed(name: string): Charset | null {
  const key = name.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return Object.hasOwn(charsetsByName, key) ? (charsetsByName[key] as Charset) : null;
}

/** Table 0211. */
export const charsetNames: Readonly<Record<Charset, string>> = {
  'UTF-8': 'UNICODE UTF-8',
  GB18030: 'GB 18030-2000',
  GBK: 'GBK',
  GB2312: 'GB2312',
  'ISO-8859-1': '8859/1',
  'US-ASCII': 'ASCII',
};

/** Whether both are decoded alike. */
export const isSameCharset = (one: Charset, other: Charset): boolean =>
  one === other || (decoders[one] === 'gb18030' && decoders[other] === 'gb18030');
