import { createSubgraph, type SubgraphModule } from '@meridian/kit/subgraph';
import { readTypeDefs } from '@meridian/schema/type-defs.ts';
import { ReportAccess } from './access.ts';
import type { Context } from './context.ts';
import { createLoaders } from './loaders.ts';
import { migrations } from './migrations/index.ts';
import { resolvers } from './resolvers/index.ts';
import { postgresReportSource } from './source/postgres.ts';

export const report: SubgraphModule = {
  name: 'report',
  migrations,
  create({ database, logger }) {
    const source = postgresReportSource(database.kysely);
    return createSubgraph<Context>({
      name: 'report',
      typeDefs: readTypeDefs('report'),
      resolvers,
      logger,
      ready: () => source.ping(),
      context: ({ identity, requestId, signal }) => {
        const access = new ReportAccess(identity, database.kysely);
        return { access, loaders: createLoaders(access, new Date()), requestId, signal };
      },
    });
  },
};
