import { createSubgraph, type SubgraphModule } from '@meridian/kit/subgraph';
import { readTypeDefs } from '@meridian/schema/type-defs.ts';
import { EproAccess } from './access.ts';
import type { Context } from './context.ts';
import { createLoaders } from './loaders.ts';
import { migrations } from './migrations/index.ts';
import { resolvers } from './resolvers/index.ts';
import { postgresEproSource } from './source/postgres.ts';

export const epro: SubgraphModule = {
  name: 'epro',
  migrations,
  create({ database, logger }) {
    const source = postgresEproSource(database.kysely);
    return createSubgraph<Context>({
      name: 'epro',
      typeDefs: readTypeDefs('epro'),
      resolvers,
      logger,
      ready: () => source.ping(),
      context: ({ identity, requestId, signal }) => ({
        access: new EproAccess(identity, database.kysely),
        loaders: createLoaders(source),
        requestId,
        signal,
      }),
    });
  },
};
