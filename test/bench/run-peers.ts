/** Ours beside the gateways of others and beside what a server written by hand can do, over subgraphs that answer from memory. */
import { peerNames, planPeers } from './contenders.ts';
import type { BenchOptions } from './options.ts';
import type { Bench } from './prepare.ts';
import { describeBench, fastestOf } from './print.ts';
import { measureMerging } from './run-merging.ts';
import { runSideBySide } from './run-side-by-side.ts';

const load = { connections: 16, rounds: 5 };

export async function runPeers(bench: Bench, options: BenchOptions): Promise<string> {
  const tables = await runSideBySide(bench, options, {
    plans: planPeers(bench),
    load,
    optional: new Set([...peerNames, 'limit', 'limit-splice']),
    baselinesOf: (rows) => {
      const fastest = fastestOf(peerNames, rows);
      return [
        { title: 'x plain', contender: 'plain' },
        ...(fastest === undefined || fastest === 'plain'
          ? []
          : [{ title: `x ${fastest}, the fastest peer`, contender: fastest }]),
        { title: 'x limit', contender: 'limit' },
      ];
    },
  });
  const merging = options.contenders === null ? ['', await measureMerging(bench, load)] : [];
  return [describeBench(bench, load), '', tables, ...merging].join('\n');
}
