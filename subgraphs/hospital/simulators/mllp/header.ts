/** MSH of what the simulated laboratory sends, and the charset that it is sent in. */
import type { Charset } from '../../src/hospitals/config.ts';
import { charsetNames, encode } from '../../src/source/adapters/mllp/charset.ts';
import { segment } from './segments.ts';

export interface HeaderFields {
  /** MSH-9. */
  readonly type: string;
  readonly controlId: string;
  /** HL7 date/time. */
  readonly sentAt: string;
}

/** Segments without the header, and what stands in it. */
export interface Draft extends HeaderFields {
  readonly segments: readonly string[];
}

const facility = '东门综合医院 䙡';

/**
 * The message's bytes; `wrongly`: in another charset than it declares. Throws when the charset lacks a character, since a message must not say something else than the record.
 */
export function writeMessage({ type, controlId, sentAt, segments }: Draft, charset: Charset, wrongly: boolean): Buffer {
  const declared = wrongly ? 'UTF-8' : charset;
  const header = segment('MSH', {
    1: '^~\\&',
    2: 'EGH-LIS',
    3: facility,
    4: 'MERIDIAN',
    6: sentAt,
    8: type,
    9: controlId,
    10: 'P',
    11: '2.6',
    16: 'CHN',
    17: charsetNames[declared],
  });
  const bytes = encode([header, ...segments, ''].join('\r'), wrongly ? 'GB18030' : charset);
  if (bytes === null) throw new Error(`a character is not in ${charset}`);
  return bytes;
}
