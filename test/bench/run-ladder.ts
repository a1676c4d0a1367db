/** What each part of ours is worth: the same gateway with one part after another. */

import type { DistributedSettings } from './contenders/distributed.ts';
import type { ContenderPlan } from './contenders.ts';
import type { BenchOptions } from './options.ts';
import type { Bench } from './prepare.ts';
import { describeBench } from './print.ts';
import { measureMerging } from './run-merging.ts';
import { runSideBySide } from './run-side-by-side.ts';

const load = { connections: 16, rounds: 5 };

/** In the order of climbing; each is told apart from the one before by what `describes` says. */
function planRungs({ ours, start }: Bench): readonly ContenderPlan[] {
  const rung = (name: string, describes: string, environment: Record<string, string>, script = 'distributed') => ({
    name,
    describes,
    start: () =>
      start<DistributedSettings, string>('gateway', `contenders/${script}`, {
        ...ours,
        environment: { MERGE_CALLS: 'off', ...environment },
      }),
  });
  return [
    rung('apollo', "Apollo Server and the stock gateway's executor, over our call layer", {
      ENGINE: 'apollo',
      HOT_PATH: 'off',
    }),
    rung('compiled', 'our engine behind Apollo Server', { HOT_PATH: 'off', SPLICE: 'off' }),
    rung('hot', 'known documents past Apollo Server', { SPLICE: 'off' }),
    rung('splice', 'text of subgraphs that need not be read is passed on: the gateway as it comes', {}),
    rung('in-process', 'subgraphs in its own process, where there is no text to pass on', {}, 'embedded-recorded'),
  ];
}

export async function runLadder(bench: Bench, options: BenchOptions): Promise<string> {
  const tables = await runSideBySide(bench, options, {
    plans: planRungs(bench),
    load,
    baselinesOf: () => [{ title: 'x apollo', contender: 'apollo' }],
  });
  return [describeBench(bench, load), '', tables, '', await measureMerging(bench, load)].join('\n');
}
