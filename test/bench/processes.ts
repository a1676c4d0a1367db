/** The parent's end of a process of the bench: started with its settings, asked for what it uses, ended. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Usage {
  /** User and system time since the process began. */
  readonly cpuMs: number;
  readonly rssBytes: number;
}

export interface Heap {
  readonly bytes: number;
  /** Since it was measured before; 0 the first time. */
  readonly longestStopMs: number;
}

export interface BenchProcess<Address> {
  readonly address: Address;
  readonly pid: number;
  usage(): Promise<Usage>;
  /** What is alive after a collection, which halts the process. */
  heap(): Promise<Heap>;
  beginProfile(): Promise<void>;
  /** Writes what was sampled since, as a .cpuprofile. */
  endProfile(file: string): Promise<void>;
  /** Resolves when the process has ended. */
  stop(): Promise<void>;
}

export type ToChild =
  | { readonly kind: 'start'; readonly settings: unknown }
  | { readonly kind: 'usage' }
  | { readonly kind: 'heap' }
  /** Begins with null, ends with a file to write. */
  | { readonly kind: 'profile'; readonly file: string | null };
export type FromChild =
  | { readonly kind: 'started'; readonly address: unknown }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'usage'; readonly usage: Usage }
  | { readonly kind: 'heap'; readonly heap: Heap }
  | { readonly kind: 'done' };

type Reply<Kind extends FromChild['kind']> = Extract<FromChild, { readonly kind: Kind }>;

const stopTimeoutMs = 5_000;

/** Starts a script that calls `serveBench`, and waits until it listens; `place` may say where it runs before it does anything. Rejects with its message when it cannot, and with that of its end whenever it ends early. */
export async function startProcess<Settings, Address>(
  script: URL,
  settings: Settings,
  place: (pid: number) => Promise<void> = async () => undefined,
): Promise<BenchProcess<Address>> {
  const name = basename(script.pathname);
  // Its log goes where nobody reads it, but it is written: that is part of the work.
  const child = fork(fileURLToPath(script), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const ended = new AbortController();
  child.once('exit', (code, signal) => ended.abort(new Error(`${name} ended early (${signal ?? `status ${code}`})`)));

  let turn: Promise<unknown> = Promise.resolve();
  /** One question at a time: replies carry no mark of what they answer. */
  function ask<Kind extends FromChild['kind']>(message: ToChild, kind: Kind): Promise<Reply<Kind>> {
    const reply = turn.then(() => askAlone(message, kind));
    turn = reply.catch(() => undefined);
    return reply;
  }

  async function askAlone<Kind extends FromChild['kind']>(message: ToChild, kind: Kind): Promise<Reply<Kind>> {
    if (ended.signal.aborted) throw ended.signal.reason;
    child.send(message);
    const [reply] = (await once(child, 'message', { signal: ended.signal }).catch((error: unknown) => {
      throw ended.signal.aborted ? ended.signal.reason : error;
    })) as [FromChild];
    if (reply.kind !== kind)
      throw new Error(reply.kind === 'failed' ? reply.message : `${name} answered ${reply.kind}`);
    return reply as Reply<Kind>;
  }

  async function stop(): Promise<void> {
    if (ended.signal.aborted) return;
    const exit = once(child, 'exit');
    // Ends by itself when its parent has gone; killed when it does not.
    child.disconnect();
    const kill = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
    await exit;
    clearTimeout(kill);
  }

  await place(child.pid ?? 0);
  const { address } = await ask({ kind: 'start', settings }, 'started').catch(async (error: unknown) => {
    await stop();
    throw new Error(`${name} could not start: ${error instanceof Error ? error.message : 'unknown reason'}`);
  });
  return {
    address: address as Address,
    pid: child.pid ?? 0,
    usage: async () => (await ask({ kind: 'usage' }, 'usage')).usage,
    heap: async () => (await ask({ kind: 'heap' }, 'heap')).heap,
    beginProfile: async () => void (await ask({ kind: 'profile', file: null }, 'done')),
    endProfile: async (file) => void (await ask({ kind: 'profile', file }, 'done')),
    stop,
  };
}
