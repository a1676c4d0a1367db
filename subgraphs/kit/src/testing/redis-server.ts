/** A Redis of a suite's own, which it may kill, halt, fill or hide, and a proxy that can swallow all that passes. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { servicesRequired } from './services-required.ts';

/** True also where the binary is missing but services are required: the suite then fails, as it should. */
export const hasRedisServer: boolean =
  servicesRequired || spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

export const redisServerMissing = 'SKIPPED, there is no redis-server on the PATH';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilItAnswers(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const socket = dial(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((resolve) =>
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false)),
    );
    socket.destroy();
    if (isOpen) return;
    await sleep(25);
  }
  throw new Error('The Redis of this suite does not answer.');
}

export class RedisServer {
  readonly port: number;
  #process: ChildProcess;

  private constructor(port: number, process_: ChildProcess) {
    this.port = port;
    this.#process = process_;
  }

  static async start(): Promise<RedisServer> {
    const port = await freePort();
    const server = new RedisServer(port, launch(port));
    await untilItAnswers(port);
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Ends it with SIGKILL; what it held is lost. */
  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exited = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await exited;
  }

  async restart(): Promise<void> {
    await this.kill();
    this.#process = launch(this.port);
    await untilItAnswers(this.port);
  }

  /** Its connections stay open, and nothing answers. */
  halt(): void {
    this.#process.kill('SIGSTOP');
  }

  resume(): void {
    this.#process.kill('SIGCONT');
  }
}

function launch(port: number): ChildProcess {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', options, { stdio: 'ignore' });
  const end = (): boolean => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  return child;
}

export interface BlackHole {
  readonly port: number;
  /** From now on connections are accepted, and what they carry is swallowed. */
  swallow(): void;
  pass(): void;
  close(): Promise<void>;
}

/** A TCP proxy before the port. */
export async function openBlackHole(targetPort: number): Promise<BlackHole> {
  const sockets = new Set<Socket>();
  let swallows = false;
  const server = createServer((from) => {
    const to = dial(targetPort, '127.0.0.1');
    for (const [socket, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(socket);
      socket.on('data', (data) => swallows || other.write(data));
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        if (!swallows) other.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    swallow: () => {
      swallows = true;
    },
    pass: () => {
      swallows = false;
      // What was swallowed is gone, so these connections cannot go on.
      for (const socket of sockets) socket.destroy();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
