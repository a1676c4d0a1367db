/** Liveness and readiness: what is named here is what an operator should look at first. */
import type { ProbeResult, ProbeSubgraphs } from '../subgraphs/probe.ts';

/** Resolves to true when ready; false or a rejection means not. */
export type ReadinessCheck = () => boolean | Promise<boolean>;

export interface Readiness {
  /** Worth sending requests to: started, not draining, every own check passed, and at least one subgraph answers. */
  readonly ready: boolean;
  /** Everything that is not ready, also where the rest can be served without it. */
  readonly notReady: readonly string[];
}

export interface ReadinessDetail extends Readiness {
  readonly subgraphs: Readonly<Record<string, ProbeResult>>;
}

export interface ReadinessSources {
  readonly phase: () => 'starting' | 'running' | 'draining';
  readonly probe: ProbeSubgraphs;
  readonly checks: Readonly<Record<string, ReadinessCheck>>;
}

async function failedChecks(checks: ReadinessSources['checks']): Promise<string[]> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      const passed = await Promise.resolve()
        .then(check)
        .catch(() => false);
      return passed ? [] : [name];
    }),
  );
  return results.flat();
}

export async function assessReadiness({ phase, probe, checks }: ReadinessSources): Promise<ReadinessDetail> {
  const current = phase();
  if (current === 'starting') return { ready: false, notReady: ['supergraph'], subgraphs: {} };
  if (current === 'draining') return { ready: false, notReady: ['draining'], subgraphs: {} };
  const [failed, probes] = await Promise.all([failedChecks(checks), probe()]);
  const down = [...probes].filter(([, result]) => !result.up).map(([name]) => `subgraph ${name}`);
  return {
    ready: failed.length === 0 && down.length < probes.size,
    notReady: [...failed, ...down],
    subgraphs: Object.fromEntries(probes),
  };
}
