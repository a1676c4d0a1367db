/** From a hospital's configuration to its connection. */
import type { PulledHospital } from '../source/adapters/adapter.ts';
import type { HospitalConfig } from './config.ts';
import type { Connection, ConnectionDeps } from './connection.ts';
import { connectPulled } from './pulled-connection.ts';
import { connectPushing, type OpenListener, type PushingConnection } from './pushing-connection.ts';

export interface Adapters {
  /** How the hospital is asked; null when it cannot be. Throws ConfigError when a secret is not there. */
  reach(hospital: HospitalConfig, environment: NodeJS.ProcessEnv): PulledHospital | null;
  readonly listen: OpenListener;
}

export interface ConnectDeps extends ConnectionDeps {
  readonly config: HospitalConfig;
  readonly adapters: Adapters;
}

export function connect(deps: ConnectDeps): Connection | PushingConnection {
  const { config, adapters, environment } = deps;
  const pulled = adapters.reach(config, environment);
  if (config.transport === 'MLLP')
    return connectPushing({ ...deps, config, queried: pulled, openListener: adapters.listen });
  if (pulled === null) throw new Error(`no adapter for ${config.transport}`);
  return connectPulled({ ...deps, config, pulled });
}

export const isPushing = (connection: Connection): connection is PushingConnection => 'listener' in connection;
