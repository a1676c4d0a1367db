/** `npm run equality [-- --operations N --over-http N --seed N --supergraph NAME]`: whether both engines answer alike, told in figures; ends with 1 at the first difference. */
import { parseArgs } from 'node:util';
import { openTarget } from './open-target.ts';
import { printReport } from './print-report.ts';
import { describeFailure, runEquality, total } from './run-equality.ts';
import { supergraphs } from './supergraphs/all.ts';
import { meridian } from './supergraphs/meridian.ts';

const { values } = parseArgs({
  options: {
    operations: { type: 'string' },
    'over-http': { type: 'string' },
    seed: { type: 'string' },
    supergraph: { type: 'string' },
  },
});
const operations = Number(values.operations ?? 2_000);
const overHttp = Number(values['over-http'] ?? operations);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const known = [...supergraphs, meridian];
const chosen = known.filter(({ name }) => values.supergraph === undefined || name === values.supergraph);
if (
  !Number.isInteger(operations) ||
  operations < 1 ||
  !Number.isInteger(overHttp) ||
  !Number.isInteger(seed) ||
  chosen.length === 0
) {
  console.error(`expected whole numbers, and one of ${known.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}

const startedAtMs = performance.now();
const targets = await Promise.all(chosen.map(openTarget));
try {
  console.log(`seed ${seed}`);
  const { tallies, failure } = await runEquality(targets, { operations, seed, overHttp });
  printReport(tallies, (performance.now() - startedAtMs) / 1000);
  if (failure) {
    console.log(`\n${describeFailure(failure, seed)}`);
    process.exitCode = 1;
  } else if (overHttp > 0 && Math.min(total(tallies).http.known, total(tallies).http.spliced) === 0) {
    console.log('\nno answer over HTTP was without Apollo Server, or none was spliced');
    process.exitCode = 1;
  }
} finally {
  await Promise.all(targets.map((target) => target.close()));
}
