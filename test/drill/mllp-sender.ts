/** A laboratory system that sends results: one message after the other on each of its connections, and again, as it was, what was not acknowledged. */
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Message {
  readonly controlId: string;
  /** Without framing. */
  readonly body: Buffer;
}

export interface Delivery {
  /** The acknowledgement code by control id. */
  readonly acknowledged: ReadonlyMap<string, string>;
  /** Messages that went out more than once. */
  readonly resent: number;
}

const [start, end, carriageReturn] = [0x0b, 0x1c, 0x0d];
const reconnectMs = 100;
const patienceMs = 5_000;

const frame = ({ body }: Message): Buffer => Buffer.concat([Buffer.of(start), body, Buffer.of(end, carriageReturn)]);

/** 张伟 in GB 18030. */
const patientName = Buffer.from('d5c5ceb0', 'hex');

export interface Result {
  readonly controlId: string;
  readonly recordNumber: string;
  readonly value: string;
  /** As MSH-18 names it. */
  readonly charset?: string;
}

/** An ORU^R01 with one laboratory result, of which the control id is also the identity. */
export function writeResult({ controlId, recordNumber, value, charset = 'GB 18030-2000' }: Result): Message {
  const time = '20140116131700';
  const before = [
    `MSH|^~\\&|DRILL|DRILL|MERIDIAN|MERIDIAN|${time}||ORU^R01^ORU_R01|${controlId}|P|2.5.1||||||${charset}`,
    `PID|1||${recordNumber}^^^^MR||`,
  ];
  const after = [
    `OBR|1||${controlId}|DRILL^Drill^L|||${time}`,
    `OBX|1|NM|DRILL^Drill result^L||${value}|mmol/L|3.9-6.1|N|||F|||${time}|||||||${controlId}`,
  ];
  return {
    controlId,
    body: Buffer.concat([
      Buffer.from(before.join('\r'), 'latin1'),
      patientName,
      Buffer.from(`\r${after.join('\r')}\r`, 'latin1'),
    ]),
  };
}

/** Resolves to the acknowledgement's text; rejects when the connection ends first, or takes too long. */
function exchange(socket: Socket, message: Message): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let text = '';
  const read = (data: Buffer): void => {
    text += data.toString('latin1');
    if (text.includes('\x1c\r')) resolve(text);
  };
  const fail = (): void => reject(new Error('no acknowledgement'));
  const timer = setTimeout(fail, patienceMs);
  socket.on('data', read).once('close', fail);
  socket.write(frame(message));
  return promise.finally(() => {
    clearTimeout(timer);
    socket.off('data', read).off('close', fail);
  });
}

function open(port: number): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const socket = connect(port, '127.0.0.1', () => resolve(socket));
  socket.on('error', reject).setNoDelay(true);
  return promise;
}

/** Sends one message and resolves to the code that acknowledged it. */
export async function sendOnce(port: number, message: Message): Promise<string> {
  const socket = await open(port);
  try {
    return codeOf(await exchange(socket, message));
  } finally {
    socket.destroy();
  }
}

const codeOf = (acknowledgement: string): string => /MSA\|([A-Z]{2})/.exec(acknowledgement)?.[1] ?? 'no code';

/** Sends until every message is acknowledged or the signal ends it. */
export async function sendAll(
  port: number,
  messages: readonly Message[],
  connections: number,
  signal: AbortSignal,
  onAcknowledged: (count: number) => void,
): Promise<Delivery> {
  const acknowledged = new Map<string, string>();
  const waiting = [...messages].reverse();
  let resent = 0;

  async function sendUntilDone(): Promise<void> {
    let socket: Socket | null = null;
    let message = waiting.pop();
    while (message !== undefined && !signal.aborted) {
      try {
        socket ??= await open(port);
        acknowledged.set(message.controlId, codeOf(await exchange(socket, message)));
        onAcknowledged(acknowledged.size);
        message = waiting.pop();
      } catch {
        // It may have been stored or not: who asked does not know, and sends it again.
        if (socket !== null) resent += 1;
        socket?.destroy();
        socket = null;
        await sleep(reconnectMs);
      }
    }
    socket?.destroy();
  }

  await Promise.all(Array.from({ length: connections }, sendUntilDone));
  return { acknowledged, resent };
}
