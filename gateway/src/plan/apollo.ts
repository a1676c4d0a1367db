/** Apollo Server as this gateway wants it: no reporting, no landing page, bounded caches, and our rules as plugins in their order. */
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Logger } from '@meridian/kit/logger';
import type { RequestContext } from '../context.ts';
import { formatError } from '../plugins/mask-errors.ts';
import { createDocumentStore, createPersistedQueryStore } from './documents.ts';
import type { Planner } from './planner.ts';

export interface ApolloOptions {
  readonly planner: Planner;
  readonly plugins: readonly ApolloServerPlugin<RequestContext>[];
  readonly introspection: boolean;
  readonly logger: Logger;
}

/** Tokens of one document at most; the longest operation a report needs has a few thousand. */
const maxTokens = 20_000;
const maxValidationErrors = 20;

export function createApollo({ planner, plugins, introspection, logger }: ApolloOptions): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    gateway: planner.gateway,
    nodeEnv: 'production',
    stopOnTerminationSignals: false,
    introspection,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    maxRecursiveSelections: true,
    parseOptions: { maxTokens },
    validationOptions: { maxErrors: maxValidationErrors },
    documentStore: createDocumentStore(),
    persistedQueries: { cache: createPersistedQueryStore() },
    formatError,
    // Apollo's messages may quote what was thrown; the plugins log errors by name and place.
    logger: {
      debug: () => {},
      info: () => {},
      warn: () => logger.warn('warning from the GraphQL server'),
      error: () => logger.error('error from the GraphQL server'),
    },
    plugins: [
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ...plugins,
    ],
  });
}
