/** Many clients of two processes want the same records, which nobody has. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Finding, finding, PrerequisiteMissing } from '../finding.ts';
import { arrivedBetween, describeArrivals, well } from '../hospitals.ts';
import { describeSections, findWrong, readReport } from '../report.ts';
import type { DrillSystem } from '../system.ts';

const hospitalNumber = 2;
const redisReachedMs = 2_000;
const second = ['hospital-2', 'gateway-2'] as const;
const first = ['hospital', 'gateway'] as const;
const query =
  'query($id: ID!) { patientReport(subjectId: $id) { labs { status { state code ageSeconds missing } results(first: 1) { totalCount } } } }';

export async function drillColdReads(system: DrillSystem, clients = 500): Promise<readonly Finding[]> {
  const { fleet, redis } = system;
  if (redis === null) throw new PrerequisiteMissing('there is no redis-server on the PATH');
  const startAll = async (settings: Readonly<Record<string, string>>): Promise<void> => {
    await Promise.all([...first, ...second].map((name) => fleet.start(name, settings)));
  };
  try {
    await startAll({ REDIS_URL: '' });
    const without = await readAtOnce(system, clients, 0, 'without Redis', 2);
    await startAll({});
    // A process that has just started serves without Redis until it has reached it.
    await sleep(redisReachedMs);
    return [without, await readAtOnce(system, clients, 1, 'with Redis', 1)];
  } finally {
    await Promise.all(second.map((name) => fleet.stop(name)));
    await Promise.all(first.map((name) => fleet.start(name)));
  }
}

async function readAtOnce(
  { registry, hospitals, client, secondClient, whole }: DrillSystem,
  clients: number,
  place: number,
  title: string,
  most: number,
): Promise<Finding> {
  const subjectId = registry.subjects(hospitalNumber)[place] ?? '';
  const { labs } = whole.get(subjectId) ?? {};
  await registry.refresh(hospitalNumber);
  // Each part of an answer comes late, so that all have come while the first is waited for.
  await hospitals.misbehave(hospitalNumber, { mode: 'slow', delayMs: 300 });
  try {
    await registry.empty(subjectId, 'LABORATORY');
    const before = await hospitals.arrivals(hospitalNumber);
    const replies = await Promise.all(
      Array.from({ length: clients }, (_, index) =>
        (index % 2 === 0 ? client : secondClient).ask(query, { id: subjectId }),
      ),
    );
    const arrived = arrivedBetween(before, await hospitals.arrivals(hospitalNumber));
    return finding(`${clients} cold reads of one key, two processes, ${title}`, {
      got: describeSections(replies, new Set(['labs'])),
      upstream: `${describeArrivals(arrived)}; at most ${most}`,
      wrong: [
        ...replies.flatMap((reply) => findWrong(reply, labs ? { labs } : {}, new Set()) ?? []),
        ...(replies.some((reply) => readReport(reply)?.labs === undefined)
          ? ['a reply without laboratory results']
          : []),
        ...(arrived.requests < 1 || arrived.requests > most
          ? [`the hospital was asked ${arrived.requests} times`]
          : []),
      ],
    });
  } finally {
    await hospitals.misbehave(hospitalNumber, well);
  }
}
