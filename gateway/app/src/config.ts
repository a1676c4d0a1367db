/** The product's own settings; the gateway's are in gateway/src/config.ts and the same variables set both. */

import { resolve } from 'node:path';
import { readConfig } from '@meridian/kit/config';
import { z } from 'zod';

export interface AppConfig {
  /** Embedded database, keys, reject files. One process owns it at a time. */
  readonly dataDir: string;
  /** PostgreSQL instead of the embedded database. */
  readonly databaseUrl: string | undefined;
  readonly databasePoolSize: number;
  /** Whether an empty database gets the demo study. */
  readonly demo: boolean;
  /** The first of the subgraphs' ports in the distributed mode. */
  readonly subgraphPort: number;
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
    },
    env,
  );
  return {
    dataDir: resolve(settings.DATA_DIR),
    databaseUrl: settings.DATABASE_URL,
    databasePoolSize: settings.DATABASE_POOL_SIZE,
    demo: settings.DEMO === 'on',
    subgraphPort: settings.SUBGRAPH_PORT,
  };
}
