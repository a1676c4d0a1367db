/** Bytes of a frame to a message: the charset first, then the text, then its parts. */
import type { Charset } from '../../../hospitals/config.ts';
import { isUtf8InDisguise } from '../is-utf8-in-disguise.ts';
import { charsetNamed, decode, decodeLeniently, isSameCharset } from './charset.ts';
import { Refusal } from './refusal.ts';
import { Segment } from './segment.ts';
import { type Delimiters, readDelimiters } from './syntax.ts';

/** MSH; application and facility names, and MSH-18, as they are written. */
export interface Header {
  readonly delimiters: Delimiters;
  readonly sendingApplication: string;
  readonly sendingFacility: string;
  readonly receivingApplication: string;
  readonly receivingFacility: string;
  readonly sentAt: string | null;
  readonly type: string;
  readonly event: string;
  readonly controlId: string;
  readonly processingId: string;
  readonly version: string;
  /** Table 0155; empty in the original mode. */
  readonly acceptAcknowledgment: string;
  readonly applicationAcknowledgment: string;
  readonly charsetName: string;
}

export interface Message {
  readonly header: Header;
  readonly charset: Charset;
  readonly segments: readonly Segment[];
}

/** What could be told of a message before it was refused or read. */
export interface Envelope {
  /** Null when there is no header to answer to. */
  readonly header: Header | null;
  readonly charset: Charset;
  /** The message names another charset than the one configured. */
  readonly disagrees: boolean;
  /** Throws Refusal. */
  open(): Message;
}

function readHeader(line: string, charset: Charset): Header {
  const delimiters = readDelimiters(line);
  const segment = new Segment(line, { delimiters, charset });
  return {
    delimiters,
    sendingApplication: segment.raw(3),
    sendingFacility: segment.raw(4),
    receivingApplication: segment.raw(5),
    receivingFacility: segment.raw(6),
    sentAt: segment.component(7, 1),
    type: segment.component(9, 1) ?? '',
    event: segment.component(9, 2) ?? '',
    controlId: segment.raw(10),
    processingId: segment.component(11, 1) ?? '',
    version: segment.component(12, 1) ?? '',
    acceptAcknowledgment: segment.raw(15),
    applicationAcknowledgment: segment.raw(16),
    // The first is that of the message; others would be switched to by escapes.
    charsetName: segment.repetitions(18)[0] as string,
  };
}

const candidates: readonly Charset[] = ['GB18030', 'UTF-8', 'ISO-8859-1', 'US-ASCII'];

/** Null when it cannot be read so. */
function nameIn(header: string | null, charset: Charset): string | null {
  try {
    return header === null ? null : readHeader(header, charset).charsetName;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/**
 * Where MSH-18 stands depends on the charset, since bytes of a character may look like a delimiter, or hide one: a charset is believed when the header, read by it, names it; else the one
 * configured, when the header read by it names none. Bytes that are of no such charset are looked at all the same, so that the sender can be told. Null when the header names a charset
 * that is not read here.
 */
function findCharset(header: Buffer, configured: Charset): { charset: Charset; disagrees: boolean } | null {
  for (const read of [decode, decodeLeniently]) {
    for (const candidate of [configured, ...candidates]) {
      const named = charsetNamed(nameIn(read(header, candidate), candidate) ?? '');
      if (named !== null && isSameCharset(named, candidate))
        return { charset: named, disagrees: !isSameCharset(named, configured) };
    }
    if (nameIn(read(header, configured), configured) === '') return { charset: configured, disagrees: false };
  }
  return null;
}

/** Segments end with CR; with LF alone only where a message has no CR at all, so that a LF inside of a text does not end one. */
const toLines = (text: string): readonly string[] =>
  text.split(text.includes('\r') ? /\r\n?/ : '\n').filter((line) => line !== '');

function readSegments(text: string, { delimiters }: Header, charset: Charset): readonly Segment[] {
  const segments = toLines(text).map((line) => new Segment(line, { delimiters, charset }));
  if (segments.filter(({ id }) => id === 'MSH').length !== 1)
    throw new Refusal('100', 'a frame holds more than one message');
  return segments;
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Bytes that are of no charset that the header would be right in: all that is left is to tell the sender. */
function refuseCharset(header: Buffer, configured: Charset): Envelope {
  const read = readHeader(decodeLeniently(header, configured), configured);
  const named = charsetNamed(read.charsetName);
  const reason = named === null ? 'MSH-18 names a charset that is not known' : notOfCharset;
  const disagrees = named !== null && !isSameCharset(named, configured);
  return { ...refuse(new Refusal('102', reason), configured), header: read, disagrees };
}

const notOfCharset = 'the bytes are not of the charset';

const refuse = (refusal: Refusal, charset: Charset): Envelope => ({
  header: null,
  charset,
  disagrees: false,
  open() {
    throw refusal;
  },
});

/** Never throws: what is wrong with the message is told when it is opened. */
export function readEnvelope(frame: Buffer, configured: Charset): Envelope {
  const bytes = frame.subarray(0, 3).equals(byteOrderMark) ? frame.subarray(3) : frame;
  if (bytes.subarray(0, 3).toString('latin1') !== 'MSH')
    return refuse(new Refusal('100', 'the message does not begin with MSH'), configured);
  const end = bytes.findIndex((byte) => byte === 0x0d || byte === 0x0a);
  const headerBytes = bytes.subarray(0, end === -1 ? undefined : end);
  try {
    const found = findCharset(headerBytes, configured);
    if (found === null) return refuseCharset(headerBytes, configured);
    const { charset, disagrees } = found;
    const isUtf8 = isSameCharset(charset, 'GB18030') && isUtf8InDisguise(bytes);
    const header = readHeader(decodeLeniently(headerBytes, isUtf8 ? 'UTF-8' : charset), charset);
    return {
      header,
      charset,
      disagrees,
      open() {
        const text = isUtf8 ? null : decode(bytes, charset);
        if (text === null) throw new Refusal('102', notOfCharset);
        return { header, charset, segments: readSegments(text, header, charset) };
      },
    };
  } catch (error) {
    if (error instanceof Refusal) return refuse(error, configured);
    throw error;
  }
}
