/** Apollo Server as this gateway wants it: no reporting, no landing page, bounded caches, and our rules as plugins in their order. */
import { ApolloServer, type ApolloServerOptionsWithGateway, type ApolloServerPlugin } from '@apollo/server';
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
import type { BoundedStore } from './bounded-store.ts';
import type { DocumentStore } from './documents.ts';
import { finiteNumbers } from './finite-numbers.ts';
import { maxRecursiveSelections, maxTokens, maxValidationErrors } from './limits.ts';

/** What Apollo Server asks to run an operation that it has parsed and validated. */
export type GatewayInterface = ApolloServerOptionsWithGateway<RequestContext>['gateway'];

export interface ApolloOptions {
  readonly gateway: GatewayInterface;
  readonly documents: DocumentStore;
  /** What clients have sent with its hash, for all supergraphs. */
  readonly sentByHash: BoundedStore<string>;
  readonly plugins: readonly ApolloServerPlugin<RequestContext>[];
  readonly introspection: boolean;
  readonly logger: Logger;
}

export function createApollo({
  gateway,
  documents,
  sentByHash,
  plugins,
  introspection,
  logger,
}: ApolloOptions): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    gateway,
    nodeEnv: 'production',
    stopOnTerminationSignals: false,
    introspection,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    maxRecursiveSelections,
    parseOptions: { maxTokens },
    validationRules: [finiteNumbers],
    validationOptions: { maxErrors: maxValidationErrors },
    documentStore: documents,
    persistedQueries: { cache: sentByHash },
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
