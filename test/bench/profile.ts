/** `npm run profile -- report|cohort|tiny`: where the gateway's time goes under load, as a profile, a picture and a table. */
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { DistributedSettings } from './contenders/distributed.ts';
import { putLoad } from './measure.ts';
import { readNumber, select } from './options.ts';
import { prepareBench, tell } from './prepare.ts';
import { digits, formatColumns } from './print.ts';
import { addUp, type CpuProfile, readCalls } from './profile/call-tree.ts';
import { writeFlameGraph } from './profile/flame-graph.ts';
import { runCommand } from './run-command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const connections = 16;
const warmUpSeconds = 4;
const shownFunctions = 30;

async function run(atEnd: AsyncDisposableStack): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seconds: { type: 'string' }, out: { type: 'string' } },
  });
  const seconds = readNumber('--seconds', values.seconds, 15, 600);
  if (positionals.length !== 1) throw new Error('npm run profile -- report|cohort|tiny [--seconds N] [--out FOLDER]');
  const bench = await prepareBench(atEnd, true);
  const [operation] = select('the operation', bench.study.operations, positionals);
  if (operation === undefined) return;
  const folder = values.out === undefined ? await mkdtemp(join(tmpdir(), 'meridian-profile-')) : resolve(values.out);
  await mkdir(folder, { recursive: true });
  const gateway = {
    name: 'ours',
    process: await bench.start<DistributedSettings, string>('gateway', 'contenders/distributed', {
      ...bench.ours,
      environment: { MERGE_CALLS: 'off' },
    }),
  };
  const load = { connections, token: bench.study.token };
  await putLoad(gateway, operation, load, warmUpSeconds);
  tell(`profiling for ${seconds} s`);
  const file = join(folder, `profile-${operation.name}.cpuprofile`);
  await gateway.process.beginProfile();
  const { latenciesMs } = await putLoad(gateway, operation, load, seconds);
  await gateway.process.endProfile(file);

  const calls = readCalls(JSON.parse(await readFile(file, 'utf8')) as CpuProfile, root);
  const picture = file.replace(/cpuprofile$/, 'svg');
  await writeFile(picture, writeFlameGraph(calls, `${operation.name}: ${operation.describes}`));
  const table = (title: string, times: ReturnType<typeof addUp>): string =>
    formatColumns(
      [title, '%', 'us/request'],
      times.map(({ name, selfUs }) => [
        name,
        ((selfUs / calls.totalUs) * 100).toFixed(1),
        digits(selfUs / latenciesMs.length),
      ]),
    );
  const groups = addUp(calls, ({ group }) => group).filter(({ selfUs }) => selfUs / calls.totalUs >= 0.002);
  const functions = addUp(calls, ({ name, place, group }) => `${name} ${place === '' ? `[${group}]` : place}`);
  console.log(
    [
      bench.machine,
      `${operation.name}: ${operation.describes}; ${connections} connections, ${latenciesMs.length} requests; the main thread alone, idle time left out.`,
      '',
      table('self time by part', groups),
      '',
      table('self time by function', functions.slice(0, shownFunctions)),
      '',
      file,
      picture,
    ].join('\n'),
  );
}

await runCommand(run);
