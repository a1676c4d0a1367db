/** One question and its answer over a connection of their own. */
import { connect } from 'node:net';
import { BadAnswer } from '../adapter.ts';
import { createFrameReader, frame } from './frame.ts';

export const maxAnswerBytes = 10_000_000;

/** The answer's bytes. Rejects with the socket's error, with the signal's reason, which closes the connection, and with BadAnswer. */
export async function exchange(
  { host, port }: { readonly host: string; readonly port: number },
  question: Uint8Array,
  signal: AbortSignal,
): Promise<Buffer> {
  signal.throwIfAborted();
  const socket = connect({ host, port, noDelay: true });
  const abort = (): void => void socket.destroy(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    socket.write(frame(question));
    const reader = createFrameReader(maxAnswerBytes);
    for await (const chunk of socket) {
      const [answer] = reader.read(chunk as Buffer);
      if (answer?.isTooLarge || reader.skippedBytes() > maxAnswerBytes) throw new BadAnswer('it is too large');
      if (answer !== undefined) return answer.bytes;
    }
    signal.throwIfAborted();
    throw new BadAnswer('it breaks off');
  } finally {
    signal.removeEventListener('abort', abort);
    socket.on('error', () => undefined).destroy();
  }
}
