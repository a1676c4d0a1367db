import { openCache, readCacheSettings } from '@meridian/kit/cache/cache';
import { createSubgraph, type Subgraph, type SubgraphDeps, type SubgraphModule } from '@meridian/kit/subgraph';
import { readTypeDefs } from '@meridian/schema/type-defs.ts';
import { HospitalAccess } from './access.ts';
import type { Context } from './context.ts';
import { type HospitalConfig, readHospitals } from './hospitals/config.ts';
import { createDeadLetters } from './hospitals/dead-letters.ts';
import { createHospitals, type Hospitals, type HospitalsDeps } from './hospitals/hospitals.ts';
import { protocols } from './hospitals/protocols.ts';
import { RecordReads } from './hospitals/record-reads.ts';
import { createLoaders } from './loaders.ts';
import { migrations } from './migrations/index.ts';
import { resolvers } from './resolvers/index.ts';
import { postgresHospitalSource } from './source/postgres.ts';

export interface HospitalSubgraph extends Subgraph {
  readonly hospitals: Hospitals;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Hospitals are reached over their protocols unless `adapters` are given. */
export type HospitalDeps = SubgraphDeps & Partial<Pick<HospitalsDeps, 'adapters' | 'now'>>;

/** The subgraph over these hospitals. Throws ConfigError when a secret or a cache setting is wrong. */
export function createHospital(configs: readonly HospitalConfig[], deps: HospitalDeps): HospitalSubgraph {
  const { database, logger, environment = process.env } = deps;
  const { kysely } = database;
  const cache = deps.cache ?? openCache({ ...readCacheSettings(environment), namespace: 'hospital-1', logger });
  const hospitals = createHospitals({ adapters: protocols, ...deps, configs, kysely, cache, environment });
  const source = postgresHospitalSource(kysely);
  const deadLetters = createDeadLetters(kysely);
  const subgraph = createSubgraph<Context>({
    name: 'hospital',
    typeDefs: readTypeDefs('hospital'),
    resolvers,
    logger,
    ready: () => source.ping(),
    context: ({ identity, requestId, signal, provenance }) => ({
      access: new HospitalAccess(identity, kysely),
      loaders: createLoaders(source, hospitals),
      records: new RecordReads(hospitals, provenance),
      hospitals,
      deadLetters,
      source,
      requestId,
      signal,
    }),
  });
  return {
    ...subgraph,
    hospitals,
    start: hospitals.start,
    async close() {
      await hospitals.close();
      if (cache !== deps.cache) await cache.close();
    },
  };
}

/** Over the hospitals of the file that HOSPITALS names. */
export const hospital: SubgraphModule = {
  name: 'hospital',
  migrations,
  create: (deps) => createHospital(readHospitals(deps.environment ?? process.env), deps),
};
