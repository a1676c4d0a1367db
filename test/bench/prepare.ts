/** What every run of the bench needs: a folder that goes away, and processes in their places that end with it; then the study, with its subgraphs. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSupergraph } from '@meridian/app/meridian';
import type { DistributedSettings } from './contenders/distributed.ts';
import type { PeerSettings } from './contenders/settings.ts';
import { canPin, type Part, pin } from './pin.ts';
import { describeMachine } from './print.ts';
import { type BenchProcess, startProcess } from './processes.ts';
import { prepareStudy, type Study } from './study.ts';
import type { SubgraphsAddress, SubgraphsSettings } from './subgraphs.ts';

export interface Ground {
  readonly machine: string;
  /** Whether each gateway has a core of its own. */
  readonly pinned: boolean;
  readonly folder: string;
  /** Starts a script, by its path without ending. */
  start<Settings, Address>(part: Part, script: string, settings: Settings): Promise<BenchProcess<Address>>;
  /** Has this process, from which the load comes, take its place. */
  takePlace(): Promise<void>;
}

export interface Bench extends Ground {
  readonly study: Study;
  readonly subgraphs: SubgraphsAddress;
  /** For a gateway that takes every caller for the same. */
  readonly peer: PeerSettings;
  /** For one that verifies tokens. */
  readonly ours: Omit<DistributedSettings, 'environment'>;
  /** A copy of the study's data folder: one process at a time may own one. */
  readonly embeddedDataDir: string;
}

export const tell = (text: string): void => console.error(`bench: ${text}`);

/** What is started there ends with `atEnd`. With `apart`, gateways get a core of their own where the system can give one. */
export async function openGround(atEnd: AsyncDisposableStack, apart: boolean): Promise<Ground> {
  const machine = describeMachine();
  const pinned = apart && (await canPin());
  const place = (part: Part) => (pid: number) => (pinned ? pin(pid, part) : Promise.resolve());
  const folder = await mkdtemp(join(tmpdir(), 'meridian-bench-'));
  atEnd.defer(() => rm(folder, { recursive: true, force: true }));
  return {
    machine,
    pinned,
    folder,
    async start<Settings, Address>(part: Part, script: string, settings: Settings) {
      const url = new URL(`./${script}.ts`, import.meta.url);
      const started = await startProcess<Settings, Address>(url, settings, place(part));
      atEnd.defer(() => started.stop());
      return started;
    },
    takePlace: () => place('load')(process.pid),
  };
}

export async function prepareBench(atEnd: AsyncDisposableStack, apart: boolean): Promise<Bench> {
  const ground = await openGround(atEnd, apart);
  const { folder } = ground;
  tell('generating the demo study');
  const dataDir = join(folder, 'subgraphs');
  const study = await prepareStudy(dataDir);
  const { claims, jwksFile, secret } = study;
  // Copied before a process has it open.
  const embeddedDataDir = join(folder, 'embedded');
  await cp(dataDir, embeddedDataDir, { recursive: true });
  const settings = { dataDir, secret };
  const subgraphs = await ground.start<SubgraphsSettings, SubgraphsAddress>('subgraphs', 'subgraphs', settings);
  await ground.takePlace();
  const called = { supergraph: readSupergraph(), subgraphs: subgraphs.address.recorded, secret };
  return {
    ...ground,
    study,
    subgraphs: subgraphs.address,
    peer: { ...called, claims },
    ours: { ...called, jwksFile },
    embeddedDataDir,
  };
}
