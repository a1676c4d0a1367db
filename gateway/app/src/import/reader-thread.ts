/** One thread and the conversation with it: replies are queued until somebody asks for them. */
import { Worker } from 'node:worker_threads';
import { FileUnreadable } from './source.ts';
import { DatasetFailed, ImportFailed } from './summary.ts';
import type { WorkerReply, WorkerRequest } from './worker.ts';

type Failure = Extract<WorkerReply, { kind: 'failed' }>;

function failure({ of, message, stack }: Failure): Error {
  const cause = stack === undefined ? undefined : new Error(stack);
  if (of === 'dataset') return new DatasetFailed(message, cause);
  if (of === 'worker') return new ImportFailed(`a reading thread failed (${message})`, cause);
  const error = new FileUnreadable('', '');
  error.message = message;
  return error;
}

export class ReaderThread {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url));
  readonly #replies: WorkerReply[] = [];
  #wake: () => void = () => undefined;
  #failed: Error | null = null;

  constructor() {
    const stop = (error: Error): void => {
      this.#failed ??= error;
      this.#wake();
    };
    this.#worker.on('message', (message: WorkerReply) => {
      this.#replies.push(message);
      this.#wake();
    });
    this.#worker.on('error', (error) => stop(new ImportFailed('a reading thread failed', error)));
    this.#worker.on('exit', () => stop(new ImportFailed('a reading thread has stopped')));
  }

  ask(request: WorkerRequest): void {
    this.#worker.postMessage(request);
  }

  async next(): Promise<WorkerReply> {
    for (;;) {
      const message = this.#replies.shift();
      if (message?.kind === 'failed') throw failure(message);
      if (message) return message;
      if (this.#failed) throw this.#failed;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
