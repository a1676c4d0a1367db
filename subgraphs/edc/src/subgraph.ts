import { createSubgraph, type SubgraphModule } from '@meridian/kit/subgraph';
import { readTypeDefs } from '@meridian/schema/type-defs.ts';
import { EdcAccess } from './access.ts';
import type { Context } from './context.ts';
import { createLoaders } from './loaders.ts';
import { migrations } from './migrations/index.ts';
import { resolvers } from './resolvers/index.ts';
import { postgresEdcSource } from './source/postgres.ts';

export const edc: SubgraphModule = {
  name: 'edc',
  migrations,
  create({ database, logger }) {
    const source = postgresEdcSource(database.kysely);
    return createSubgraph<Context>({
      name: 'edc',
      typeDefs: readTypeDefs('edc'),
      resolvers,
      logger,
      ready: () => source.ping(),
      context: ({ identity, requestId, signal }) => ({
        access: new EdcAccess(identity, database.kysely),
        loaders: createLoaders(source),
        requestId,
        signal,
      }),
    });
  },
};
