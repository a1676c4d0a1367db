/** One hospital misbehaves while reports of all hospitals' patients are read. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Finding, finding } from '../finding.ts';
import { arrivedBetween, describeArrivals, type FaultOrder, hospitalNames, well } from '../hospitals.ts';
import { type Load, putLoad, type Sample } from '../load.ts';
import { describeSections, findWrong, hospitalSections, isWholeReport, readReport } from '../report.ts';
import type { DrillSystem } from '../system.ts';
import { recoverWithinMs, untilWhole } from '../until-whole.ts';

interface Case {
  readonly fault: FaultOrder;
  readonly title: string;
  readonly forMs: number;
}

/** What takes its time needs longer until the breaker knows. */
const cases: readonly Case[] = [
  { title: 'down', fault: { mode: 'down' }, forMs: 3_000 },
  { title: 'hung', fault: { mode: 'hung' }, forMs: 5_000 },
  { title: 'black-holed', fault: { mode: 'black-hole' }, forMs: 5_000 },
  { title: '1 byte a second', fault: { mode: 'trickle', bytesPerSecond: 1 }, forMs: 5_000 },
  { title: 'garbage', fault: { mode: 'garbage' }, forMs: 3_000 },
  { title: 'wrong charset', fault: { mode: 'wrong-charset' }, forMs: 3_000 },
];
const pulledHospitals = [2, 3];
const normalForMs = 2_000;
/** Of the broken hospital few are read, so that its limits do not decide what they get. */
const patientsRead = 6;

/** Every fault of every hospital that is asked, each after an undisturbed while of the same load. */
export async function drillHospitalFaults(system: DrillSystem): Promise<readonly Finding[]> {
  const { registry, client } = system;
  const needing = (number: number) => registry.subjects(number).slice(0, patientsRead);
  await using load = putLoad(client, [
    { name: '1', subjects: registry.subjects(1), perSecond: 20 },
    ...pulledHospitals.map((number) => ({ name: String(number), subjects: needing(number), perSecond: 6 })),
  ]);
  const findings: Finding[] = [];
  const all = { normalMs: [] as number[], faultyMs: [] as number[] };
  for (const [index, each] of cases.entries())
    for (const number of pulledHospitals) {
      const found = await breakOnce(system, load, number, needing(number), each, index);
      findings.push(found);
      all.normalMs.push(...found.normalMs);
      all.faultyMs.push(...found.faultyMs);
    }
  return [...findings, finding('all of the above, reports that do not need the hospital', all)];
}

async function breakOnce(
  { registry, hospitals, whole }: DrillSystem,
  load: Load,
  number: number,
  needing: readonly string[],
  { title, fault, forMs }: Case,
  index: number,
): Promise<Finding> {
  const normalFromMs = performance.now();
  // The undisturbed while fetches as much as the broken one tries to.
  await registry.age(needing);
  await sleep(normalForMs);
  const brokenFromMs = performance.now();
  const before = await hospitals.arrivals(number);
  await hospitals.misbehave(number, fault);
  const wasBrokenMs = performance.now();
  await registry.age(needing);
  await registry.forget(needing[index % needing.length] ?? '');
  await sleep(forMs);
  const after = await hospitals.arrivals(number);
  const mendedMs = performance.now();
  await hospitals.misbehave(number, well);
  const recoveryMs = await untilWhole(load, String(number), needing, mendedMs, whole);

  const lanes = ['1', ...pulledHospitals.map(String)];
  const others = lanes.filter((lane) => lane !== String(number));
  const latencies = (samples: readonly Sample[]) => samples.map(({ latencyMs }) => latencyMs);
  const during = (names: readonly string[], fromMs: number, toMs: number) =>
    names.flatMap((name) => load.between(name, fromMs, toMs));
  const affected = load.between(String(number), wasBrokenMs, mendedMs);
  const complaints = (samples: readonly Sample[], mayLack: ReadonlySet<string>) =>
    samples.flatMap((sample) => findWrong(sample, whole.get(sample.subjectId) ?? {}, mayLack) ?? []);
  const untouched = during(others, normalFromMs, performance.now());
  const wrong = [
    ...complaints(load.between(String(number), normalFromMs, performance.now()), hospitalSections),
    ...complaints(untouched, new Set()).map((complaint) => `of another hospital: ${complaint}`),
    ...(recoveryMs === null ? [`not whole again within ${recoverWithinMs} ms`] : []),
    ...(affected.every((sample) => isWholeReport(readReport(sample), whole.get(sample.subjectId) ?? {}))
      ? ['the fault was not noticed']
      : []),
  ];
  return finding(`${hospitalNames[number]} ${title}`, {
    got: describeSections(affected, hospitalSections),
    normalMs: latencies(during(others, normalFromMs, brokenFromMs)),
    faultyMs: latencies(during(others, wasBrokenMs, mendedMs)),
    recoveryMs,
    upstream: describeArrivals(arrivedBetween(before, after)),
    wrong,
  });
}
