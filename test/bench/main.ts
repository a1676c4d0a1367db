/** `npm run bench [-- --seconds N]`: how fast the gateway answers, beside plain @apollo/gateway. Fails when answers differ or something breaks, never by time. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readSupergraph } from '@meridian/app/meridian';
import { requireEqualAnswers } from './compare-answers.ts';
import type { DistributedSettings } from './contenders/distributed.ts';
import type { EmbeddedSettings } from './contenders/embedded.ts';
import type { PlainSettings } from './contenders/plain.ts';
import { type Contender, type Load, measure, type Row } from './measure.ts';
import { describeMachine, formatHeader, formatTable } from './print.ts';
import { type BenchProcess, startProcess } from './processes.ts';
import { prepareStudy, type Study } from './study.ts';
import type { SubgraphsAddress, SubgraphsSettings, SubgraphUrls } from './subgraphs.ts';

const defaultSeconds = 50;
/** `share` of the seconds. The embedded database answers one statement at a time: more connections would only wait in line. */
const recordedLoad = { connections: 16, rounds: 5, share: 0.65 };
const realLoad = { connections: 4, rounds: 3, share: 0.35 };

const script = (name: string): URL => new URL(`./${name}.ts`, import.meta.url);
const tell = (text: string): void => console.error(`bench: ${text}`);

function readSeconds(): number {
  const { values } = parseArgs({ options: { seconds: { type: 'string' } } });
  const seconds = Number(values.seconds ?? defaultSeconds);
  if (!(seconds > 0 && seconds <= 3600)) throw new Error('--seconds must be a number of at most 3600');
  return seconds;
}

async function run(seconds: number, atEnd: AsyncDisposableStack): Promise<void> {
  const machine = describeMachine();
  const folder = await mkdtemp(join(tmpdir(), 'meridian-bench-'));
  atEnd.defer(() => rm(folder, { recursive: true, force: true }));
  const start = async <Settings, Address>(name: string, settings: Settings): Promise<BenchProcess<Address>> => {
    const process = await startProcess<Settings, Address>(script(name), settings);
    atEnd.defer(() => process.stop());
    return process;
  };

  tell('generating the demo study');
  const dataDir = join(folder, 'subgraphs');
  const study = await prepareStudy(dataDir);
  // One process at a time owns a data folder.
  const embeddedDataDir = join(folder, 'embedded');
  await cp(dataDir, embeddedDataDir, { recursive: true });
  const { claims, jwksFile, secret } = study;
  const subgraphs = await start<SubgraphsSettings, SubgraphsAddress>('subgraphs', { dataDir, secret });
  const supergraph = readSupergraph();
  const overHttp = async (urls: SubgraphUrls): Promise<readonly Contender[]> => {
    const settings = { supergraph, subgraphs: urls, secret };
    const plain = await start<PlainSettings, string>('contenders/plain', { ...settings, claims });
    const ours = await start<DistributedSettings, string>('contenders/distributed', { ...settings, jwksFile });
    return [
      { name: 'plain', process: plain },
      { name: 'distributed', process: ours },
    ];
  };

  const { recorded, real } = subgraphs.address;
  const replaying = await start<DistributedSettings, string>('contenders/embedded-recorded', {
    supergraph,
    subgraphs: recorded,
    secret,
    jwksFile,
  });
  const aloneRows = await compare(
    'recorded answers',
    [...(await overHttp(recorded)), { name: 'embedded', process: replaying }],
    study,
    { ...recordedLoad, seconds: seconds * recordedLoad.share },
  );
  const product = await start<EmbeddedSettings, string>('contenders/embedded', { dataDir: embeddedDataDir });
  const wholeRows = await compare(
    'real subgraphs',
    [...(await overHttp(real)), { name: 'embedded', process: product }],
    study,
    { ...realLoad, seconds: seconds * realLoad.share },
  );
  console.log(
    [
      formatHeader(machine, study.operations),
      `The gateway alone, ${recordedLoad.connections} connections. Subgraphs answer what they answered once: over HTTP from a process of their own, in embedded from memory.`,
      formatTable(aloneRows),
      `The whole, ${realLoad.connections} connections. Subgraphs over PGlite: for plain and distributed in a process of their own, whose CPU and memory are not counted here.`,
      formatTable(wholeRows),
    ].join('\n\n'),
  );
}

/** Checks, measures, and ends the contenders. */
async function compare(
  title: string,
  contenders: readonly Contender[],
  { operations, token }: Study,
  load: Omit<Load, 'token'>,
): Promise<readonly Row[]> {
  tell(`${title}: comparing answers`);
  await requireEqualAnswers(contenders, operations, token);
  tell(`${title}: measuring for about ${Math.round(load.seconds)} s`);
  const rows = await measure(contenders, operations, { ...load, token });
  await Promise.all(contenders.map(({ process }) => process.stop()));
  return rows;
}

const atEnd = new AsyncDisposableStack();
const interrupt = (): void => void atEnd.disposeAsync().finally(() => process.exit(130));
process.once('SIGINT', interrupt);
process.once('SIGTERM', interrupt);
try {
  await run(readSeconds(), atEnd);
} catch (error) {
  // What an interruption breaks is no news.
  if (!atEnd.disposed) tell(error instanceof Error ? error.message : 'failed for an unknown reason');
  process.exitCode = 1;
} finally {
  await atEnd.disposeAsync();
}
