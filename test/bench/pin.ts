/** Which core runs what: the gateway that is measured has one to itself, so that what it gets done tells what a core of it is worth. */
import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type Part = 'gateway' | 'load' | 'subgraphs';

/** With two cores the load and the subgraphs share one; each has its own where there are more. */
const coreOf = (part: Part): number => ({ gateway: 0, load: 1, subgraphs: availableParallelism() > 2 ? 2 : 1 })[part];

/** Whether `taskset` can do it here; without it, or on one core, the system places processes as it likes. */
export async function canPin(): Promise<boolean> {
  if (availableParallelism() < 2) return false;
  return run('taskset', ['-p', String(process.pid)]).then(
    () => true,
    () => false,
  );
}

/** All threads of a process; those it starts later are born on the same core. */
export const pin = async (pid: number, part: Part): Promise<void> => {
  await run('taskset', ['-a', '-c', '-p', String(coreOf(part)), String(pid)]);
};
