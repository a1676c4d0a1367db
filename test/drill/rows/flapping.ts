/** A hospital goes down and comes back by turns under 200 reports a second. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Adapter, readAdapter } from '../adapters.ts';
import { type Finding, finding } from '../finding.ts';
import { type Arrivals, arrivedBetween, describeArrivals, well } from '../hospitals.ts';
import { putLoad } from '../load.ts';
import { describeSections, findWrong, hospitalQuery, hospitalSections, type Sections } from '../report.ts';
import type { DrillSystem } from '../system.ts';
import { untilWhole } from '../until-whole.ts';

const hospitalNumber = 2;
const reportsPerSecond = 200;
const normalForMs = 3_000;
const flapsForMs = 15_000;
const lookEveryMs = 50;
/** The product's default. */
const halfOpenAfterMs = 3_000;

/** In a longer one the breaker could have closed and opened again unseen. */
const longestGapMs = halfOpenAfterMs / 2;

interface Look {
  readonly atMs: number;
  readonly breaker: Adapter['breaker'];
  /** Counted before the breaker was asked for. */
  readonly arrivals: Arrivals;
}

export async function drillFlapping(system: DrillSystem): Promise<readonly Finding[]> {
  const { registry, client, hospitals, whole } = system;
  const subjects = registry.subjects(hospitalNumber).slice(0, 6);
  const lane = { name: 'needing', subjects, perSecond: reportsPerSecond, query: hospitalQuery, clients: 400 };
  const hospitalWhole = new Map([...whole].map(([id, sections]) => [id, onlyHospital(sections)]));
  await using load = putLoad(client, [lane]);
  const fromMs = performance.now();
  await sleep(normalForMs);
  const brokenMs = performance.now();
  await hospitals.misbehave(hospitalNumber, { mode: 'flapping', downMs: 4_000, upMs: 700 });
  const looks: Look[] = [];
  while (performance.now() < brokenMs + flapsForMs) {
    // Without this nobody would want the hospital for as long as what is kept is young.
    await registry.age(subjects);
    const arrivals = await hospitals.arrivals(hospitalNumber);
    looks.push({ atMs: performance.now(), arrivals, breaker: (await readAdapter(client, hospitalNumber)).breaker });
    await sleep(lookEveryMs);
  }
  const mendedMs = performance.now();
  await hospitals.misbehave(hospitalNumber, well);
  const recoveryMs = await untilWhole(load, lane.name, subjects, mendedMs, hospitalWhole);
  const closed = (await readAdapter(client, hospitalNumber)).breaker;
  const samples = await load.stop();

  const { probes, allowed, openMs } = countProbes(looks);
  const during = samples.filter(({ sentAtMs }) => sentAtMs >= brokenMs && sentAtMs < mendedMs);
  const normal = samples.filter(({ sentAtMs }) => sentAtMs >= fromMs && sentAtMs < brokenMs);
  const all = arrivedBetween(looks[0]?.arrivals ?? noArrivals, looks.at(-1)?.arrivals ?? noArrivals);
  const served = during.length / ((mendedMs - brokenMs) / 1_000);
  return [
    finding(`SOAP flapping under ${served.toFixed(0)} reports/s`, {
      got: describeSections(during, hospitalSections),
      normalMs: normal.map(({ latencyMs }) => latencyMs),
      faultyMs: during.map(({ latencyMs }) => latencyMs),
      recoveryMs,
      upstream: `${describeArrivals(all)}; while open for ${(openMs / 1_000).toFixed(1)} s ${probes} of at most ${allowed} probes`,
      wrong: [
        ...samples.flatMap(
          (sample) => findWrong(sample, hospitalWhole.get(sample.subjectId) ?? {}, hospitalSections) ?? [],
        ),
        ...(openMs === 0 ? ['the breaker did not open'] : []),
        ...(probes > allowed ? [`${probes} calls reached the hospital while the breaker was open`] : []),
        ...(recoveryMs === null || closed !== 'CLOSED' ? [`the breaker stayed ${closed}`] : []),
      ],
    }),
  ];
}

const onlyHospital = (sections: Sections): Sections =>
  Object.fromEntries(Object.entries(sections).filter(([name]) => hospitalSections.has(name)));

const noArrivals: Arrivals = { requests: 0, attempts: 0 };

/** Between two looks at a breaker that had opened before the first of them, each arrival is a probe: none is due before the half-open time is over. */
function countProbes(looks: readonly Look[]): { probes: number; allowed: number; openMs: number } {
  let probes = 0;
  let openMs = 0;
  let spells = 0;
  for (let index = 2; index < looks.length; index++) {
    const [before, from, to] = looks.slice(index - 2, index + 1);
    if (before === undefined || from === undefined || to === undefined) continue;
    if ([before, from, to].some(({ breaker }) => breaker === 'CLOSED') || to.atMs - from.atMs > longestGapMs) continue;
    if (index === 2 || looks[index - 3]?.breaker === 'CLOSED') spells += 1;
    const { requests, attempts } = arrivedBetween(from.arrivals, to.arrivals);
    probes += Math.max(requests, attempts);
    openMs += to.atMs - from.atMs;
  }
  return { probes, allowed: Math.ceil(openMs / halfOpenAfterMs) + spells, openMs };
}
