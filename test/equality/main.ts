/** `npm run equality [-- --operations N --seed N --supergraph NAME]`: whether both engines answer alike, told in figures; ends with 1 at the first difference. */
import { parseArgs } from 'node:util';
import { openTarget } from './open-target.ts';
import { printReport } from './print-report.ts';
import { describeFailure, runEquality } from './run-equality.ts';
import { supergraphs } from './supergraphs/all.ts';
import { meridian } from './supergraphs/meridian.ts';

const { values } = parseArgs({
  options: { operations: { type: 'string' }, seed: { type: 'string' }, supergraph: { type: 'string' } },
});
const operations = Number(values.operations ?? 2_000);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const known = [...supergraphs, meridian];
const chosen = known.filter(({ name }) => values.supergraph === undefined || name === values.supergraph);
if (!Number.isInteger(operations) || operations < 1 || !Number.isInteger(seed) || chosen.length === 0) {
  console.error(`expected whole numbers, and one of ${known.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}

const startedAtMs = performance.now();
const targets = await Promise.all(chosen.map(openTarget));
try {
  console.log(`seed ${seed}`);
  const { tallies, failure } = await runEquality(targets, { operations, seed });
  printReport(tallies, (performance.now() - startedAtMs) / 1000);
  if (failure) {
    console.log(`\n${describeFailure(failure, seed)}`);
    process.exitCode = 1;
  }
} finally {
  await Promise.all(targets.map((target) => target.close()));
}
