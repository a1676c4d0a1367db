/** A hospital that is asked, and whose patients' records are refreshed before they grow old. */
import type { PulledHospital } from '../source/adapters/adapter.ts';
import { createAsking } from './asking.ts';
import type { RestHospital, SoapHospital } from './config.ts';
import type { Connection, ConnectionDeps } from './connection.ts';
import { createFetcher } from './fetcher.ts';
import { openEndpoint } from './hospital-endpoint.ts';
import { createRefresher } from './refresher.ts';

export interface PulledConnectionDeps extends ConnectionDeps {
  readonly config: SoapHospital | RestHospital;
  readonly pulled: PulledHospital;
}

export function connectPulled(deps: PulledConnectionDeps): Connection {
  const { config, pulled } = deps;
  const { endpoint, follow, refusal, close } = openEndpoint(config, deps.environment);
  const fetcher = createFetcher({ ...deps, endpoint, replaces: true });
  const refresher = createRefresher({ ...deps, endpoint, fetcher });
  const freshness = { ...config, callsPerSecond: config.limits.callsPerSecond };
  return {
    config,
    contribute: createAsking({ freshness, fetcher, now: deps.now, refusal, onWanted: refresher.want }),
    follow,
    health: () => endpoint.stats(),
    start: async () => refresher.start(),
    async close() {
      await refresher.close();
      await pulled.close();
      await close();
    },
  };
}
