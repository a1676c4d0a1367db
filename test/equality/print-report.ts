/** The figures of a run, for people. */
import { expected } from './count-features.ts';
import { type Tally, total } from './run-equality.ts';

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);

function describe(name: string, tally: Tally): string {
  const { operations, runs, withData, withErrors, withFaults, compared, discards } = tally;
  return [
    `${name.padEnd(18)} ${String(operations).padStart(6)} operations`,
    `${String(runs).padStart(6)} runs`,
    `data ${percent(withData, runs)}`,
    `errors ${percent(withErrors, runs)}`,
    `faults ${percent(withFaults, runs)}`,
    `compared with stock ${percent(compared, runs)}`,
    `discarded ${percent(discards.invalid, discards.made)}`,
  ].join('  ');
}

export function printReport(tallies: ReadonlyMap<string, Tally>, seconds: number): void {
  for (const [name, tally] of tallies) console.log(describe(name, tally));
  const all = total(tallies);
  console.log(`${describe('all', all)}  in ${seconds.toFixed(0)} s`);
  const { answers, known, spliced } = all.http;
  console.log(`\nover HTTP: ${answers} answers, ${known} without Apollo Server, ${spliced} with parts of replies`);
  console.log(`right, but in another order than the stock engine's: ${all.otherOrder} operations`);
  console.log('accepted differences:');
  for (const [name, count] of all.accepted) console.log(`  ${String(count).padStart(6)}  ${name}`);
  console.log('operations with:');
  for (const [name, least] of Object.entries(expected)) {
    const count = all.features.get(name as keyof typeof expected) ?? 0;
    console.log(`  ${String(count).padStart(6)}  ${name}${count * 1000 < least * all.operations ? '  (too few)' : ''}`);
  }
}
