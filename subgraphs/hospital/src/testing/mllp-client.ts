/** A sender of HL7 messages for suites that test who receives them. */
import { connect, type Socket } from 'node:net';
import { createFrameReader, frame } from '../source/adapters/mllp/frame.ts';

export interface MllpClient {
  readonly socket: Socket;
  /** Bytes as they are, without framing. */
  write(bytes: Buffer | string): void;
  /** The next acknowledgement; null when the connection ended without one. */
  next(): Promise<Buffer | null>;
  /** Sends one message in a frame and resolves with the text of its acknowledgement. */
  ask(message: Buffer | string): Promise<string>;
  close(): void;
}

export function openMllpClient(port: number): MllpClient {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  socket.on('error', () => undefined);
  async function* read(): AsyncGenerator<Buffer> {
    const reader = createFrameReader(1_000_000);
    for await (const chunk of socket) for (const { bytes } of reader.read(chunk as Buffer)) yield bytes;
  }
  const frames = read();
  const next = async (): Promise<Buffer | null> => {
    const { value, done } = await frames.next().catch(() => ({ value: undefined, done: true as const }));
    return done ? null : (value as Buffer);
  };
  return {
    socket,
    write: (bytes) => void socket.write(bytes),
    next,
    async ask(message) {
      socket.write(frame(Buffer.from(message as string)));
      return (await next())?.toString() ?? 'no answer';
    },
    close: () => void socket.destroy(),
  };
}
