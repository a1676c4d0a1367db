/** What it gives to merge identical calls that are under way: the same request from all connections at once, with and without. */
import type { DistributedSettings } from './contenders/distributed.ts';
import { type Contender, measure } from './measure.ts';
import type { Bench } from './prepare.ts';
import { formatOperations } from './print.ts';

const seconds = 16;

export async function measureMerging(
  { ours, study, start }: Bench,
  load: { readonly connections: number; readonly rounds: number },
): Promise<string> {
  const open = async (merge: 'off' | 'on'): Promise<Contender> => ({
    name: `MERGE_CALLS=${merge}`,
    process: await start<DistributedSettings, string>('gateway', 'contenders/distributed', {
      ...ours,
      environment: { MERGE_CALLS: merge },
    }),
  });
  const contenders = [await open('off'), await open('on')];
  const [report] = study.operations;
  const operations = report
    ? [
        {
          ...report,
          describes: 'one subject, asked for from all connections at once',
          bodies: report.bodies.slice(0, 1),
        },
      ]
    : [];
  const measured = await measure(contenders, operations, { ...load, token: study.token, seconds });
  await Promise.all(contenders.map(({ process }) => process.stop()));
  return formatOperations(operations, measured, [], () => [
    { title: 'x MERGE_CALLS=off', contender: 'MERGE_CALLS=off' },
  ]);
}
