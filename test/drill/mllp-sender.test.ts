import { createServer, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { sendAll, writeResult } from './mllp-sender.ts';

const messages = Array.from({ length: 20 }, (_, index) =>
  writeResult({ controlId: `M${index}`, recordNumber: 'SYN1', value: '5.0' }),
);
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A receiver that answers what `answer` says of each message; null cuts the connection. */
async function receive(answer: (controlId: string, times: number) => string | null): Promise<{
  readonly port: number;
  readonly seen: Map<string, string[]>;
}> {
  const seen = new Map<string, string[]>();
  const server = createServer((socket: Socket) => {
    let text = '';
    socket
      .on('error', () => undefined)
      .on('data', (data) => {
        text += data.toString('latin1');
        for (let end = text.indexOf('\x1c\r'); end >= 0; end = text.indexOf('\x1c\r')) {
          const body = text.slice(1, end);
          text = text.slice(end + 2);
          const controlId = body.split('|')[9] ?? '';
          const bodies = [...(seen.get(controlId) ?? []), body];
          seen.set(controlId, bodies);
          const code = answer(controlId, bodies.length);
          if (code === null) socket.destroy();
          else socket.write(`\x0bMSH|^~\\&|\rMSA|${code}|${controlId}\r\x1c\r`);
        }
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return { port: (server.address() as { port: number }).port, seen };
}

it('sends what was not acknowledged again, as it was, and nothing else', async () => {
  const { port, seen } = await receive((controlId, times) => (controlId === 'M7' && times < 3 ? null : 'AA'));
  const { acknowledged, resent } = await sendAll(port, messages, 3, AbortSignal.timeout(20_000), () => undefined);
  expect([...acknowledged.values()]).toEqual(messages.map(() => 'AA'));
  expect(resent).toBe(2);
  expect(seen.get('M7')).toHaveLength(3);
  expect(new Set(seen.get('M7')).size).toBe(1);
  for (const { controlId } of messages) if (controlId !== 'M7') expect(seen.get(controlId)).toHaveLength(1);
});

it('tells what was refused, and gives up when it is told to', async () => {
  const { port } = await receive((controlId) => (controlId === 'M3' ? 'AE' : 'AA'));
  const { acknowledged } = await sendAll(port, messages, 2, AbortSignal.timeout(20_000), () => undefined);
  expect(acknowledged.get('M3')).toBe('AE');
  const silent = await receive(() => null);
  const none = await sendAll(silent.port, messages, 2, AbortSignal.timeout(500), () => undefined);
  expect(none.acknowledged.size).toBe(0);
});
