/** The call that the running code answers, as far as one process reaches: when it must end, and when nobody waits any more. */
import { AsyncLocalStorage } from 'node:async_hooks';

export interface Call {
  /** Aborted when the caller is gone or its time is up. */
  readonly signal?: AbortSignal | undefined;
  /** On the clock of `performance.now()`. */
  readonly deadlineAtMs?: number | undefined;
}

/** Nobody waits for the answer any more, so the work for it was ended. */
export class CallEnded extends Error {
  constructor() {
    super('the call has ended');
    this.name = 'CallEnded';
  }
}

// One storage a process by its nature: it holds no state of its own, only what `runInCall` puts around a function.
const calls = new AsyncLocalStorage<Call | undefined>();

/** Runs `work`, and all it starts, as part of `call`: statements of an aborted call are cancelled. */
export const runInCall = <Result>(call: Call, work: () => Result): Result => calls.run(call, work);

/** The call that the running code is part of; undefined outside of any, such as in an import. */
export const currentCall = (): Call | undefined => calls.getStore();

/** Runs `work` as part of no call: what several callers share must not end with the first of them. */
export const detached = <Result>(work: () => Result): Result => calls.run(undefined, work);
