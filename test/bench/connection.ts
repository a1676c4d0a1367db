/** One HTTP/1.1 connection that asks and counts what comes back: a client that costs as little as can be, since it shares the machine with what it measures. */
import { connect } from 'node:net';

export interface Connection {
  /** Resolves to the bytes of the answer's body, which is not kept. One request at a time. Rejects for any status but 200. */
  ask(request: Uint8Array): Promise<number>;
  close(): void;
}

/** The bytes of a POST to /graphql, to be sent as often as one likes. */
export function writeRequest(origin: string, token: string, body: string): Buffer {
  const head = [
    'POST /graphql HTTP/1.1',
    `host: ${new URL(origin).host}`,
    'content-type: application/json',
    'accept: application/graphql-response+json, application/json;q=0.9',
    `authorization: Bearer ${token}`,
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

const endOfHead = Buffer.from('\r\n\r\n');
/** JSON has no bare line break within a string, so this cannot stand in the text itself. */
const endOfChunks = '0\r\n\r\n';

interface Waiting {
  readonly resolve: (bytes: number) => void;
  readonly reject: (error: Error) => void;
}

/** What is known of the answer that is being read. */
interface Reading {
  bytes: number;
  /** Body bytes still to come; null when the answer comes in chunks and its end is looked for. */
  left: number | null;
  tail: string;
}

class ConnectionClosed extends Error {
  override readonly name = 'ConnectionClosed';
}

/** Servers may close what is idle: a request that such a connection cannot take is sent on a new one. */
export function openConnection(origin: string): Connection {
  let open: Promise<Connection> | undefined;
  return {
    async ask(request) {
      open ??= connectTo(origin);
      try {
        return await (await open).ask(request);
      } catch (error) {
        if (!(error instanceof ConnectionClosed)) throw error;
      }
      open = connectTo(origin);
      return (await open).ask(request);
    },
    close: () => void open?.then((connection) => connection.close()),
  };
}

async function connectTo(origin: string): Promise<Connection> {
  const { hostname, port } = new URL(origin);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let waiting: Waiting | undefined;
  let reading: Reading | undefined;
  let head: Buffer = Buffer.alloc(0);

  const settle = (how: (one: Waiting) => void): void => {
    const one = waiting;
    waiting = undefined;
    reading = undefined;
    head = Buffer.alloc(0);
    if (one) how(one);
  };
  const fail = (error: Error): void => settle(({ reject }) => reject(error));

  function readHead(chunk: Buffer): void {
    head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
    const end = head.indexOf(endOfHead);
    if (end < 0) return;
    const text = head.toString('latin1', 0, end).toLowerCase();
    const status = text.slice(9, 12);
    if (status !== '200') {
      fail(new Error(`an answer had status ${status}`));
      socket.destroy();
      return;
    }
    const length = /\r\ncontent-length: *(\d+)/.exec(text)?.[1];
    reading = { bytes: 0, left: length === undefined ? null : Number(length), tail: '' };
    readBody(head.subarray(end + endOfHead.length), reading);
  }

  function readBody(chunk: Buffer, answer: Reading): void {
    answer.bytes += chunk.length;
    if (answer.left === null) {
      answer.tail = (answer.tail + chunk.toString('latin1', Math.max(0, chunk.length - 8))).slice(-8);
      if (!answer.tail.endsWith(endOfChunks)) return;
    } else {
      answer.left -= chunk.length;
      if (answer.left > 0) return;
    }
    const { bytes } = answer;
    settle(({ resolve }) => resolve(bytes));
  }

  socket.on('data', (chunk: Buffer) => (reading === undefined ? readHead(chunk) : readBody(chunk, reading)));
  socket.once('error', (error: Error & { readonly code?: string }) =>
    fail(error.code === 'ECONNRESET' || error.code === 'EPIPE' ? new ConnectionClosed(error.message) : error),
  );
  socket.once('close', () => fail(new ConnectionClosed('the connection was closed')));
  return {
    ask(request) {
      const { promise, resolve, reject } = Promise.withResolvers<number>();
      waiting = { resolve, reject };
      if (socket.destroyed) fail(new ConnectionClosed('the connection was closed'));
      else socket.write(request);
      return promise;
    },
    close: () => void socket.destroy(),
  };
}
