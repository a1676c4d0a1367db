/** Listens for the messages of one hospital that pushes (HL7 v2 over MLLP). */
import { createServer, type Socket } from 'node:net';
import { createFrameReader, type Frame, frame } from './frame.ts';
import { createReceiver, type ReceiverDeps } from './receiver.ts';

export interface MllpListener {
  readonly port: number;
  stats(): {
    /** When a message was last taken, one without effect too. */
    readonly lastMessageAt: Date | null;
    readonly lastRefusedAt: Date | null;
    readonly connections: number;
    /** Since the start. */
    readonly received: number;
    readonly refused: number;
    /** Bytes outside of any frame since the start. */
    readonly skippedBytes: number;
  };
  /** What became of the dead letter: STORED, or why not. Throws NOT_FOUND. */
  replay(deadLetterId: string): Promise<'STORED' | string>;
  /** Messages that are being stored are still acknowledged. */
  close(): Promise<void>;
}

const keepAliveMs = 60_000;

/** Resolves when the bytes are handed to the system, so that a peer that does not read holds up its own messages alone. */
const send = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())));

const lingerMs = 1_000;

/** To close at once would take back the acknowledgement from a peer that is still sending. */
function hangUp(socket: Socket): void {
  socket.end();
  setTimeout(() => socket.destroy(), lingerMs).unref();
}

/** Rejects when it cannot listen. */
export async function openMllpListener(deps: ReceiverDeps): Promise<MllpListener> {
  const { hospital, logger } = deps;
  const receiver = createReceiver(deps);
  const idleMs = hospital.idleSeconds * 1_000;
  const open = new Set<Socket>();
  const working = new Set<Promise<void>>();
  let isClosing = false;
  let [received, refused, skippedBytes] = [0, 0, 0];
  let lastMessageAt: Date | null = null;
  let lastRefusedAt: Date | null = null;

  async function answer(socket: Socket, message: Frame): Promise<void> {
    received += 1;
    const { isTaken, acknowledgement } = await receiver.receive(message);
    if (isTaken) lastMessageAt = new Date();
    else {
      refused += 1;
      lastRefusedAt = new Date();
    }
    if (acknowledgement !== null && !socket.destroyed) await send(socket, frame(acknowledgement));
  }

  /** The messages of a connection are answered in their order, one after the other; meanwhile nothing more is read. */
  async function serve(socket: Socket): Promise<void> {
    const reader = createFrameReader(hospital.maxMessageBytes);
    let beganAtMs = 0;
    try {
      for await (const chunk of socket) {
        const wasInside = reader.isInside();
        for (const message of reader.read(chunk as Buffer)) {
          // Some senders keep a connection alive with empty frames.
          if (message.bytes.length === 0) continue;
          if (isClosing) return;
          const work = answer(socket, message);
          working.add(work);
          await work.finally(() => working.delete(work));
          if (message.isTooLarge) hangUp(socket);
        }
        if (!wasInside) beganAtMs = Date.now();
        // A message that trickles in holds its connection no longer than silence would.
        else if (reader.isInside() && Date.now() - beganAtMs > idleMs) return;
      }
    } finally {
      skippedBytes += reader.skippedBytes();
    }
  }

  const server = createServer((socket) => {
    open.add(socket);
    socket
      .setKeepAlive(true, keepAliveMs)
      .setTimeout(idleMs, () => socket.destroy())
      // The loop that reads ends with it.
      .on('error', () => undefined)
      .once('close', () => open.delete(socket));
    serve(socket)
      .catch((error: unknown) => {
        if (!socket.destroyed) logger.error({ err: error, hospital: hospital.number }, 'a message was not answered');
      })
      .finally(() => socket.destroy());
  });
  server.maxConnections = hospital.maxConnections;
  const { host, port } = hospital.listen;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  server.on('error', (error) => logger.error({ err: error, hospital: hospital.number }, 'the listener failed'));

  return {
    port: (server.address() as { port: number }).port,
    stats: () => ({ lastMessageAt, lastRefusedAt, connections: open.size, received, refused, skippedBytes }),
    replay: (deadLetterId) => receiver.replay(deadLetterId),
    async close() {
      isClosing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.allSettled(working);
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
