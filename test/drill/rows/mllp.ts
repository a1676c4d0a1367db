/** The hospital that sends: it falls silent, it sends what nobody can read, and the listener is killed in the middle of ten thousand messages. */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { readAdapter } from '../adapters.ts';
import { type Finding, finding } from '../finding.ts';
import { well } from '../hospitals.ts';
import { putLoad } from '../load.ts';
import { type Message, sendAll, sendOnce, writeResult } from '../mllp-sender.ts';
import { countWords, describeSections, findWrong, hospitalSections } from '../report.ts';
import type { DrillSystem } from '../system.ts';
import { recoverWithinMs, untilWhole } from '../until-whole.ts';

const hospitalNumber = 1;
const silentWithinMs = 30_000;
const staleForMs = 2_000;
const connections = 4;
const sendWithinMs = 180_000;

export async function drillMllp(system: DrillSystem): Promise<readonly Finding[]> {
  return [await fallSilent(system), await sendUnreadable(system), await killListener(system, 10_000)];
}

async function fallSilent({ client, registry, hospitals, whole }: DrillSystem): Promise<Finding> {
  const subjects = registry.subjects(hospitalNumber).slice(0, 6);
  const others = [2, 3].flatMap((number) => registry.subjects(number));
  await using load = putLoad(client, [
    { name: 'needing', subjects, perSecond: 6 },
    { name: 'others', subjects: others, perSecond: 20 },
  ]);
  const fromMs = performance.now();
  await sleep(staleForMs);
  const brokenMs = performance.now();
  await hospitals.misbehave(hospitalNumber, { mode: 'hung' });
  while (
    (await readAdapter(client, hospitalNumber)).breaker !== 'OPEN' &&
    performance.now() < brokenMs + silentWithinMs
  )
    await sleep(200);
  const silentMs = performance.now();
  await sleep(staleForMs);
  const mendedMs = performance.now();
  await hospitals.misbehave(hospitalNumber, well);
  const recoveryMs = await untilWhole(load, 'needing', subjects, mendedMs, whole);
  const samples = await load.stop();
  const silent = load.between('needing', silentMs, mendedMs);
  const latencies = (since: number, until: number) =>
    load.between('others', since, until).map((each) => each.latencyMs);
  return finding('MLLP silent', {
    got: describeSections(silent, hospitalSections),
    normalMs: latencies(fromMs, brokenMs),
    faultyMs: latencies(brokenMs, mendedMs),
    recoveryMs,
    upstream: `noticed after ${((silentMs - brokenMs) / 1_000).toFixed(1)} s`,
    wrong: [
      ...samples.flatMap(
        (sample) =>
          findWrong(
            sample,
            whole.get(sample.subjectId) ?? {},
            sample.lane === 'needing' ? hospitalSections : new Set(),
          ) ?? [],
      ),
      ...(silentMs - brokenMs >= silentWithinMs ? ['the silence was not noticed'] : []),
      ...(recoveryMs === null ? [`not whole again within ${recoverWithinMs} ms`] : []),
    ],
  });
}

async function countDeadLetters({ database }: DrillSystem): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from hospital.dead_letter`.execute(
    database.kysely,
  );
  return rows[0]?.count ?? 0;
}

export async function sendUnreadable(system: DrillSystem): Promise<Finding> {
  const { mllpPort, registry } = system;
  const recordNumber = registry.patients(hospitalNumber)[0]?.recordNumber ?? '';
  const before = await countDeadLetters(system);
  const unreadable: readonly Message[] = [
    { controlId: '', body: Buffer.from('9f3c00ff41a07e7c5e26', 'hex') },
    // Chinese in GB 18030 under the name of another charset is no text in that.
    writeResult({ controlId: 'DRILL-CHARSET', recordNumber, value: '1.0', charset: 'UNICODE UTF-8' }),
  ];
  const codes: string[] = [];
  for (const message of unreadable) codes.push(await sendOnce(mllpPort, message));
  const kept = (await countDeadLetters(system)) - before;
  return finding('MLLP garbage and wrong charset', {
    got: `acknowledged ${countWords(codes)}; dead letters ${kept}`,
    wrong: [
      ...(codes.every((code) => code === 'AE' || code === 'AR') ? [] : [`acknowledged ${codes.join(', ')}`]),
      ...(kept === unreadable.length ? [] : [`${kept} of ${unreadable.length} are dead letters`]),
    ],
  });
}

interface Stored {
  readonly messages: number;
  readonly controlIds: number;
  readonly results: number;
  readonly sourceIds: number;
}

async function countStored({ database }: DrillSystem): Promise<Stored> {
  const { rows } = await sql<Stored>`select
      (select count(*)::int from hospital.message where sending_application = 'DRILL') as messages,
      (select count(distinct control_id)::int from hospital.message where sending_application = 'DRILL') as "controlIds",
      (select count(*)::int from hospital.lab_result where test_code = 'DRILL') as results,
      (select count(distinct source_id)::int from hospital.lab_result where test_code = 'DRILL') as "sourceIds"`.execute(
    database.kysely,
  );
  return rows[0] ?? { messages: 0, controlIds: 0, results: 0, sourceIds: 0 };
}

/** Each message is to be stored once, whatever the sender and the listener live through. */
export async function killListener(system: DrillSystem, messages: number): Promise<Finding> {
  const { registry, fleet, mllpPort, database } = system;
  const patients = registry.patients(hospitalNumber);
  const sent = Array.from({ length: messages }, (_, index) =>
    writeResult({
      controlId: `DRILL-${index}`,
      recordNumber: patients[index % patients.length]?.recordNumber ?? '',
      value: `${index}.0`,
    }),
  );
  const startedMs = performance.now();
  const inTheMiddle = Promise.withResolvers<void>();
  const sending = sendAll(mllpPort, sent, connections, AbortSignal.timeout(sendWithinMs), (count) => {
    if (count === messages / 2) inTheMiddle.resolve();
  });
  await Promise.race([inTheMiddle.promise, sending]);
  await fleet.kill('hospital');
  const returnedMs = await fleet.start('hospital');
  const { acknowledged, resent } = await sending;
  const seconds = (performance.now() - startedMs) / 1_000;
  const stored = await countStored(system);
  await sql`delete from hospital.lab_result where test_code = 'DRILL'`.execute(database.kysely);
  const codes = countWords(acknowledged.values());
  return finding(`${messages} MLLP messages, listener killed (SIGKILL) in the middle`, {
    got: `acknowledged ${codes}; ${stored.messages} messages and ${stored.results} results stored`,
    upstream: `${resent} sent again; ${(messages / seconds).toFixed(0)} messages/s on ${connections} connections, ready ${((returnedMs - startedMs) / 1_000).toFixed(1)} s after the start`,
    wrong: [
      ...(acknowledged.size === messages && [...acknowledged.values()].every((code) => code === 'AA')
        ? []
        : [`acknowledged ${acknowledged.size} of ${messages}: ${codes}`]),
      ...Object.entries(stored).flatMap(([what, count]) =>
        count === messages ? [] : [`${count} ${what} in place of ${messages}`],
      ),
    ],
  });
}
