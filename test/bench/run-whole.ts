/** The product as it is used: over the subgraphs themselves and the embedded database, where the gateway is a small part of the work. */
import type { DistributedSettings } from './contenders/distributed.ts';
import type { EmbeddedSettings } from './contenders/embedded.ts';
import type { PeerSettings } from './contenders/settings.ts';
import type { ContenderPlan } from './contenders.ts';
import type { BenchOptions } from './options.ts';
import type { Bench } from './prepare.ts';
import { runSideBySide } from './run-side-by-side.ts';

/** The embedded database answers one statement at a time: more connections would only wait in line. */
const load = { connections: 4, rounds: 3 };

export async function runWhole(bench: Bench, options: BenchOptions): Promise<string> {
  const { peer, ours, subgraphs, embeddedDataDir, start } = bench;
  const real = { subgraphs: subgraphs.real };
  const plans: readonly ContenderPlan[] = [
    {
      name: 'plain',
      describes: '@apollo/gateway over HTTP',
      start: () => start<PeerSettings, string>('gateway', 'contenders/plain', { ...peer, ...real }),
    },
    {
      name: 'ours',
      describes: 'Meridian over HTTP',
      start: () =>
        start<DistributedSettings, string>('gateway', 'contenders/distributed', { ...ours, ...real, environment: {} }),
    },
    {
      name: 'ours-embedded',
      describes: 'Meridian as npm start runs it, subgraphs and database in its process',
      start: () => start<EmbeddedSettings, string>('gateway', 'contenders/embedded', { dataDir: embeddedDataDir }),
    },
  ];
  const tables = await runSideBySide(bench, options, {
    plans,
    load,
    baselinesOf: () => [{ title: 'x plain', contender: 'plain' }],
  });
  return [
    bench.machine,
    `${load.connections} connections, over subgraphs on the embedded database: for plain and ours in a process of their own, whose CPU and memory are not counted here.`,
    '',
    tables,
  ].join('\n');
}
