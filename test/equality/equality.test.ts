/** Both engines over every small supergraph, on operations and faults that MERIDIAN_SEED chooses; `npm run equality` chooses others each time. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expected, type Feature } from './count-features.ts';
import { openTarget, type Target } from './open-target.ts';
import { describeFailure, type Report, runEquality, total } from './run-equality.ts';
import { supergraphs } from './supergraphs/all.ts';

const operations = 1_000;
const seed = Number(process.env.MERIDIAN_SEED ?? 7);

let targets: readonly Target[];
let report: Report;

beforeAll(async () => {
  targets = await Promise.all(supergraphs.map(openTarget));
  report = await runEquality(targets, { operations, seed });
}, 300_000);

afterAll(async () => {
  await Promise.all(targets.map((target) => target.close()));
});

it(`finds no difference between the engines (MERIDIAN_SEED=${seed})`, () => {
  expect(report.failure && describeFailure(report.failure, seed)).toBeUndefined();
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
