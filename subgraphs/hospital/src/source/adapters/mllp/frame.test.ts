import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameReader, frame } from './frame.ts';

/** Any bytes but those of the framing. */
const content = fc
  .uint8Array({ minLength: 1, maxLength: 40 })
  .map((bytes) => Buffer.from(bytes.map((byte) => (byte === 0x0b || byte === 0x1c ? 0x41 : byte))));

function split(stream: Buffer, cuts: readonly number[]): Buffer[] {
  const at = [...new Set(cuts.map((cut) => cut % (stream.length + 1)))].sort((a, b) => a - b);
  return [...at, stream.length].map((end, index) => stream.subarray(index === 0 ? 0 : at[index - 1], end));
}

describe('MLLP frames', () => {
  it('come out whole, in order, however the stream is split or glued', () => {
    fc.assert(
      fc.property(fc.array(content, { maxLength: 6 }), fc.array(fc.nat(400)), (messages, cuts) => {
        const reader = createFrameReader(1_000);
        const frames = split(Buffer.concat(messages.map(frame)), cuts).flatMap((chunk) => reader.read(chunk));
        expect(frames.map(({ bytes }) => bytes.toString('hex'))).toEqual(
          messages.map((bytes) => bytes.toString('hex')),
        );
        expect([reader.skippedBytes(), reader.isInside()]).toEqual([0, false]);
      }),
      { seed: 2575, numRuns: 500 },
    );
  });

  it('are found between bytes that belong to none, which are counted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(content, content), { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(400)),
        (pairs, cuts) => {
          const reader = createFrameReader(1_000);
          const stream = Buffer.concat(pairs.flatMap(([junk, message]) => [junk, frame(message)]));
          const frames = split(stream, cuts).flatMap((chunk) => reader.read(chunk));
          expect(frames.map(({ bytes }) => bytes.toString('hex'))).toEqual(
            pairs.map(([, bytes]) => bytes.toString('hex')),
          );
          expect(reader.skippedBytes()).toBe(pairs.reduce((sum, [junk]) => sum + junk.length, 0));
        },
      ),
      { seed: 2575 },
    );
  });

  it('that break off are dropped where another begins', () => {
    const reader = createFrameReader(100);
    const frames = reader.read(Buffer.concat([Buffer.from('\x0bMSH|broken'), frame(Buffer.from('whole'))]));
    expect(frames.map(({ bytes }) => bytes.toString())).toEqual(['whole']);
    expect(reader.skippedBytes()).toBe(10);
  });

  it('end at both bytes only', () => {
    const text = 'a\x1cb\rc\x1c\x1c';
    expect(
      createFrameReader(100)
        .read(frame(Buffer.from(text)))[0]
        ?.bytes.toString(),
    ).toBe(text);
  });

  it('of exactly the limit pass; one byte more ends the reading, whether or not the frame ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.array(fc.nat(100)), fc.boolean(), (limit, cuts, endless) => {
        const fits = createFrameReader(limit);
        const whole = split(frame(Buffer.alloc(limit, 65)), cuts).flatMap((chunk) => fits.read(chunk));
        expect(whole.map(({ bytes, isTooLarge }) => [bytes.length, isTooLarge])).toEqual([[limit, false]]);

        const reader = createFrameReader(limit);
        const framed = frame(Buffer.alloc(limit + 1, 65));
        const stream = Buffer.concat([
          endless ? framed.subarray(0, -2) : framed,
          Buffer.alloc(5, 66),
          frame(Buffer.from('B')),
        ]);
        const frames = split(stream, cuts).flatMap((chunk) => reader.read(chunk));
        expect(frames.map(({ bytes, isTooLarge }) => [bytes.length, isTooLarge])).toEqual([[limit, true]]);
      }),
      { seed: 2575 },
    );
  });
});
