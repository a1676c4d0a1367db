/** The threads that planners work in. One of which nothing is asked any more is kept for the next supergraph: it has loaded the planner's code, and run it often enough to be fast. */
import { Worker } from 'node:worker_threads';
import type { PlannerLoad } from './planner-messages.ts';

export interface PlannerWorkers {
  /** Tells what it has loaded by its first message from then on, PlannerReady; ends when it cannot. */
  start(supergraph: PlannerLoad['supergraph']): Worker;
  /** Is given each thread that was started and has not ended by itself. */
  end(worker: Worker, isIdle: boolean): Promise<void>;
  /** Ends the one that is kept, and keeps none any more. */
  close(): Promise<void>;
}

/** A planning that takes more memory ends its thread, and not the process. */
const resourceLimits = { maxOldGenerationSizeMb: 2_048 };

export function createPlannerWorkers(): PlannerWorkers {
  let resting: Worker | undefined;
  let isClosed = false;

  function wake(): Worker | undefined {
    const worker = resting;
    resting = undefined;
    for (const event of ['error', 'exit']) worker?.removeAllListeners(event);
    return worker;
  }

  function load(worker: Worker, supergraph: PlannerLoad['supergraph']): void {
    worker.postMessage({ kind: 'load', supergraph } satisfies PlannerLoad);
  }

  return {
    start(supergraph) {
      const worker = wake() ?? new Worker(new URL('./planner-thread.ts', import.meta.url), { resourceLimits });
      load(worker, supergraph);
      return worker;
    },
    async end(worker, isIdle) {
      const forget = (): void => {
        if (resting === worker) resting = undefined;
      };
      worker.on('error', forget).on('exit', forget);
      if (!isIdle || isClosed || resting) await worker.terminate();
      else {
        resting = worker;
        worker.unref();
        load(worker, null);
      }
    },
    async close() {
      isClosed = true;
      await wake()?.terminate();
    },
  };
}
