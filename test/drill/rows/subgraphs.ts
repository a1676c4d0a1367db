/** One subgraph after the other is killed under load, and started again. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply } from '../client.ts';
import { type Finding, finding } from '../finding.ts';
import { type Load, putLoad } from '../load.ts';
import {
  codesOf,
  describeSections,
  findWrong,
  isWholeReport,
  readReport,
  type Sections,
  sectionsOf,
} from '../report.ts';
import type { DrillSystem } from '../system.ts';
import { recoverWithinMs, untilWhole } from '../until-whole.ts';

const entryPoint = 'report';
const normalForMs = 2_000;
const downForMs = 1_500;
const lane = 'all';

export async function drillSubgraphs(system: DrillSystem): Promise<readonly Finding[]> {
  const { client, registry } = system;
  const subjects = [1, 2, 3].flatMap((number) => registry.subjects(number).slice(0, 4));
  await using load = putLoad(client, [{ name: lane, subjects, perSecond: 30 }]);
  const findings: Finding[] = [];
  for (const name of [...Object.keys(sectionsOf), entryPoint])
    findings.push(await killOnce(system, load, subjects, name));
  return findings;
}

async function killOnce(
  { fleet, whole }: DrillSystem,
  load: Load,
  subjects: readonly string[],
  name: string,
): Promise<Finding> {
  const fromMs = performance.now();
  await sleep(normalForMs);
  const killedMs = performance.now();
  await fleet.kill(name);
  await sleep(downForMs);
  // What starting a process costs this machine is no part of the fault.
  const startedMs = performance.now();
  const returnedMs = await fleet.start(name);
  const recoveryMs = await untilWhole(load, lane, subjects, returnedMs, whole);
  const broken = load.between(lane, killedMs, returnedMs);
  const normal = load
    .between(lane, fromMs, killedMs)
    .filter(({ sentAtMs, latencyMs }) => sentAtMs + latencyMs < killedMs);
  const mayLack = new Set(sectionsOf[name]);
  const wholeOf = (subjectId: string): Sections => whole.get(subjectId) ?? {};
  const complaintOf = (reply: Reply, of: Sections): string | null =>
    name === entryPoint && readReport(reply) === null ? findUntyped(reply) : findWrong(reply, of, mayLack);
  const during = load.between(lane, fromMs, performance.now());
  return finding(`${name} killed (SIGKILL)`, {
    got: describeSections(broken, mayLack),
    normalMs: normal.map(({ latencyMs }) => latencyMs),
    faultyMs: load.between(lane, killedMs, startedMs).map(({ latencyMs }) => latencyMs),
    recoveryMs,
    wrong: [
      ...normal.flatMap((sample) => findWrong(sample, wholeOf(sample.subjectId), new Set()) ?? []),
      ...during.flatMap((sample) => complaintOf(sample, wholeOf(sample.subjectId)) ?? []),
      ...(recoveryMs === null ? [`not whole again within ${recoverWithinMs} ms`] : []),
      ...(broken.every((sample) => isWholeReport(readReport(sample), wholeOf(sample.subjectId)))
        ? ['the fault was not noticed']
        : []),
    ],
  });
}

/** Without its entry point a report is null, and one error says why. */
function findUntyped(reply: Reply): string | null {
  const codes = codesOf(reply);
  const isTold = reply.status === 200 && codes.length === 1 && /^(SUBGRAPH_DOWN|TIMEOUT)$/.test(codes[0] ?? '');
  return isTold ? null : `no report, status ${reply.status}, errors ${codes.join(', ')}`;
}
