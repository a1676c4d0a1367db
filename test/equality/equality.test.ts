/** Both engines over every small supergraph and the gateway's own, on operations and faults that MERIDIAN_SEED chooses; `npm run equality` chooses others each time. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expected, type Feature } from './count-features.ts';
import { openTarget, type Target } from './open-target.ts';
import { describeFailure, type Report, runEquality, total } from './run-equality.ts';
import { supergraphs } from './supergraphs/all.ts';
import { meridian } from './supergraphs/meridian.ts';

const operations = 2_000;
const ownOperations = 150;
const overHttp = 180;
const ownOverHttp = 20;
const seed = Number(process.env.MERIDIAN_SEED ?? 7);

let targets: readonly Target[];
let report: Report;
let own: Target;
let ownReport: Report;

beforeAll(async () => {
  targets = await Promise.all(supergraphs.map(openTarget));
  report = await runEquality(targets, { operations, seed, overHttp });
  own = await openTarget(meridian);
  ownReport = await runEquality([own], { operations: ownOperations, seed, overHttp: ownOverHttp });
}, 900_000);

afterAll(async () => {
  await Promise.all([...targets, own].map((target) => target.close()));
});

it(`finds no difference between the engines (MERIDIAN_SEED=${seed})`, () => {
  expect(report.failure && describeFailure(report.failure, seed)).toBeUndefined();
});

it(`finds none over the gateway's own supergraph (MERIDIAN_SEED=${seed})`, () => {
  expect(ownReport.failure && describeFailure(ownReport.failure, seed)).toBeUndefined();
  const { runs, withData, withErrors, compared } = total(ownReport.tallies);
  expect(Math.min(withData, withErrors) / runs).toBeGreaterThan(0.1);
  expect(compared / runs).toBeGreaterThan(0.7);
});

it('asks over HTTP, where answers come without Apollo Server and have parts of replies in them', () => {
  if (report.failure || ownReport.failure) return;
  const { answers, known, spliced } = total(new Map([...report.tallies, ...ownReport.tallies])).http;
  expect(known).toBeGreaterThan(answers * 0.4);
  // One in six is without a fault, known and long; and most of those are of several subgraphs, or of abstract types.
  expect(spliced).toBeGreaterThan(answers * 0.005);
});

it('makes operations that put everything to the test', () => {
  // A run that ended early has not seen everything.
  if (report.failure) return;
  const { features } = total(report.tallies);
  const rare = Object.entries(expected).filter(
    ([feature, inAThousand]) => (features.get(feature as Feature) ?? 0) < (inAThousand * operations) / 1_000,
  );
  expect(
    rare.map(([feature]) => `${feature}: ${features.get(feature as Feature) ?? 0} (MERIDIAN_SEED=${seed})`),
  ).toEqual([]);
});

it('discards hardly any operation, and compares most runs', () => {
  const { discards, compared, runs } = total(report.tallies);
  expect(discards.invalid / discards.made).toBeLessThan(0.05);
  if (!report.failure) expect(compared / runs).toBeGreaterThan(0.7);
});
