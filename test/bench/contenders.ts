/** The gateways that are measured side by side: what each is, and how it is started. */
import type { DistributedSettings } from './contenders/distributed.ts';
import type { HiveSettings } from './contenders/hive.ts';
import type { LimitSettings } from './contenders/limit.ts';
import type { PeerSettings } from './contenders/settings.ts';
import type { Contender } from './measure.ts';
import { installPeers } from './peers/install.ts';
import { type Bench, tell } from './prepare.ts';
import type { BenchProcess } from './processes.ts';

export interface ContenderPlan {
  readonly name: string;
  /** What it is and does, for the head of the output. */
  readonly describes: string;
  start(): Promise<BenchProcess<string>>;
}

/** Gateways of others, written for Node. */
export const peerNames = ['plain', 'hive', 'hive-router', 'mercurius'] as const;

/** No two requests under way are the same, but for the one of `tiny`: merging it would be measured, and not the gateway. */
const apart = { MERGE_CALLS: 'off' };

export function planPeers({ peer, ours, study, start }: Bench): readonly ContenderPlan[] {
  const queryOf = (name: string): string => study.operations.find((operation) => operation.name === name)?.query ?? '';
  const installed = installOnce();
  const hive = async (runtime: HiveSettings['runtime']): Promise<BenchProcess<string>> => {
    await installed();
    return start<HiveSettings, string>('gateway', 'contenders/hive', { ...peer, runtime });
  };
  const limit = (splice: boolean): Promise<BenchProcess<string>> =>
    start<LimitSettings, string>('gateway', 'contenders/limit', {
      ...peer,
      splice,
      queries: { report: queryOf('report'), cohort: queryOf('cohort') },
    });
  return [
    {
      name: 'plain',
      describes: '@apollo/gateway 2.14 behind @apollo/server 5 on node:http',
      start: () => start<PeerSettings, string>('gateway', 'contenders/plain', peer),
    },
    {
      name: 'hive',
      describes: '@graphql-hive/gateway 2.15 with JIT on node:http',
      start: () => hive('default'),
    },
    {
      name: 'hive-router',
      describes: 'the same on @graphql-hive/router-runtime 1.4, which plans in Rust',
      start: () => hive('router'),
    },
    {
      name: 'mercurius',
      describes: '@mercuriusjs/gateway 5 with mercurius 16, jit: 1, on Fastify 5',
      start: async () => {
        await installed();
        return start<PeerSettings, string>('gateway', 'contenders/mercurius', peer);
      },
    },
    {
      name: 'ours',
      describes: 'Meridian as it comes, over HTTP like the others, but MERGE_CALLS=off',
      start: () =>
        start<DistributedSettings, string>('gateway', 'contenders/distributed', { ...ours, environment: apart }),
    },
    {
      name: 'ours-embedded',
      describes: 'the same with the recorded subgraphs in its own process, read anew from their text for every call',
      start: () =>
        start<DistributedSettings, string>('gateway', 'contenders/embedded-recorded', { ...ours, environment: apart }),
    },
    {
      name: 'limit',
      describes:
        'a server written by hand for these operations: undici, JSON.parse, assemble, JSON.stringify; no checks',
      start: () => limit(false),
    },
    {
      name: 'limit-splice',
      describes: 'the same, passing on what a subgraph says of an entity as the text it is',
      start: () => limit(true),
    },
  ];
}

function installOnce(): () => Promise<void> {
  let installing: Promise<void> | undefined;
  return () => {
    installing ??= installPeers();
    return installing;
  };
}

export interface Started {
  readonly contenders: readonly Contender[];
  /** Those that cannot run here, with the reason. */
  readonly missing: readonly string[];
}

/** Starts one after another, so that none is disturbed while it warms up. Rejects when one cannot start that the run cannot do without. */
export async function startContenders(
  plans: readonly ContenderPlan[],
  optional: ReadonlySet<string>,
): Promise<Started> {
  const contenders: Contender[] = [];
  const missing: string[] = [];
  for (const { name, start } of plans) {
    tell(`starting ${name}`);
    try {
      contenders.push({ name, process: await start() });
    } catch (error) {
      if (!optional.has(name)) throw error;
      const [reason] = (error instanceof Error ? error.message : 'unknown reason').split('\n');
      missing.push(`${name} cannot be had here: ${reason}`);
    }
  }
  return { contenders, missing };
}
