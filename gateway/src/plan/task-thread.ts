/** A worker thread that does one task at a time, in order. One that takes too long or dies is replaced, and what waits goes on. */
import type { Worker } from 'node:worker_threads';

/** Why a task has no answer. */
export type TaskFailure = 'queue full' | 'too long' | 'too much memory' | 'thread died' | 'closed';

export class TaskError extends Error {
  override readonly name = 'TaskError';
  readonly failure: TaskFailure;

  constructor(failure: TaskFailure) {
    super(failure);
    this.failure = failure;
  }
}

export interface TaskThreadOptions {
  /** The thread's first message from then on says that it is ready; every further one answers a task. */
  readonly start: () => Worker;
  /** Is given a thread that nothing listens to any more. An idle one has answered all that it was asked; any other is to be ended. */
  readonly end: (worker: Worker, isIdle: boolean) => Promise<unknown>;
  /** For one task, without its time in the queue. */
  readonly timeoutMs: number;
  /** Tasks that may wait. */
  readonly queueMost: number;
  readonly onLost: (why: 'too long' | 'thread died', cause: unknown) => void;
}

interface Job<Task, Answer> {
  readonly task: Task;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: TaskError) => void;
}

/** Keeps the process alive only while it has something to do. */
export class TaskThread<Ready, Task, Answer> {
  readonly #options: TaskThreadOptions;
  readonly #waiting: Job<Task, Answer>[] = [];
  #running: Job<Task, Answer> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #worker: Worker | undefined;
  #isReady = false;
  #isClosed = false;

  private constructor(options: TaskThreadOptions) {
    this.#options = options;
  }

  /** Rejects with what the thread threw before it was ready. */
  static async open<Ready, Task, Answer>(
    options: TaskThreadOptions,
  ): Promise<{ readonly thread: TaskThread<Ready, Task, Answer>; readonly ready: Ready }> {
    const thread = new TaskThread<Ready, Task, Answer>(options);
    const ready = await new Promise<Ready>((resolve, reject) => {
      thread.#start({ resolve, reject });
    });
    return { thread, ready };
  }

  /** Rejects with TaskError. */
  run(task: Task): Promise<Answer> {
    if (this.#isClosed) return Promise.reject(new TaskError('closed'));
    if (this.#waiting.length >= this.#options.queueMost) return Promise.reject(new TaskError('queue full'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve, reject });
      if (this.#worker === undefined) this.#start();
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const isIdle = this.#isReady && this.#running === undefined;
    this.#drop('closed');
    await this.#stop(isIdle);
  }

  /** Whoever waits for the first thread is told why it died; of a later one nobody knows. */
  #start(first?: { readonly resolve: (ready: Ready) => void; readonly reject: (cause: unknown) => void }): void {
    const worker = this.#options.start();
    let cause: unknown;
    this.#worker = worker;
    this.#isReady = false;
    worker.ref();
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('message', (message: Ready | Answer) => {
      // A message that was under way when its thread was given up.
      if (this.#worker !== worker) return;
      if (this.#isReady) this.#settle((job) => job.resolve(message as Answer));
      else {
        this.#isReady = true;
        first?.resolve(message as Ready);
      }
      this.#next();
    });
    worker.on('exit', () => {
      if (this.#worker !== worker) return;
      if (first === undefined || this.#isReady) this.#bury(cause);
      else {
        this.#worker = undefined;
        first.reject(cause);
      }
    });
  }

  #next(): void {
    const worker = this.#worker;
    if (worker === undefined) return;
    if (this.#running || this.#waiting.length > 0) worker.ref();
    else worker.unref();
    if (!this.#isReady || this.#running || this.#waiting.length === 0) return;
    this.#running = this.#waiting.shift();
    this.#timer = setTimeout(() => this.#giveUp(), this.#options.timeoutMs);
    worker.postMessage(this.#running?.task);
  }

  #settle(how: (job: Job<Task, Answer>) => void): void {
    clearTimeout(this.#timer);
    const job = this.#running;
    this.#running = undefined;
    if (job) how(job);
  }

  #giveUp(): void {
    this.#options.onLost('too long', undefined);
    void this.#stop(false);
    this.#settle((job) => job.reject(new TaskError('too long')));
    this.#start();
    this.#next();
  }

  #bury(cause: unknown): void {
    const wasReady = this.#isReady;
    this.#worker = undefined;
    this.#options.onLost('thread died', cause);
    this.#settle((job) => job.reject(new TaskError(isOutOfMemory(cause) ? 'too much memory' : 'thread died')));
    // One that cannot even start would be started for ever: the next task tries again.
    if (wasReady) this.#start();
    else this.#drop('thread died');
    this.#next();
  }

  #drop(failure: TaskFailure): void {
    this.#settle((job) => job.reject(new TaskError(failure)));
    for (const job of this.#waiting.splice(0)) job.reject(new TaskError(failure));
  }

  async #stop(isIdle: boolean): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    if (worker === undefined) return;
    for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
    await this.#options.end(worker, isIdle);
  }
}

const isOutOfMemory = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
