/** Real processes for tests: started with an environment of their own, watched until they say something, and ended by their id. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Running {
  readonly child: ChildProcess;
  /** Everything it has written to its standard output and error. */
  readonly output: () => string;
  readonly errors: () => string;
  /** Resolves when it has written the text; rejects when it ends before, or takes too long. */
  says(text: string, withinMs?: number): Promise<void>;
  /** Resolves to its exit status, or to the signal that ended it. */
  readonly ended: Promise<number | string>;
  kill(signal: NodeJS.Signals): Promise<number | string>;
}

export type Environment = Readonly<Record<string, string>>;

export interface Processes {
  /** A folder that is removed at the end. */
  folder(): Promise<string>;
  /** Runs a script of the repository, by its path from the root. */
  start(script: string, args: readonly string[], environment: Environment): Running;
  /** Runs it to its end. */
  run(
    script: string,
    args: readonly string[],
    environment: Environment,
  ): Promise<{ readonly status: number | string; readonly stdout: string; readonly stderr: string }>;
  /** Ends what still runs and removes the folders. */
  end(): Promise<void>;
}

export const command = (name: string): string => `gateway/app/src/commands/${name}.ts`;

/** Ports that are free now; nothing keeps them so, but the system hands out others first. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** Below the ports that systems give to outgoing connections, one of which could take a port of the row before it is used. */
const rowPorts = { from: 15_000, to: 32_000 };

/** The first of `count` ports in a row that are free now. */
export async function freePortRow(count: number): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const first = rowPorts.from + Math.floor(Math.random() * (rowPorts.to - rowPorts.from));
    const row = Array.from({ length: count }, (_, index) => first + index);
    const free = await Promise.all(
      row.map(
        (port) =>
          new Promise<boolean>((resolve) => {
            const server = createServer();
            server.once('error', () => resolve(false));
            server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
          }),
      ),
    );
    if (free.every(Boolean)) return first;
  }
  throw new Error('no row of free ports');
}

/** A process that started others is given the time to end them. */
async function endGently(running: Running): Promise<void> {
  const timer = setTimeout(() => running.child.kill('SIGKILL'), 15_000);
  await running.kill('SIGTERM');
  clearTimeout(timer);
}

export function createProcesses(): Processes {
  const running = new Set<Running>();
  const folders: string[] = [];

  const start: Processes['start'] = (script, args, environment) => {
    const { PATH = '', HOME = '', NODE_COMPILE_CACHE } = process.env;
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      env: { PATH, HOME, ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }), ...environment },
      // The channel tells the services when this process has gone, however it ended.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    let stdout = '';
    let stderr = '';
    const watchers = new Set<() => void>();
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      for (const look of watchers) look();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
      for (const look of watchers) look();
    });
    const ended = new Promise<number | string>((resolve) =>
      child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown')),
    );
    const process_: Running = {
      child,
      output: () => stdout,
      errors: () => stderr,
      ended,
      says: (text, withinMs = 60_000) =>
        new Promise((resolve, reject) => {
          const done = (settle: () => void): void => {
            watchers.delete(look);
            clearTimeout(timer);
            settle();
          };
          const look = (): void => {
            if (stdout.includes(text) || stderr.includes(text)) done(resolve);
          };
          const fail = (why: string) =>
            done(() => reject(new Error(`${script} ${why} before it said "${text}": ${stderr || stdout}`)));
          const timer = setTimeout(() => fail('took too long'), withinMs);
          watchers.add(look);
          void ended.then((status) => fail(`ended with ${status}`));
          look();
        }),
      kill: (signal) => {
        child.kill(signal);
        return ended;
      },
    };
    running.add(process_);
    void ended.then(() => running.delete(process_));
    return process_;
  };

  return {
    start,
    async folder() {
      const folder = await mkdtemp(join(tmpdir(), 'meridian-wire-'));
      folders.push(folder);
      return folder;
    },
    async run(script, args, environment) {
      const started = start(script, args, environment);
      const status = await started.ended;
      return { status, stdout: started.output(), stderr: started.errors() };
    },
    async end() {
      await Promise.all([...running].map(endGently));
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
    },
  };
}

/** Asks until the answer is as wanted; the last answer when the time is over, so that the test shows what it was. */
export async function eventually<Value>(
  ask: () => Promise<Value>,
  wanted: (value: Value) => boolean,
  withinMs = 20_000,
  everyMs = 100,
): Promise<Value> {
  const until = Date.now() + withinMs;
  for (;;) {
    const value = await ask();
    if (wanted(value) || Date.now() > until) return value;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
