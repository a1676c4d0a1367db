/** Sends messages one after the other over one connection, each after the acknowledgement of the one before (MLLP allows no more). */
import { connect, type Socket } from 'node:net';
import { createFrameReader, frame } from '../../src/source/adapters/mllp/frame.ts';
import { readEnvelope } from '../../src/source/adapters/mllp/message.ts';

export interface Sender {
  /** Whether the message was accepted. Rejects when no acknowledgement of it came; the next message goes over a new connection. */
  send(message: Buffer, controlId: string): Promise<boolean>;
  /** Messages handed to a connection since the start. */
  sent(): number;
  close(): void;
}

const maxAcknowledgementBytes = 100_000;

/** MSA of an acknowledgement. */
function readAcknowledgement(bytes: Buffer): { readonly code: string | null; readonly controlId: string | null } {
  const msa = readEnvelope(bytes, 'GB18030')
    .open()
    .segments.find(({ id }) => id === 'MSA');
  return { code: msa?.text(1) ?? null, controlId: msa?.text(2) ?? null };
}

interface Line {
  readonly socket: Socket;
  readonly frames: AsyncIterator<Buffer>;
}

async function* readFrames(socket: Socket): AsyncGenerator<Buffer> {
  const reader = createFrameReader(maxAcknowledgementBytes);
  for await (const chunk of socket) for (const { bytes } of reader.read(chunk as Buffer)) yield bytes;
}

export function createSender(to: { readonly host: string; readonly port: number }, timeoutMs: number): Sender {
  let line: Line | null = null;
  let sent = 0;

  function open(): Line {
    if (line !== null && !line.socket.destroyed) return line;
    const socket = connect({ ...to, noDelay: true }).setTimeout(timeoutMs);
    // Whoever waits for an acknowledgement learns of it.
    socket.on('error', () => undefined).once('timeout', () => socket.destroy(new Error('no acknowledgement in time')));
    line = { socket, frames: readFrames(socket) };
    return line;
  }

  return {
    async send(message, controlId) {
      const { socket, frames } = open();
      try {
        socket.write(frame(message));
        sent += 1;
        const { value, done } = await frames.next();
        if (done) throw new Error('the connection ended');
        const acknowledgement = readAcknowledgement(value);
        if (acknowledgement.controlId !== controlId) throw new Error('another message was acknowledged');
        return acknowledgement.code === 'AA';
      } catch (error) {
        socket.destroy();
        throw error;
      }
    },
    sent: () => sent,
    close: () => void line?.socket.destroy(),
  };
}
