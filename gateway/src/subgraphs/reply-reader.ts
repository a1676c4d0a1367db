/** Reads one HTTP/1.1 response (RFC 9112) from whatever pieces it comes in. Takes what is plainly right and no more: whoever writes otherwise may mean another end than we read. */
import { Buffer } from 'node:buffer';
import { SubgraphFailure } from './transport.ts';

export interface HttpReply {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly body: Buffer;
  /** For how long its connection may be kept for the next call, as far as the other end says; 0 when it may not be. */
  readonly keepMs: number;
}

interface Head {
  status: number;
  contentType: string | undefined;
  contentEncoding: string | undefined;
  length: number | undefined;
  chunked: boolean;
  keepMs: number;
}

/** Bytes. */
const longestHead = 16 * 1024;
const longestSizeLine = 1024;
/** Each chunk is kept by itself, which takes some hundred bytes: beyond so many, they must hold so much each. */
const mostSmallChunks = 1_000;
const leastChunk = 16;
/** What the other end says of when it closes is taken for so much less: a call may be on its way by then. */
const marginMs = 2_000;

const statusLine = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?$/;
const field = /^[\w!#$%&'*+.^`|~-]+:[\t\x20-\x7e\x80-\xff]*$/;
const chunkSize = /^([\da-f]{1,8})[\t ]*(?:;[\t\x20-\x7e\x80-\xff]*)?$/i;
const length = /^\d{1,15}$/;
const timeout = /(?:^|[,\s])timeout=(\d{1,6})\b/i;

const endOfHead = Buffer.from('\r\n\r\n');
const endOfLine = Buffer.from('\r\n');
const nothing = Buffer.alloc(0);

const notHttp = (): SubgraphFailure => new SubgraphFailure('SOURCE_ERROR', 'not HTTP/1.1');
const tooLarge = (): SubgraphFailure => new SubgraphFailure('SOURCE_ERROR', 'response too large');

function readField(head: Head, name: string, value: string): void {
  switch (name) {
    case 'content-type':
      head.contentType ??= value;
      break;
    case 'content-encoding':
      head.contentEncoding = head.contentEncoding === undefined ? value : `${head.contentEncoding}, ${value}`;
      break;
    case 'content-length':
      if (head.length !== undefined || !length.test(value)) throw notHttp();
      head.length = Number(value);
      break;
    case 'transfer-encoding':
      if (head.chunked || value.toLowerCase() !== 'chunked') throw notHttp();
      head.chunked = true;
      break;
    case 'connection':
      if (/(?:^|[,\s])close(?:$|[,\s])/i.test(value)) head.keepMs = 0;
      break;
    case 'keep-alive': {
      const seconds = timeout.exec(value)?.[1];
      if (seconds !== undefined) head.keepMs = Math.min(head.keepMs, Math.max(0, Number(seconds) * 1000 - marginMs));
    }
  }
}

function readHead(text: string): Head {
  const lines = text.split('\r\n');
  const [, minor, status] = statusLine.exec(lines[0] ?? '') ?? [];
  if (minor === undefined) throw notHttp();
  const head: Head = {
    status: Number(status),
    contentType: undefined,
    contentEncoding: undefined,
    length: undefined,
    chunked: false,
    keepMs: minor === '1' ? Number.POSITIVE_INFINITY : 0,
  };
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index] ?? '';
    // A line that goes on with the next one has no name.
    if (!field.test(line)) throw notHttp();
    const colon = line.indexOf(':');
    // No name of a shorter one is looked at.
    if (colon >= 'connection'.length) readField(head, line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  if (head.chunked && (head.length !== undefined || minor === '0')) throw notHttp();
  return head;
}

type Part = 'head' | 'length' | 'rest' | 'size' | 'data' | 'after data' | 'trailers';

export class ReplyReader {
  readonly #limitBytes: number;
  #part: Part = 'head';
  #head: Head | undefined;
  /** What has come of a head or line that is not complete. */
  #unread: Buffer = nothing;
  #body: Buffer[] = [];
  #bytes = 0;
  /** Bytes to come of the body or chunk. */
  #left = 0;
  #chunks = 0;
  #trailerBytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** Undefined while more is to come. Throws SubgraphFailure for what is not HTTP/1.1, and for a body of more bytes than allowed. */
  read(piece: Buffer): HttpReply | undefined {
    let input = this.#unread.length === 0 ? piece : Buffer.concat([this.#unread, piece]);
    this.#unread = nothing;
    for (;;) {
      switch (this.#part) {
        case 'head': {
          const end = input.indexOf(endOfHead);
          if (end > longestHead || (end < 0 && input.length > longestHead)) throw notHttp();
          if (end < 0) return this.#wait(input);
          this.#begin(readHead(input.toString('latin1', 0, end)));
          input = input.subarray(end + endOfHead.length);
          break;
        }
        case 'length':
        case 'data': {
          const taken = input.length > this.#left ? input.subarray(0, this.#left) : input;
          this.#take(taken);
          this.#left -= taken.length;
          if (this.#left > 0) return undefined;
          input = input.subarray(taken.length);
          if (this.#part === 'length') return this.#finish(input);
          this.#part = 'after data';
          break;
        }
        case 'after data':
          if (input.length < endOfLine.length) return this.#wait(input);
          if (input[0] !== 0x0d || input[1] !== 0x0a) throw notHttp();
          input = input.subarray(endOfLine.length);
          this.#part = 'size';
          break;
        case 'size': {
          const line = readLine(input, longestSizeLine);
          if (line === undefined) return this.#wait(input);
          const size = chunkSize.exec(line)?.[1];
          if (size === undefined) throw notHttp();
          input = input.subarray(line.length + endOfLine.length);
          this.#left = Number.parseInt(size, 16);
          this.#chunks += 1;
          if (this.#chunks > mostSmallChunks + this.#bytes / leastChunk) throw notHttp();
          this.#part = this.#left === 0 ? 'trailers' : 'data';
          break;
        }
        case 'trailers': {
          const line = readLine(input, longestHead - this.#trailerBytes);
          if (line === undefined) return this.#wait(input);
          input = input.subarray(line.length + endOfLine.length);
          if (line === '') return this.#finish(input);
          if (!field.test(line)) throw notHttp();
          this.#trailerBytes += line.length;
          break;
        }
        case 'rest':
          this.#take(input);
          return undefined;
      }
    }
  }

  /** The other end has closed the connection: the reply, if that is how its end is told. */
  end(): HttpReply | undefined {
    return this.#part === 'rest' ? this.#finish(nothing) : undefined;
  }

  #wait(input: Buffer): undefined {
    this.#unread = input;
  }

  #begin(head: Head): void {
    // Another protocol was not asked for.
    if (head.status === 101) throw notHttp();
    // The head that counts is still to come.
    if (head.status < 200) return;
    this.#head = head;
    if (head.status === 204 || head.status === 304) this.#part = 'length';
    else if (head.chunked) this.#part = 'size';
    else if (head.length === undefined) this.#part = 'rest';
    else {
      if (head.length > this.#limitBytes) throw tooLarge();
      this.#left = head.length;
      this.#part = 'length';
    }
  }

  #take(bytes: Buffer): void {
    this.#bytes += bytes.length;
    if (this.#bytes > this.#limitBytes) throw tooLarge();
    if (bytes.length > 0) this.#body.push(bytes);
  }

  #finish(surplus: Buffer): HttpReply {
    const { status, contentType, contentEncoding, keepMs } = this.#head as Head;
    const [first = nothing, second] = this.#body;
    return {
      status,
      contentType,
      contentEncoding,
      body: second === undefined ? first : Buffer.concat(this.#body),
      // Nothing more was asked for: what follows, or ends the body, is not to be taken for the next reply.
      keepMs: surplus.length > 0 || this.#part === 'rest' ? 0 : keepMs,
    };
  }
}

/** Without its end; undefined when that has not come yet. */
function readLine(input: Buffer, longest: number): string | undefined {
  const end = input.indexOf(endOfLine);
  if (end > longest || (end < 0 && input.length > longest)) throw notHttp();
  return end < 0 ? undefined : input.toString('latin1', 0, end);
}
