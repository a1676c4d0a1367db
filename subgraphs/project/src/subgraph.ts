import { createSubgraph, type SubgraphModule } from '@meridian/kit/subgraph';
import { readTypeDefs } from '@meridian/schema/type-defs.ts';
import { ProjectAccess } from './access.ts';
import type { Context } from './context.ts';
import { createLoaders } from './loaders.ts';
import { migrations } from './migrations/index.ts';
import { resolvers } from './resolvers/index.ts';
import { postgresProjectSource } from './source/postgres.ts';

export const project: SubgraphModule = {
  name: 'project',
  migrations,
  create({ database, logger }) {
    const source = postgresProjectSource(database.kysely);
    return createSubgraph<Context>({
      name: 'project',
      typeDefs: readTypeDefs('project'),
      resolvers,
      logger,
      ready: () => source.ping(),
      context: ({ identity, requestId, signal }) => ({
        access: new ProjectAccess(identity, database.kysely),
        loaders: createLoaders(source, identity),
        source,
        requestId,
        signal,
      }),
    });
  },
};
