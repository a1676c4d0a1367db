/** PostgreSQL ends every session under load, is away for a moment, and comes back. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply } from '../client.ts';
import { type Finding, finding, PrerequisiteMissing } from '../finding.ts';
import { putLoad } from '../load.ts';
import {
  codesOf,
  describeSections,
  findMisleading,
  isWholeReport,
  readReport,
  type Sections,
  sectionsOf,
} from '../report.ts';
import type { DrillSystem } from '../system.ts';
import { recoverWithinMs, untilWhole } from '../until-whole.ts';

const normalForMs = 3_000;
const awayForMs = 1_500;
const quietForMs = 3_000;
const lane = 'all';
const everySection = new Set(Object.values(sectionsOf).flat());
const knownCodes = /^(SOURCE_ERROR|SOURCE_UNAVAILABLE|SUBGRAPH_DOWN|TIMEOUT|SHED|BREAKER_OPEN)$/;

export async function drillPostgres(system: DrillSystem): Promise<readonly Finding[]> {
  const { postgres, client, registry, whole } = system;
  if (postgres === null) throw new PrerequisiteMissing('the PostgreSQL is not the drill’s own');
  const subjects = [1, 2, 3].flatMap((number) => registry.subjects(number).slice(0, 4));
  await using load = putLoad(client, [{ name: lane, subjects, perSecond: 30 }]);
  const wholeOf = (subjectId: string) => whole.get(subjectId) ?? {};
  const fromMs = performance.now();
  await sleep(normalForMs);
  const brokenMs = performance.now();
  await postgres.stop();
  await sleep(awayForMs);
  await postgres.start();
  const returnedMs = performance.now();
  const firstWholeMs = await untilWhole(load, lane, subjects, returnedMs, whole);
  await sleep(quietForMs);
  const samples = await load.stop();
  const broken = load.between(lane, brokenMs, returnedMs);
  const last = samples.findLast((sample) => !isWholeReport(readReport(sample), wholeOf(sample.subjectId)));
  const lastBadMs = last === undefined ? 0 : Math.max(0, last.sentAtMs + last.latencyMs - returnedMs);
  const normal = load.between(lane, fromMs, brokenMs);
  return [
    finding('PostgreSQL restarted', {
      got: `sections: ${describeSections(broken, everySection)}`,
      normalMs: normal.map(({ latencyMs }) => latencyMs),
      faultyMs: broken.map(({ latencyMs }) => latencyMs),
      recoveryMs: firstWholeMs === null ? null : Math.max(firstWholeMs, lastBadMs),
      wrong: [
        ...samples.flatMap((sample) => findWrongWithoutDatabase(sample, wholeOf(sample.subjectId)) ?? []),
        ...(firstWholeMs === null ? [`not whole again within ${recoverWithinMs} ms`] : []),
        ...(performance.now() - returnedMs - lastBadMs < quietForMs / 2 ? ['errors did not stop'] : []),
        ...(broken.every((sample) => isWholeReport(readReport(sample), wholeOf(sample.subjectId)))
          ? ['the fault was not noticed']
          : []),
      ],
    }),
  ];
}

/** Without the database a report may fail as a whole; then one error says why. */
function findWrongWithoutDatabase(reply: Reply, whole: Sections): string | null {
  if (reply.status !== 200) return `status ${reply.status}`;
  const codes = codesOf(reply);
  const uncoded = codes.filter((code) => !knownCodes.test(code));
  if (uncoded.length > 0) return `error ${uncoded.join(', ')}`;
  if (readReport(reply) !== null) return findMisleading(reply, whole, everySection);
  return codes.length === 0 ? 'neither a report nor an error' : null;
}
