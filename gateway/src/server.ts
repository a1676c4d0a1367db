/** The gateway put together, in the order in which a request passes its parts. README.md draws it. */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { createLogger } from '@meridian/kit/logger';
import { ConfigError, isLoopback, requireTokenSettings } from './config.ts';
import { readAssets } from './explorer/assets.ts';
import { renderExplorer } from './explorer/page.ts';
import type { Gateway, GatewayDeps } from './gateway.ts';
import { createAdminHandler } from './http/admin.ts';
import { createGraphqlHandler } from './http/handle-graphql.ts';
import { assessReadiness } from './http/health.ts';
import { close, createHttpServer, listen } from './http/listen.ts';
import { createRouter } from './http/route.ts';
import { createLoadShedder } from './http/shed-load.ts';
import { createMetrics } from './metrics.ts';
import { createApollo } from './plan/apollo.ts';
import { createPlanner } from './plan/planner.ts';
import { operationNames } from './plan/warm.ts';
import { type Authenticate, createAuthentication, createTokenVerifier, trustEveryone } from './plugins/authenticate.ts';
import { authorize } from './plugins/authorize.ts';
import { chooseStatus } from './plugins/choose-status.ts';
import { maskErrors } from './plugins/mask-errors.ts';
import { observe } from './plugins/observe.ts';
import { requireOperation } from './plugins/require-operation.ts';
import { tellProvenance } from './plugins/tell-provenance.ts';
import { openProvenance } from './provenance.ts';
import { connectSubgraphs } from './subgraphs/connect.ts';
import { createDataSource } from './subgraphs/data-source.ts';
import { createFetchReader } from './subgraphs/fetch-facts.ts';
import { causesUnsent } from './subgraphs/guard-transport.ts';
import { createKeptAnswers } from './subgraphs/kept-answers.ts';
import { createProbe } from './subgraphs/probe.ts';
import { createUnavailableAnswers } from './subgraphs/unavailable-sections.ts';
import { readSupergraph } from './supergraph/read-supergraph.ts';
import { SupergraphError } from './supergraph/supergraph-error.ts';

function checkConfig({ config, verifyToken }: GatewayDeps): void {
  if (config.auth.mode === 'none' && !isLoopback(config.host))
    throw new ConfigError(['AUTH: none is allowed only when HOST is a loopback address']);
  if (verifyToken === undefined) requireTokenSettings(config);
}

async function openAuthentication({ config, verifyToken }: GatewayDeps): Promise<Authenticate> {
  if (config.auth.mode === 'none') return trustEveryone(config.auth.anonymousClaims);
  return createAuthentication(verifyToken ?? (await createTokenVerifier(config.auth)));
}

/** Throws ConfigError, SupergraphError or SubgraphAddressError for what cannot work; opens nothing yet. */
export function createGateway(deps: GatewayDeps): Gateway {
  checkConfig(deps);
  const { config } = deps;
  const logger = deps.logger ?? createLogger('gateway', config.logLevel);
  const parts = readSupergraph(deps.supergraph);
  const metrics = createMetrics(operationNames(deps.warmOperations ?? []));

  // fetch: how each subgraph is called, and what is answered in its place
  const connected = connectSubgraphs(parts.subgraphs, deps.subgraphs ?? {}, config);
  metrics.watchSubgraphs((name) => connected.get(name)?.guarded.state(), [...connected.keys()]);
  const answerUnavailable = createUnavailableAnswers(parts.schema, parts.sections);
  const readFacts = createFetchReader(parts.schema, parts.freshness, parts.sections);
  // A supergraph that says nothing about freshness pays nothing for it.
  const cache = config.entityCache && parts.freshness.rules.size > 0 ? deps.cache : undefined;
  const planner = createPlanner({
    supergraphSdl: parts.sdl,
    cacheEntries: config.planCacheEntries,
    cacheBytes: config.planCacheBytes,
    logger,
    dataSource: (name) => {
      const transport = connected.get(name)?.guarded;
      if (!transport) throw new SupergraphError(`the supergraph does not name subgraph ${name}`);
      return createDataSource({
        name,
        transport,
        answerUnavailable,
        readFacts,
        kept:
          cache &&
          createKeptAnswers({
            cache,
            subgraph: name,
            digest: parts.digest,
            keys: parts.keys,
            onLookup: metrics.cacheLookup,
          }),
        exposeMessages: config.subgraphs.exposeMessages,
        onCall: ({ subgraph, requestId, seconds, outcome, cause }) => {
          metrics.subgraphCall(subgraph, outcome, seconds);
          if (outcome !== 'ok' && outcome !== 'abandoned' && !causesUnsent.has(cause))
            logger.warn(
              { requestId, subgraph, outcome, cause, durationMs: Math.round(seconds * 1000) },
              outcome === 'errors' ? 'subgraph answered with errors' : 'subgraph call failed',
            );
        },
      });
    },
  });

  // operation: resolve → authorize → plan and fetch → mask → status → log
  const apollo = createApollo({
    planner,
    introspection: config.introspection,
    logger,
    plugins: [
      requireOperation(),
      ...(config.auth.mode === 'jwt' ? [authorize(parts.schema, parts.authMap)] : []),
      maskErrors(),
      tellProvenance(),
      chooseStatus(),
      observe(logger, metrics),
    ],
  });

  const shedder = createLoadShedder({
    maxInFlight: config.maxInFlight,
    delayLimitMs: config.eventLoopDelayLimitMs,
  });
  metrics.watchLoad(shedder);

  let phase: 'starting' | 'running' | 'draining' = 'starting';
  const probe = createProbe(connected);
  const readiness = () => assessReadiness({ phase: () => phase, probe, checks: deps.readiness ?? {} });

  let loading: Promise<void> | undefined;
  const load = async (): Promise<void> => {
    try {
      await apollo.start();
    } catch (error) {
      throw new SupergraphError(
        `the supergraph cannot be loaded: ${error instanceof Error ? error.message : 'unknown reason'}`,
      );
    }
    for (const operation of deps.warmOperations ?? []) planner.warm(operation);
    logger.info(
      {
        supergraph: parts.digest,
        subgraphs: parts.subgraphs.map(({ name }) => name),
        guarded: parts.authMap.size,
        sections: parts.sections.size,
      },
      'supergraph loaded',
    );
  };
  const loadOnce = (): Promise<void> => {
    loading ??= load();
    return loading;
  };

  let publicServer: Server | undefined;
  let adminServer: Server | undefined;
  let url = '';
  let adminUrl = '';

  /** http: admin port first, so that an operator can look at a gateway that is still starting. */
  async function start(): Promise<void> {
    const authenticate = await openAuthentication(deps);
    const explorer = config.explorer ? { page: renderExplorer(deps.explorer), assets: await readAssets() } : undefined;
    adminServer = createHttpServer(createAdminHandler({ metrics, readiness, routes: deps.adminRoutes ?? {} }), logger);
    adminUrl = await listen(adminServer, config.adminHost, config.adminPort, 'ADMIN_PORT');
    await loadOnce();
    const graphql = createGraphqlHandler({
      config,
      apollo,
      authenticate,
      phase: () => phase,
      logger,
      metrics,
      shedder,
    });
    publicServer = createHttpServer(createRouter({ graphql, readiness, explorer }), logger);
    phase = 'running';
    url = await listen(publicServer, config.host, config.port, 'PORT');
    logger.info({ url, adminUrl, auth: config.auth.mode }, 'gateway listening');
  }

  async function shutDown(): Promise<void> {
    phase = 'draining';
    const cutOff = publicServer ? await close(publicServer, config.drainTimeoutMs) : 0;
    if (cutOff > 0)
      logger.warn({ connections: cutOff }, 'drain timeout: connections were closed with requests in flight');
    if (loading) await loading.then(() => apollo.stop()).catch(() => undefined);
    shedder.close();
    await Promise.all([...connected.values()].map(({ guarded }) => guarded.close()));
    if (adminServer) await close(adminServer, 0);
  }
  let draining: Promise<void> | undefined;

  return {
    get url() {
      return url;
    },
    get adminUrl() {
      return adminUrl;
    },
    load: loadOnce,
    start: async () => {
      try {
        await start();
      } catch (error) {
        await shutDown();
        throw error;
      }
    },
    drain: () => {
      draining ??= shutDown();
      return draining;
    },
    ready: readiness,
    execute: async (request, claims) => {
      await loadOnce();
      const context = {
        requestId: randomUUID(),
        claims,
        signal: AbortSignal.timeout(config.requestTimeoutMs),
        deadlineAtMs: performance.now() + config.requestTimeoutMs,
        traceparent: undefined,
        provenance: openProvenance(false),
      };
      const { body } = await apollo.executeOperation(
        { query: request.query, variables: { ...request.variables }, operationName: request.operationName },
        { contextValue: context },
      );
      if (body.kind !== 'single') throw new Error('incremental delivery is not enabled');
      return body.singleResult;
    },
  };
}
