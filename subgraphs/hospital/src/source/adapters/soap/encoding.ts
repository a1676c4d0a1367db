/** XML documents to bytes and back, in the encodings that hospitals use. */
import iconv from 'iconv-lite';
import type { Charset } from '../../../hospitals/config.ts';
import { BadAnswer } from '../adapter.ts';
import { isUtf8InDisguise } from '../is-utf8-in-disguise.ts';

// GB18030 contains GBK, which contains GB2312; what calls itself one of these is often another of them. UTF-8 contains ASCII.
const containing: Readonly<Record<string, string>> = {
  gb2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  cp936: 'gb18030',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
};

function openDecoder(charset: string): TextDecoder {
  const label = charset.trim().toLowerCase();
  try {
    return new TextDecoder(containing[label] ?? label, { fatal: true });
  } catch {
    throw new BadAnswer('a charset that is not known');
  }
}

const bom = Buffer.from([0xef, 0xbb, 0xbf]);

function declaredCharset(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 256).toString('latin1');
  return /^\s*<\?xml\s[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.:-]*)["']/.exec(start)?.[1];
}

/**
 * Decodes a document by its byte order mark, else by the charset of its Content-Type, else by its own declaration (RFC 7303 section 3), else by `fallback`. Throws BadAnswer for a charset
 * that is not known and for bytes that are not of it.
 */
export function decodeXml(bytes: Buffer, contentType: string | undefined, fallback: Charset): string {
  const named = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType ?? '')?.[1];
  const decoder = openDecoder(
    bytes.subarray(0, 3).equals(bom) ? 'utf-8' : (named ?? declaredCharset(bytes) ?? fallback),
  );
  if (decoder.encoding === 'gb18030' && isUtf8InDisguise(bytes)) throw new BadAnswer('not in the charset it declares');
  try {
    return decoder.decode(bytes);
  } catch {
    throw new BadAnswer('not in the charset it declares');
  }
}

/** Encodes a document whose markup is ASCII; a character that the charset cannot carry to our own decoder and back becomes a numeric reference. */
export function encodeXml(document: string, charset: Charset): Buffer {
  const decoder = openDecoder(charset);
  const carries = (text: string): boolean => {
    try {
      return decoder.decode(iconv.encode(text, charset)) === text;
    } catch {
      return false;
    }
  };
  if (carries(document)) return iconv.encode(document, charset);
  const carried = document.replace(/\P{ASCII}/gu, (character) =>
    carries(character) ? character : `&#${character.codePointAt(0)};`,
  );
  return iconv.encode(carried, charset);
}
