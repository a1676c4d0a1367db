import { createSubgraph, type SubgraphModule } from '@meridian/kit/subgraph';
import { readTypeDefs } from '@meridian/schema/type-defs.ts';
import { UserAccess } from './access.ts';
import type { Context } from './context.ts';
import { createLoaders } from './loaders.ts';
import { migrations } from './migrations/index.ts';
import { resolvers } from './resolvers/index.ts';
import { postgresUserSource } from './source/postgres.ts';

export const user: SubgraphModule = {
  name: 'user',
  migrations,
  create({ database, logger }) {
    const source = postgresUserSource(database.kysely);
    return createSubgraph<Context>({
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
  },
};
