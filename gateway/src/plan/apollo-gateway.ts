/** Apollo's planner and executor, over our own subgraph calls and a plan cache in which concurrent requests plan once. */
import { createHash } from 'node:crypto';
import { operationFromDocument } from '@apollo/federation-internals';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { QueryPlan } from '@apollo/query-planner';
import type { Logger } from '@meridian/kit/logger';
import { parse } from 'graphql';
import { BoundedStore } from './bounded-store.ts';
import { maxEvaluatedPlans, pathsLimit } from './limits.ts';
import { SingleFlightStore } from './single-flight-store.ts';
import { namesIn } from './warm.ts';

export interface ApolloGatewayOptions {
  readonly supergraphSdl: string;
  readonly dataSource: (subgraph: string) => GraphQLDataSource;
  readonly cacheEntries: number;
  readonly cacheBytes: number;
  readonly logger: Logger;
}

const sizeOfPlan = (plan: QueryPlan): number => JSON.stringify(plan).length * 2;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export interface PlannedGateway {
  readonly gateway: ApolloGateway;
  /** Plans an operation before it is asked for, once the gateway is loaded. Throws for a document that does not fit the schema. */
  readonly warm: (query: string) => void;
}

export function createApolloGateway(options: ApolloGatewayOptions): PlannedGateway {
  // Read by the constructor, which otherwise starts to report to its maker.
  process.env.APOLLO_TELEMETRY_DISABLED = '1';
  const { logger } = options;
  const plans = new BoundedStore<QueryPlan>({
    maxEntries: options.cacheEntries,
    maxBytes: options.cacheBytes,
    sizeInBytes: sizeOfPlan,
  });
  const gateway = new ApolloGateway({
    supergraphSdl: options.supergraphSdl,
    buildService: ({ name }) => options.dataSource(name),
    queryPlannerConfig: { cache: new SingleFlightStore(plans), debug: { maxEvaluatedPlans, pathsLimit } },
    __exposeQueryPlanExperimental: false,
    // Apollo's messages may quote a document, so only their level is kept beyond warnings about configuration.
    logger: {
      debug: () => {},
      info: () => {},
      warn: (message: string) => logger.warn({ from: 'planner' }, message),
      error: (message: string) => logger.error({ from: 'planner' }, message),
    },
  });
  return {
    gateway,
    warm: (query) => {
      const { queryPlanner } = gateway.__testing();
      if (!queryPlanner) return;
      const document = parse(query);
      const names = namesIn(document);
      for (const operationName of names.length === 0 ? [undefined] : names) {
        const plan = queryPlanner.buildQueryPlan(
          operationFromDocument(queryPlanner.supergraph.apiSchema(), document, { operationName }),
        );
        // The two keys under which the executor looks: with and without operationName in the request.
        if (operationName !== undefined) plans.put(sha256(sha256(query) + operationName), plan);
        if (names.length <= 1) plans.put(sha256(query), plan);
      }
    },
  };
}
