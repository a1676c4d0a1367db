/** MLLP, release 1 (HL7 v2 implementation guide, appendix C): a message stands between the bytes 0B and 1C 0D, which are no part of a character in any charset read here. */
const startBlock = 0x0b;
const endBlock = 0x1c;
const carriageReturn = 0x0d;

/** The message as it goes over the wire. */
export const frame = (message: Uint8Array): Buffer =>
  Buffer.concat([Buffer.of(startBlock), message, Buffer.of(endBlock, carriageReturn)]);

export interface Frame {
  /** Without the framing; of a frame that is too large, what came up to the limit. */
  readonly bytes: Buffer;
  readonly isTooLarge: boolean;
}

export interface FrameReader {
  /** The frames that this piece of the stream completes. Nothing is read after a frame that is too large: where it ends is not known. */
  read(chunk: Buffer): readonly Frame[];
  /** Whether a frame has begun that has not ended. */
  isInside(): boolean;
  /** Bytes outside of any frame, and of frames that broke off because another began. */
  skippedBytes(): number;
}

export function createFrameReader(maxBytes: number): FrameReader {
  let state: 'outside' | 'inside' | 'ended' = 'outside';
  let parts: Buffer[] = [];
  let size = 0;
  let previous = -1;
  let skipped = 0;

  function begin(): void {
    skipped += size;
    state = 'inside';
    parts = [];
    size = 0;
  }

  function finish(next: typeof state, isTooLarge: boolean): Frame {
    const bytes = Buffer.concat(parts, isTooLarge ? Math.min(size, maxBytes) : size - 1);
    state = next;
    parts = [];
    size = 0;
    return { bytes, isTooLarge };
  }

  /** The last byte may be the first of the end. */
  const isOver = (): boolean => size - 1 > maxBytes;

  function keep(piece: Buffer): void {
    if (piece.length === 0) return;
    parts.push(piece);
    size += piece.length;
  }

  return {
    read(chunk) {
      const frames: Frame[] = [];
      let from = 0;
      for (let at = 0; at < chunk.length && state !== 'ended'; at += 1) {
        const byte = chunk[at] as number;
        if (byte === startBlock) {
          if (state === 'inside') keep(chunk.subarray(from, at));
          if (isOver()) frames.push(finish('ended', true));
          else begin();
          from = at + 1;
        } else if (state === 'outside') skipped += 1;
        else if (byte === carriageReturn && previous === endBlock) {
          keep(chunk.subarray(from, at));
          frames.push(isOver() ? finish('ended', true) : finish('outside', false));
        }
        previous = byte;
      }
      if (state === 'inside') {
        keep(chunk.subarray(from));
        if (isOver()) frames.push(finish('ended', true));
      }
      return frames;
    },
    isInside: () => state === 'inside',
    skippedBytes: () => skipped,
  };
}
