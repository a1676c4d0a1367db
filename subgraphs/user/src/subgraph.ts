import { createSubgraph, type SubgraphModule } from '@meridian/kit/subgraph';
import { readTypeDefs } from '@meridian/schema/type-defs.ts';
import { UserAccess } from './access.ts';
import type { Context } from './context.ts';
import { createLoaders } from './loaders.ts';
import { migrations } from './migrations/index.ts';
import { resolvers } from './resolvers/index.ts';
import { postgresUserSource, readAllSites } from './source/postgres.ts';
import { holdSites } from './source/reference-sites.ts';

export const user: SubgraphModule = {
  name: 'user',
  migrations,
  create({ database, logger, cache }) {
    const sites = holdSites({
      source: postgresUserSource(database.kysely),
      readAllSites: () => readAllSites(database.kysely),
      cache,
      logger,
    });
    const { source } = sites;
    const subgraph = createSubgraph<Context>({
      name: 'user',
      typeDefs: readTypeDefs('user'),
      resolvers,
      logger,
      ready: () => source.ping(),
      context: ({ identity, requestId, signal }) => ({
        access: new UserAccess(identity, database.kysely),
        loaders: createLoaders(source),
        source,
        requestId,
        signal,
      }),
    });
    return { ...subgraph, close: async () => sites.close() };
  },
};
