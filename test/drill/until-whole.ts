/** Waits for a system to be what it was. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Load } from './load.ts';
import { isWholeReport, readReport, type Sections } from './report.ts';

export const recoverWithinMs = 30_000;

/** How long after the moment every subject of the lane had a whole report again, in milliseconds; null when it takes too long. */
export async function untilWhole(
  load: Load,
  lane: string,
  subjects: readonly string[],
  sinceMs: number,
  whole: ReadonlyMap<string, Sections>,
): Promise<number | null> {
  const untilMs = sinceMs + recoverWithinMs;
  for (;;) {
    const answers = load.between(lane, sinceMs, untilMs);
    const first = subjects.map((subjectId) =>
      answers.find(
        (sample) => sample.subjectId === subjectId && isWholeReport(readReport(sample), whole.get(subjectId) ?? {}),
      ),
    );
    if (first.every((sample) => sample !== undefined))
      return Math.max(...first.map((sample) => (sample?.sentAtMs ?? 0) + (sample?.latencyMs ?? 0))) - sinceMs;
    if (performance.now() > untilMs) return null;
    await sleep(20);
  }
}
