import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Door, openDoor } from './door.ts';

const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 26\r\n\r\nabcdefghijklmnopqrstuvwxyz';
let server: Server;
let door: Door;
let received = 0;

beforeEach(async () => {
  received = 0;
  server = createServer((socket) => {
    socket
      .on('error', () => undefined)
      .on('data', () => {
        received += 1;
        socket.write(answer);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  door = await openDoor({ port: 0, target: (server.address() as { port: number }).port, harms: 'answers' });
});

afterEach(async () => {
  await door.close();
  server.close();
});

const open = (): Socket => connect(door.port, '127.0.0.1').on('error', () => undefined);
const closed = (socket: Socket): Promise<void> => new Promise((resolve) => socket.once('close', () => resolve()));

/** What arrives within the time, or until the connection ends. */
async function ask(withinMs = 1_000): Promise<{ text: string; ended: boolean }> {
  const socket = open();
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    if (text.length >= answer.length) socket.destroy();
  });
  socket.write('ask');
  const ended = await Promise.race([
    closed(socket).then(() => text.length < answer.length),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), withinMs)),
  ]);
  socket.destroy();
  return { text, ended };
}

it('lets everything through when nothing is wrong', async () => {
  expect(await ask()).toEqual({ text: answer, ended: false });
});

it('refuses connections when down, and counts them', async () => {
  door.misbehave({ mode: 'down' });
  expect(await ask()).toEqual({ text: '', ended: true });
  door.misbehave({ mode: 'none' });
  expect((await ask()).text).toBe(answer);
  expect(door.attempts()).toBe(2);
});

it.each(['hung', 'black-hole'] as const)('never answers when %s', async (mode) => {
  door.misbehave({ mode });
  expect(await ask(300)).toEqual({ text: '', ended: false });
  expect(received).toBe(0);
});

it('cuts connections that are open when it begins to misbehave', async () => {
  const socket = open();
  await new Promise<void>((resolve) => socket.once('data', () => resolve()).write('ask'));
  const end = closed(socket);
  door.misbehave({ mode: 'down' });
  await end;
});

it('breaks answers off', async () => {
  door.misbehave({ mode: 'truncate', afterBytes: 50 });
  expect(await ask()).toEqual({ text: answer.slice(0, 50), ended: true });
});

it('garbles what is inside a message and leaves its head', async () => {
  door.misbehave({ mode: 'garbage' });
  const { text } = await ask();
  const head = answer.slice(0, -26);
  expect(text).toHaveLength(answer.length);
  expect(text.startsWith(head)).toBe(true);
  expect(text).not.toBe(answer);
});

it('lets bytes trickle', async () => {
  door.misbehave({ mode: 'trickle', bytesPerSecond: 20 });
  const { text } = await ask(500);
  expect(text.length).toBeGreaterThan(0);
  expect(text.length).toBeLessThan(answer.length);
});

it('is down and up by turns when flapping', async () => {
  door.misbehave({ mode: 'flapping', downMs: 50, upMs: 50 });
  const seen = new Set<boolean>();
  for (let tries = 0; tries < 100 && seen.size < 2; tries++) {
    seen.add((await ask(200)).text === answer);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(seen.size).toBe(2);
});
