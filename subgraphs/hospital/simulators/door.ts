/** A TCP door before a simulated hospital's server, or before whoever it sends to, that misbehaves when told to: the protocol behind it knows nothing of it. */
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Fault } from './simulator.ts';

export interface Door {
  readonly port: number;
  readonly fault: Fault;
  /** Takes effect at once: connections that are open are cut. */
  misbehave(fault: Fault): void;
  /** Connections that were attempted since the start, those that were refused too. */
  attempts(): number;
  close(): Promise<void>;
}

export interface DoorOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  /** The port on loopback that the door leads to. */
  readonly target: number;
  /** Whose bytes are harmed: what the far side answers, or what the near side sends. */
  readonly harms: 'answers' | 'requests';
}

/** A linear congruential generator (Numerical Recipes), so that the same fault harms the same bytes. */
function* randomNumbers(): Generator<number, never> {
  let state = 20_140_105;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

const frameBytes: readonly number[] = [0x0b, 0x1c, 0x0d];

/** Replaces a third of the bytes. What frames the message stays, or nobody would look at what is inside: HTTP headers, MLLP's frame. */
function createGarbler(): (chunk: Buffer) => Buffer {
  const random = randomNumbers();
  return (chunk) => {
    const headEnd = chunk.subarray(0, 5).toString('latin1') === 'HTTP/' ? chunk.indexOf('\r\n\r\n') + 4 : 0;
    return Buffer.from(
      chunk.map((byte, index) =>
        index < headEnd || frameBytes.includes(byte) || random.next().value > 1 / 3
          ? byte
          : 0x20 + Math.floor(random.next().value * 0xd0),
      ),
    );
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Passes chunks on, one after the other, harmed as the fault says. */
function createHarm(fault: Fault, to: Socket): (chunk: Buffer) => Promise<void> {
  const garble = createGarbler();
  let passed = 0;
  const write = (bytes: Buffer): void => {
    if (!to.destroyed) to.write(bytes);
  };
  return async (chunk) => {
    if (fault.mode === 'slow') await pause(fault.delayMs);
    if (fault.mode === 'trickle') {
      for (const byte of chunk) {
        if (to.destroyed) return;
        write(Buffer.of(byte));
        await pause(1_000 / fault.bytesPerSecond);
      }
      return;
    }
    if (fault.mode === 'truncate') {
      write(chunk.subarray(0, Math.max(0, fault.afterBytes - passed)));
      passed += chunk.length;
      if (passed >= fault.afterBytes) to.destroySoon();
      return;
    }
    write(fault.mode === 'garbage' ? garble(chunk) : chunk);
  };
}

function pipe(from: Socket, to: Socket, pass: (chunk: Buffer) => Promise<void>): void {
  let last = Promise.resolve();
  from.on('data', (chunk: Buffer) => {
    last = last.then(() => pass(chunk));
  });
  from.once('end', () => void last.then(() => to.end()));
}

export async function openDoor({ port, target, harms }: DoorOptions): Promise<Door> {
  let fault: Fault = { mode: 'none' };
  let isShut = false;
  let attempts = 0;
  let flap: NodeJS.Timeout | undefined;
  const open = new Set<Socket>();

  const keep = (socket: Socket): Socket => {
    open.add(socket);
    // A reset is what faults are made of.
    return socket.on('error', () => undefined).once('close', () => open.delete(socket));
  };
  const cut = (): void => {
    for (const socket of open) socket.resetAndDestroy();
  };

  function enter(near: Socket): void {
    attempts += 1;
    keep(near);
    if (isShut) near.resetAndDestroy();
    else if (fault.mode === 'black-hole') near.pause();
    else if (fault.mode === 'hung') near.resume();
    else {
      const far = keep(connect(target, '127.0.0.1'));
      const harm = createHarm(fault, harms === 'answers' ? near : far);
      pipe(near, far, harms === 'requests' ? harm : async (chunk) => void (far.destroyed || far.write(chunk)));
      pipe(far, near, harms === 'answers' ? harm : async (chunk) => void (near.destroyed || near.write(chunk)));
      near.once('close', () => far.destroy());
      far.once('close', () => near.destroySoon());
    }
  }

  function flapOn(downMs: number, upMs: number): void {
    isShut = !isShut;
    if (isShut) cut();
    flap = setTimeout(() => flapOn(downMs, upMs), isShut ? downMs : upMs).unref();
  }

  const server: Server = createServer(enter);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    get fault() {
      return fault;
    },
    misbehave(next) {
      clearTimeout(flap);
      fault = next;
      isShut = next.mode === 'down';
      cut();
      if (next.mode === 'flapping') flapOn(next.downMs, next.upMs);
    },
    attempts: () => attempts,
    async close() {
      clearTimeout(flap);
      cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
