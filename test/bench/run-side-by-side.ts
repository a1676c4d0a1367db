/** Starts contenders, compares their answers, measures them in turn, ends them, and makes the tables. */
import { compareAnswers } from './compare-answers.ts';
import { type ContenderPlan, startContenders } from './contenders.ts';
import { measure } from './measure.ts';
import { type BenchOptions, select } from './options.ts';
import { type Bench, tell } from './prepare.ts';
import { type BaselinesOf, formatList, formatOperations } from './print.ts';

export interface SideBySide {
  readonly plans: readonly ContenderPlan[];
  readonly load: { readonly connections: number; readonly rounds: number };
  /** Whom the run can do without: told, and left out, when it cannot run here or answers otherwise than the first. */
  readonly optional?: ReadonlySet<string>;
  readonly baselinesOf: BaselinesOf;
}

export async function runSideBySide(
  bench: Bench,
  options: BenchOptions,
  { plans, load, optional = new Set(), baselinesOf }: SideBySide,
): Promise<string> {
  const { token } = bench.study;
  const operations = select('--only', bench.study.operations, options.only);
  const selected = select('--contenders', plans, options.contenders);
  const { contenders, missing } = await startContenders(selected, optional);
  tell('comparing answers');
  const unequal = await compareAnswers(contenders, operations, token);
  for (const { contender, operation, reason } of unequal) {
    if (!optional.has(contender)) throw new Error(`${contender} ${reason} (${operation})`);
  }
  tell(`measuring for about ${Math.round(options.seconds)} s`);
  const measured = await measure(
    contenders,
    operations,
    { ...load, token, seconds: options.seconds },
    (contender, operation) => !unequal.some((one) => one.contender === contender && one.operation === operation),
  );
  await Promise.all(contenders.map(({ process }) => process.stop()));
  return [
    formatList(selected.map(({ name, describes }) => [name, describes])),
    ...missing,
    '',
    formatOperations(operations, measured, unequal, baselinesOf),
  ].join('\n');
}
