/** The product's own settings; the gateway's are in gateway/src/config.ts and the same variables set both. */

import { resolve } from 'node:path';
import { type CacheSettings, readCacheSettings } from '@meridian/kit/cache/cache';
import { port, readConfig } from '@meridian/kit/config';
import { z } from 'zod';

/** The port that IANA registers for HL7. */
export const defaultMllpPort = 2575;
export const defaultSimulatorPort = 4150;

export interface AppConfig {
  /** Redis behind the memory, when REDIS_URL is set. */
  readonly cache: CacheSettings;
  /** Embedded database, keys, reject files. One process owns it at a time. */
  readonly dataDir: string;
  /** PostgreSQL instead of the embedded database. */
  readonly databaseUrl: string | undefined;
  readonly databasePoolSize: number;
  /** Whether an empty database gets the demo study. */
  readonly demo: boolean;
  /** The first of the subgraphs' ports in the distributed mode. */
  readonly subgraphPort: number;
  readonly hospitals: {
    /** Path of the file that names the hospitals; without it three simulated ones run on loopback. */
    readonly file: string | undefined;
    /** Where the simulated laboratory's messages are listened for; 0 lets the system choose, and it does when the default is taken. */
    readonly mllpPort: number | undefined;
    /** Of the simulated hospitals' control; theirs follow. 0 lets the system choose, and it does when the default is taken. */
    readonly simulatorPort: number | undefined;
    /** Toward each simulated hospital that is asked. */
    readonly callsPerSecond: number;
    /** For how long what such a one answered counts as current. */
    readonly maxAgeSeconds: number;
  };
}

/** Throws ConfigError. */
export function readAppConfig(env: NodeJS.ProcessEnv = process.env): AppConfig {
  const settings = readConfig(
    {
      DATA_DIR: z.string().default('.meridian'),
      DATABASE_URL: z
        .string()
        .regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL')
        .optional(),
      DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(10),
      DEMO: z.enum(['on', 'off'], 'must be on or off').default('on'),
      SUBGRAPH_PORT: z.coerce.number().int().min(1).max(65_500).default(4101),
      HOSPITALS: z.string().optional(),
      MLLP_PORT: port.optional(),
      SIMULATOR_PORT: port.optional(),
      SIMULATOR_CALLS_PER_SECOND: z.coerce.number().int().min(1).max(100_000).default(10),
      SIMULATOR_MAX_AGE_SECONDS: z.coerce.number().positive().max(86_400).default(120),
    },
    env,
  );
  return {
    cache: readCacheSettings(env),
    dataDir: resolve(settings.DATA_DIR),
    databaseUrl: settings.DATABASE_URL,
    databasePoolSize: settings.DATABASE_POOL_SIZE,
    demo: settings.DEMO === 'on',
    subgraphPort: settings.SUBGRAPH_PORT,
    hospitals: {
      file: settings.HOSPITALS,
      mllpPort: settings.MLLP_PORT,
      simulatorPort: settings.SIMULATOR_PORT,
      callsPerSecond: settings.SIMULATOR_CALLS_PER_SECOND,
      maxAgeSeconds: settings.SIMULATOR_MAX_AGE_SECONDS,
    },
  };
}
