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

export interface BenchProcess<Address> {
  readonly address: Address;
  usage(): Promise<Usage>;
  /** Resolves when the process has ended. */
  stop(): Promise<void>;
}

export type ToChild = { readonly kind: 'start'; readonly settings: unknown } | { readonly kind: 'usage' };
export type FromChild =
  | { readonly kind: 'started'; readonly address: unknown }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'usage'; readonly usage: Usage };

const stopTimeoutMs = 5_000;

/** Starts a script that calls `serveBench`, and waits until it listens. Rejects with its message when it cannot, and with that of its end whenever it ends early. */
export async function startProcess<Settings, Address>(script: URL, settings: Settings): Promise<BenchProcess<Address>> {
  const name = basename(script.pathname);
  // Its log goes where nobody reads it, but it is written: that is part of the work.
  const child = fork(fileURLToPath(script), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const ended = new AbortController();
  child.once('exit', (code, signal) => ended.abort(new Error(`${name} ended early (${signal ?? `status ${code}`})`)));

  async function ask(message: ToChild): Promise<FromChild> {
    if (ended.signal.aborted) throw ended.signal.reason;
    child.send(message);
    const [reply] = await once(child, 'message', { signal: ended.signal }).catch((error: unknown) => {
      throw ended.signal.aborted ? ended.signal.reason : error;
    });
    return reply as FromChild;
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

  const reply = await ask({ kind: 'start', settings });
  if (reply.kind !== 'started') {
    await stop();
    throw new Error(`${name} could not start: ${reply.kind === 'failed' ? reply.message : reply.kind}`);
  }
  return {
    address: reply.address as Address,
    async usage() {
      const answer = await ask({ kind: 'usage' });
      if (answer.kind !== 'usage') throw new Error(`${name} does not tell what it uses`);
      return answer.usage;
    },
    stop,
  };
}
