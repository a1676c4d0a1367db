import { createSubgraph, type SubgraphModule } from '@meridian/kit/subgraph';
import { readTypeDefs } from '@meridian/schema/type-defs.ts';
import { HospitalAccess } from './access.ts';
import type { Context } from './context.ts';
import { createLoaders } from './loaders.ts';
import { migrations } from './migrations/index.ts';
import { resolvers } from './resolvers/index.ts';
import { postgresHospitalSource } from './source/postgres.ts';

export const hospital: SubgraphModule = {
  name: 'hospital',
  migrations,
  create({ database, logger }) {
    const source = postgresHospitalSource(database.kysely);
    return createSubgraph<Context>({
      name: 'hospital',
      typeDefs: readTypeDefs('hospital'),
      resolvers,
      logger,
      ready: () => source.ping(),
      context: ({ identity, requestId, signal }) => ({
        access: new HospitalAccess(identity, database.kysely),
        loaders: createLoaders(source),
        source,
        requestId,
        signal,
      }),
    });
  },
};
