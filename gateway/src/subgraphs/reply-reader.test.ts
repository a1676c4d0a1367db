import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HttpReply, ReplyReader } from './reply-reader.ts';

const limitBytes = 1_000;

/** In these pieces, and then the connection's end if it is still needed. */
function readAll(pieces: readonly Buffer[]): HttpReply | undefined {
  const reader = new ReplyReader(limitBytes);
  for (const [index, piece] of pieces.entries()) {
    const reply = reader.read(piece);
    if (!reply) continue;
    expect(index).toBe(pieces.length - 1);
    return reply;
  }
  return reader.end();
}
const read = (text: string): HttpReply | undefined => readAll([Buffer.from(text, 'latin1')]);
const refused = { code: 'SOURCE_ERROR', cause: 'not HTTP/1.1' };
const tooLarge = { code: 'SOURCE_ERROR', cause: 'response too large' };

function cut(text: string, places: readonly number[]): Buffer[] {
  const bytes = Buffer.from(text, 'latin1');
  const ends = [...new Set(places.map((place) => place % bytes.length).filter((place) => place > 0))].sort(
    (a, b) => a - b,
  );
  return [0, ...ends].map((start, index) => bytes.subarray(start, ends[index] ?? bytes.length));
}

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const inChunks = (parts: readonly string[]): string =>
  parts.map((part) => `${part.length.toString(16)};more="x"\r\n${part}\r\n`).join('');

describe('a reply', () => {
  const body = fc.string({ unit: fc.constantFrom('\r', '\n', '0', 'a', '\u00ff'), maxLength: 40 });
  const reply = fc.oneof(
    body.map((text) => ({
      text,
      sent: `${head}content-length: ${text.length}\r\n\r\n${text}`,
      keepMs: Number.POSITIVE_INFINITY,
    })),
    fc
      .array(
        body.filter((part) => part !== ''),
        { maxLength: 4 },
      )
      .map((parts) => ({
        text: parts.join(''),
        sent: `${head}transfer-encoding: Chunked\r\n\r\n${inChunks(parts)}0\r\ntrailer: x\r\n\r\n`,
        keepMs: Number.POSITIVE_INFINITY,
      })),
    body.map((text) => ({ text, sent: `${head}\r\n${text}`, keepMs: 0 })),
  );

  it('is the same however it is cut on its way, and after whatever came to say that it will come', () => {
    const early = fc.constantFrom(
      '',
      'HTTP/1.1 100 Continue\r\n\r\n',
      'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n',
    );
    fc.assert(
      fc.property(reply, early, fc.array(fc.nat(), { maxLength: 6 }), ({ text, sent, keepMs }, before, places) => {
        expect(readAll(cut(before + sent, places))).toEqual({
          status: 200,
          contentType: 'application/json',
          contentEncoding: undefined,
          body: Buffer.from(text, 'latin1'),
          keepMs,
        });
      }),
    );
  });

  it('may have no body', () => {
    expect(read('HTTP/1.1 204 No Content\r\n\r\n')).toMatchObject({ status: 204, body: Buffer.alloc(0) });
    expect(read('HTTP/1.1 304\r\ncontent-length: 9\r\n\r\n')).toMatchObject({ status: 304, body: Buffer.alloc(0) });
  });

  it('tells every encoding of its body', () => {
    expect(read(`${head}content-encoding: gzip\r\ncontent-length: 0\r\nContent-Encoding:  br \r\n\r\n`)).toMatchObject({
      contentEncoding: 'gzip, br',
    });
  });

  it.each([
    ['HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n', Number.POSITIVE_INFINITY],
    ['HTTP/1.1 200 OK\r\ncontent-length: 0\r\nkeep-alive: timeout=5\r\n\r\n', 3_000],
    ['HTTP/1.1 200 OK\r\ncontent-length: 0\r\nKeep-Alive: max=9, Timeout=72\r\n\r\n', 70_000],
    ['HTTP/1.1 200 OK\r\ncontent-length: 0\r\nkeep-alive: timeout=2\r\n\r\n', 0],
    ['HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: Close\r\nkeep-alive: timeout=5\r\n\r\n', 0],
    ['HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: x, close\r\n\r\n', 0],
    ['HTTP/1.0 200 OK\r\ncontent-length: 0\r\n\r\n', 0],
    ['HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\nHTTP/1.1 200 OK\r\n', 0],
    ['HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n ', 0],
  ])('leaves its connection for as long as it says: %j', (text, keepMs) => {
    expect(read(text)?.keepMs).toBe(keepMs);
  });

  it.each([
    ['another protocol', 'SSH-2.0-x\r\n\r\n'],
    ['another version', 'HTTP/2.0 200 OK\r\ncontent-length: 0\r\n\r\n'],
    ['no status', 'HTTP/1.1 20 OK\r\ncontent-length: 0\r\n\r\n'],
    ['a switch of protocols', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\n\r\n'],
    ['a field without a name', 'HTTP/1.1 200 OK\r\n: x\r\n\r\n'],
    ['a field without a colon', 'HTTP/1.1 200 OK\r\nx\r\n\r\n'],
    ['a space before the colon', 'HTTP/1.1 200 OK\r\ncontent-length : 0\r\n\r\n'],
    ['a field on two lines', 'HTTP/1.1 200 OK\r\nx: y\r\n content-length: 0\r\n\r\n'],
    ['a bare line feed', 'HTTP/1.1 200 OK\r\nx: y\ncontent-length: 0\r\n\r\n'],
    ['a bare carriage return', 'HTTP/1.1 200 OK\r\nx: y\rcontent-length: 0\r\n\r\n'],
    ['a null', 'HTTP/1.1 200 OK\r\nx: \0\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\nContent-Length: 1\r\n\r\n'],
    ['a length in signs', 'HTTP/1.1 200 OK\r\ncontent-length: +1\r\n\r\n'],
    ['a list of lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1, 1\r\n\r\n'],
    ['a length beside chunks', 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\ntransfer-encoding: chunked\r\n\r\n'],
    ['chunks beside another coding', 'HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n'],
    ['chunks twice', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n\r\n'],
    ['chunks in the version before', 'HTTP/1.0 200 OK\r\ntransfer-encoding: chunked\r\n\r\n'],
    ['a chunk without a size', `${head}transfer-encoding: chunked\r\n\r\n\r\n`],
    ['a chunk of a size in signs', `${head}transfer-encoding: chunked\r\n\r\n-1\r\n`],
    ['a chunk of a size in hex with a prefix', `${head}transfer-encoding: chunked\r\n\r\n0x1\r\nx\r\n`],
    ['a chunk that is longer than its size', `${head}transfer-encoding: chunked\r\n\r\n1\r\nxx\r\n`],
    ['a chunk size with a bare line feed', `${head}transfer-encoding: chunked\r\n\r\n1;\n\r\nx\r\n`],
    ['a trailer without a colon', `${head}transfer-encoding: chunked\r\n\r\n0\r\nx\r\n\r\n`],
    ['a head without end', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(17_000)}`],
    ['a long head', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(17_000)}\r\n\r\n`],
    ['a size without end', `${head}transfer-encoding: chunked\r\n\r\n1;${'x'.repeat(2_000)}`],
    ['trailers without end', `${head}transfer-encoding: chunked\r\n\r\n0\r\n${'x: y\r\n'.repeat(5_000)}`],
  ])('with %s is refused', (_what, text) => {
    expect(() => read(text)).toThrow(expect.objectContaining(refused));
  });

  it.each([
    '',
    'HTTP/1.1 200',
    `${head}content-length: 2\r\n\r\n{`,
    `${head}transfer-encoding: chunked\r\n\r\n1\r\nx\r\n`,
  ])('that ends early is none: %j', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('S11 comes in chunks that take no more memory than they hold', () => {
    const reader = new ReplyReader(1_000_000);
    reader.read(Buffer.from(`${head}transfer-encoding: chunked\r\n\r\n`));
    const send = (times: number, bytes: number) =>
      reader.read(Buffer.from(inChunks(['x'.repeat(bytes)]).repeat(times)));
    expect(send(10_000, 17)).toBeUndefined();
    expect(send(1_000, 1)).toBeUndefined();
    expect(() => send(2_000, 1)).toThrow(expect.objectContaining(refused));
  });

  it('S11 may have as many bytes as allowed, however it is sent', () => {
    const most = 'x'.repeat(limitBytes);
    for (const text of [most, `${most}x`]) {
      const sent = [
        `${head}content-length: ${text.length}\r\n\r\n${text}`,
        `${head}transfer-encoding: chunked\r\n\r\n${inChunks([text.slice(0, 600), text.slice(600)])}0\r\n\r\n`,
        `${head}\r\n${text}`,
      ];
      for (const one of sent) {
        if (text === most) expect(read(one)?.body).toHaveLength(limitBytes);
        else expect(() => read(one)).toThrow(expect.objectContaining(tooLarge));
      }
    }
    // As soon as it is told.
    expect(() => read(`${head}content-length: 1001\r\n\r\n`)).toThrow(expect.objectContaining(tooLarge));
  });
});
