/** Everything that belongs to one supergraph: what was read from it, its subgraphs' clients, its engine and its Apollo Server. Nothing of it outlives it but the connections. */
import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { ApolloServer } from '@apollo/server';
import type { Cache } from '@meridian/kit/cache/cache';
import type { Logger } from '@meridian/kit/logger';
import { buildSchema, type GraphQLError, Kind, OperationTypeNode, parse } from 'graphql';
import type { GatewayConfig } from '../config.ts';
import type { RequestContext } from '../context.ts';
import { createEngine, type Engine, toGatewayInterface } from '../execute/engine.ts';
import type { Metrics } from '../metrics.ts';
import { createApollo } from '../plan/apollo.ts';
import type { BoundedStore } from '../plan/bounded-store.ts';
import { DocumentStore } from '../plan/documents.ts';
import type { MostUsed, UsedOperation } from '../plan/most-used.ts';
import { openPlanner, type Planner } from '../plan/planner.ts';
import type { PlannerWorkers } from '../plan/planner-workers.ts';
import { toApolloPlugin } from '../plugins/apollo-plugin.ts';
import { authorize } from '../plugins/authorize.ts';
import type { Plugin } from '../plugins/plugin.ts';
import { requireOperation } from '../plugins/require-operation.ts';
import type { ConnectedSubgraphs, Connections } from '../subgraphs/connections.ts';
import { createSubgraphClient } from '../subgraphs/create-subgraph-client.ts';
import { createDataSource } from '../subgraphs/data-source.ts';
import { createFetchReader } from '../subgraphs/fetch-facts.ts';
import { causesUnsent } from '../subgraphs/guard-transport.ts';
import { createKeptAnswers } from '../subgraphs/kept-answers.ts';
import type { SubgraphClient } from '../subgraphs/subgraph-client.ts';
import { createUnavailableAnswers } from '../subgraphs/unavailable-sections.ts';
import { createSubscriptions, type Subscriptions } from '../subscriptions/prepare-subscription.ts';
import { parseSupergraph, readSupergraph, type SupergraphParts } from './read-supergraph.ts';
import { SupergraphError } from './supergraph-error.ts';

export interface Graph {
  readonly parts: SupergraphParts;
  readonly connected: ConnectedSubgraphs;
  /** What every operation passes, whichever way it is answered. */
  readonly plugins: readonly Plugin[];
  readonly apollo: ApolloServer<RequestContext>;
  /** Operations that can run without being looked at again; none under ENGINE=apollo. */
  readonly known: Engine['known'];
  /**
   * Looks at a document that is large, off the event loop, so that Apollo Server need not. Resolves to what is wrong with it; to nothing, too, when Apollo Server is to
   * find out.
   */
  readonly check: (text: string) => Promise<readonly GraphQLError[]>;
  /** Undefined when there is nothing to subscribe to, and under ENGINE=apollo. */
  readonly subscriptions: Subscriptions | undefined;
  close(): Promise<void>;
}

export interface GraphDeps {
  /** Whether there is anything to subscribe to. */
  readonly hasEvents: boolean;
  readonly config: GatewayConfig;
  readonly connections: Connections;
  readonly cache: Pick<Cache, 'getOrLoad'> | undefined;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** After authorisation, in their order. */
  readonly plugins: readonly Plugin[];
  readonly mostUsed: MostUsed;
  readonly workers: PlannerWorkers;
  /** Documents that must be ready before the graph is served. */
  readonly promised: readonly string[];
  /** What clients have sent with its hash, for all supergraphs. */
  readonly sentByHash: BoundedStore<string>;
}

/** How many of the most used operations a new supergraph is made ready for before it is served. */
const warmedAgain = 100;

/** Another supergraph is being served while one is opened: between two steps its requests have their turn. */
const giveWay = (): Promise<void> => setTimeout(10);

/** Rejects with SupergraphError or SubgraphAddressError for what cannot be served; nothing is left open then. */
export async function openGraph(text: string, deps: GraphDeps): Promise<Graph> {
  const document = parseSupergraph(text);
  await giveWay();
  const parts = readSupergraph(text, document);
  const connected = deps.connections.connect(parts.subgraphs);
  const clients = createClients(parts, connected, deps);
  const { config } = deps;
  const authorization = config.auth.mode === 'jwt' ? [authorize(parts.schema, parts.authMap)] : [];
  const plugins = [...authorization, ...deps.plugins];
  const opened: (() => Promise<unknown>)[] = [() => deps.connections.release(connected)];
  const close = async (): Promise<void> => {
    for (const end of opened.splice(0).reverse()) await end();
  };
  try {
    const run = config.engine === 'apollo' ? runByApollo : runCompiled;
    const running = await run({ parts, clients, plugins, deps, opened });
    return { parts, connected, plugins, close, ...running };
  } catch (error) {
    await close();
    throw error;
  }
}

function createClients(
  parts: SupergraphParts,
  connected: ConnectedSubgraphs,
  { config, metrics, logger, ...deps }: GraphDeps,
): ReadonlyMap<string, SubgraphClient> {
  const answerUnavailable = createUnavailableAnswers(parts.schema, parts.sections);
  const readFacts = createFetchReader(parts.schema, parts.freshness, parts.sections);
  // A supergraph that says nothing about freshness pays nothing for it.
  const cache = config.entityCache && parts.freshness.rules.size > 0 ? deps.cache : undefined;
  const { digest, keys } = parts;
  return new Map(
    [...connected].map(([name, { guarded, merges }]) => [
      name,
      createSubgraphClient({
        name,
        transport: guarded,
        answerUnavailable,
        readFacts,
        kept: cache && createKeptAnswers({ cache, subgraph: name, digest, keys, onLookup: metrics.cacheLookup }),
        exposeMessages: config.subgraphs.exposeMessages,
        onMerged: merges ? () => metrics.mergedCall(name) : undefined,
        onCall: ({ subgraph, requestId, seconds, outcome, cause }) => {
          metrics.subgraphCall(subgraph, outcome, seconds);
          if (outcome !== 'ok' && outcome !== 'abandoned' && !causesUnsent.has(cause))
            logger.warn(
              { requestId, subgraph, outcome, cause, durationMs: Math.round(seconds * 1000) },
              outcome === 'errors' ? 'subgraph answered with errors' : 'subgraph call failed',
            );
        },
      }),
    ]),
  );
}

interface RunOptions {
  readonly parts: SupergraphParts;
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  readonly plugins: readonly Plugin[];
  readonly deps: GraphDeps;
  /** What must be closed with the graph. */
  readonly opened: (() => Promise<unknown>)[];
}

type Running = Pick<Graph, 'apollo' | 'known' | 'check' | 'subscriptions'>;

async function startApollo(apollo: ApolloServer<RequestContext>, opened: RunOptions['opened']): Promise<void> {
  try {
    await apollo.start();
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason';
    throw new SupergraphError(`the supergraph cannot be loaded: ${reason}`);
  }
  opened.push(() => apollo.stop());
}

async function runByApollo({ parts, clients, plugins, deps, opened }: RunOptions): Promise<Running> {
  const { config, logger } = deps;
  // Only here, because it brings the planner into this thread.
  const { createApolloGateway } = await import('../plan/apollo-gateway.ts');
  const planner = createApolloGateway({
    supergraphSdl: parts.sdl,
    cacheEntries: config.planCacheEntries,
    cacheBytes: config.planCacheBytes,
    logger,
    dataSource: (name) => {
      const client = clients.get(name);
      if (!client) throw new SupergraphError(`the supergraph does not name subgraph ${name}`);
      return createDataSource(client);
    },
  });
  const apollo = createApollo({
    gateway: planner.gateway,
    documents: new DocumentStore(),
    sentByHash: deps.sentByHash,
    introspection: config.introspection,
    logger,
    plugins: [requireOperation(false), toApolloPlugin(plugins)],
  });
  await startApollo(apollo, opened);
  for (const operation of deps.promised) planner.warm(operation);
  return { apollo, known: () => undefined, check: async () => [], subscriptions: undefined };
}

async function runCompiled({ parts, clients, plugins, deps, opened }: RunOptions): Promise<Running> {
  const { config, logger, mostUsed } = deps;
  const { introspection, planCacheEntries: cacheEntries, planCacheBytes: cacheBytes, splice } = config;
  const planner = await openPlanner({ supergraphSdl: parts.sdl, introspection, workers: deps.workers, logger });
  opened.push(() => planner.close());
  const apiSchema = buildSchema(planner.apiSdl, { assumeValid: true, assumeValidSDL: true });
  await giveWay();
  const { schema } = parts;
  const engine = createEngine({ planner, apiSchema, schema, clients, mostUsed, cacheEntries, cacheBytes, splice });
  const documents = new DocumentStore();
  const apollo = createApollo({
    gateway: toGatewayInterface(engine, apiSchema, parts.sdl),
    documents,
    sentByHash: deps.sentByHash,
    introspection,
    logger,
    plugins: [requireOperation(deps.hasEvents), toApolloPlugin(plugins)],
  });
  await startApollo(apollo, opened);
  await giveWay();

  async function check(text: string): Promise<readonly GraphQLError[]> {
    const hash = createHash('sha256').update(text).digest('hex');
    if (documents.has(hash)) return [];
    const errors = await planner.check(text);
    if (errors.length === 0) await documents.set(hash, parse(text));
    return errors;
  }
  const subscriptions = deps.hasEvents
    ? createSubscriptions({
        ...{ digest: parts.digest, plugins, planner, check, apiSchema, schema, clients, cacheEntries, cacheBytes },
      })
    : undefined;
  for (const text of deps.promised) await warm({ text, name: undefined }, engine, planner, subscriptions);
  let dropped = 0;
  // As clients send them: their next requests find them, and need not be looked at by Apollo Server first.
  for (const used of mostUsed.top(warmedAgain)) {
    await warm(used, engine, planner, undefined).catch(() => (dropped += 1));
    await giveWay();
  }
  if (dropped > 0) logger.warn({ operations: dropped }, 'operations in use do not fit the new supergraph');
  return { apollo, known: config.hotPath ? engine.known : () => undefined, check, subscriptions };
}

/** Makes ready the operation of that name, or all that the document has. Rejects with the first error of a document that does not fit the schema. */
async function warm(
  { text, name }: UsedOperation,
  engine: Engine,
  planner: Planner,
  subscriptions: Subscriptions | undefined,
): Promise<void> {
  const [error] = await planner.check(text);
  if (error) throw new SupergraphError(`an operation that is promised does not fit it: ${error.message}`);
  const document = parse(text);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION || (name ?? definition.name?.value) !== definition.name?.value)
      continue;
    if (definition.operation === OperationTypeNode.SUBSCRIPTION)
      await subscriptions?.find(text, definition.name?.value);
    else await engine.prepare(text, document, definition);
  }
}
