/** The gateway put together, in the order in which a request passes its parts. README.md draws it. */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { createLogger } from '@meridian/kit/logger';
import { ConfigError, isLoopback, requireTokenSettings } from './config.ts';
import type { RequestContext } from './context.ts';
import { readAssets } from './explorer/assets.ts';
import { renderExplorer } from './explorer/page.ts';
import type { Gateway, GatewayDeps } from './gateway.ts';
import { createAdminHandler } from './http/admin.ts';
import { createGraphqlHandler } from './http/handle-graphql.ts';
import { assessReadiness } from './http/health.ts';
import { close, createHttpServer, listen } from './http/listen.ts';
import { underOwnNames } from './http/own-hosts.ts';
import { openPersistedOperations } from './http/persisted-operations.ts';
import { createRouter } from './http/route.ts';
import { createLoadShedder } from './http/shed-load.ts';
import { createMetrics } from './metrics.ts';
import { createPersistedQueryStore } from './plan/documents.ts';
import { createUsage } from './plan/most-used.ts';
import { createPlannerWorkers } from './plan/planner-workers.ts';
import { operationNames } from './plan/warm.ts';
import { type Authenticate, createAuthentication, createTokenVerifier, trustEveryone } from './plugins/authenticate.ts';
import { chooseStatus } from './plugins/choose-status.ts';
import { maskErrors } from './plugins/mask-errors.ts';
import { observe } from './plugins/observe.ts';
import { tellProvenance } from './plugins/tell-provenance.ts';
import { openProvenance } from './provenance.ts';
import { createConnections } from './subgraphs/connections.ts';
import { createProbe } from './subgraphs/probe.ts';
import { createStreams } from './subscriptions/open-streams.ts';
import { openGraph } from './supergraph/graph.ts';
import { createGraphs } from './supergraph/graphs.ts';
import { SupergraphError } from './supergraph/supergraph-error.ts';

/** Operations whose use is counted, so that a new supergraph is ready for them. */
const operationsRemembered = 200;

function checkConfig({ config, verifyToken }: GatewayDeps): void {
  if (config.auth.mode === 'none' && !isLoopback(config.host))
    throw new ConfigError(['AUTH: none is allowed only when HOST is a loopback address']);
  if (verifyToken === undefined) requireTokenSettings(config);
}

async function openAuthentication({ config, verifyToken }: GatewayDeps): Promise<Authenticate> {
  if (config.auth.mode === 'none') return trustEveryone(config.auth.anonymousClaims);
  return createAuthentication(verifyToken ?? (await createTokenVerifier(config.auth)));
}

/** Throws ConfigError for settings that cannot work; opens nothing yet. */
export function createGateway(deps: GatewayDeps): Gateway {
  checkConfig(deps);
  const { config } = deps;
  const logger = deps.logger ?? createLogger('gateway', config.logLevel);
  const persisted = openPersistedOperations(config.persistedOperations.file, config.persistedOperations.only);
  const promised = [...(deps.warmOperations ?? []), ...persisted.documents];
  const metrics = createMetrics(operationNames(promised));

  const connections = createConnections(deps.subgraphs ?? {}, config);
  // What every operation passes after authorisation, whichever way it is answered: mask → provenance → status → log.
  const plugins = [maskErrors(), tellProvenance(), chooseStatus(), observe(logger, metrics)];
  const { cache } = deps;
  const mostUsed = createUsage({ most: operationsRemembered });
  const workers = createPlannerWorkers();
  const sentByHash = createPersistedQueryStore();
  const graphs = createGraphs((text) =>
    openGraph(text, {
      hasEvents: deps.events !== undefined,
      config,
      connections,
      cache,
      metrics,
      logger,
      plugins,
      mostUsed,
      workers,
      promised,
      sentByHash,
    }),
  );
  metrics.watchSubgraphs(() => graphs.current?.connected);
  metrics.watchSupergraphs(graphs);

  const shedder = createLoadShedder({
    maxInFlight: config.maxInFlight,
    delayLimitMs: config.eventLoopDelayLimitMs,
  });
  metrics.watchLoad(shedder);
  const streams = createStreams(config.subscriptions);
  metrics.watchSubscriptions(streams);
  let phase: 'starting' | 'running' | 'draining' = 'starting';
  const probe = createProbe(() => graphs.current?.connected ?? new Map());
  const readiness = () => assessReadiness({ phase: () => phase, probe, checks: deps.readiness ?? {} });

  async function replaceSupergraph(text: string): Promise<void> {
    const startedAtMs = performance.now();
    const replaced = await graphs.replace(text).catch((error: unknown) => {
      metrics.supergraphLoaded('refused');
      throw error;
    });
    if (replaced === 'superseded') throw new SupergraphError('a newer one was given before this one was opened');
    if (replaced === 'unchanged') return;
    metrics.supergraphLoaded('served');
    const parts = graphs.current?.parts;
    logger.info(
      {
        supergraph: parts?.digest,
        subgraphs: parts?.subgraphs.map(({ name }) => name),
        guarded: parts?.authMap.size,
        sections: parts?.sections.size,
        durationMs: Math.round(performance.now() - startedAtMs),
      },
      'supergraph loaded',
    );
  }
  let loading: Promise<void> | undefined;
  const loadOnce = (): Promise<void> => {
    loading ??= replaceSupergraph(deps.supergraph);
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
    const { host, adminHost, allowedHosts } = config;
    const admin = createAdminHandler({ metrics, readiness, routes: deps.adminRoutes ?? {} });
    adminServer = createHttpServer(underOwnNames(admin, adminHost, allowedHosts), logger);
    adminUrl = await listen(adminServer, adminHost, config.adminPort, 'ADMIN_PORT');
    await loadOnce();
    const graphql = createGraphqlHandler({
      config,
      hold: graphs.hold,
      persisted,
      sentByHash,
      authenticate,
      phase: () => phase,
      logger,
      metrics,
      shedder,
      streams,
      events: deps.events,
    });
    const router = createRouter({ graphql, readiness, explorer });
    publicServer = createHttpServer(underOwnNames(router, host, allowedHosts), logger);
    phase = 'running';
    url = await listen(publicServer, host, config.port, 'PORT');
    logger.info({ url, adminUrl, auth: config.auth.mode, engine: config.engine }, 'gateway listening');
  }

  async function shutDown(): Promise<void> {
    phase = 'draining';
    streams.close();
    const cutOff = publicServer ? await close(publicServer, config.drainTimeoutMs) : 0;
    if (cutOff > 0)
      logger.warn({ connections: cutOff }, 'drain timeout: connections were closed with requests in flight');
    await graphs.close();
    await workers.close();
    shedder.close();
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
    replaceSupergraph: async (text) => {
      await loadOnce().catch(() => undefined);
      await replaceSupergraph(text);
    },
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
      const { graph, release } = graphs.hold();
      const startedAtMs = performance.now();
      const context: RequestContext = {
        requestId: randomUUID(),
        claims,
        accepts: 'application/json',
        startedAtMs,
        signal: AbortSignal.timeout(config.requestTimeoutMs),
        deadlineAtMs: startedAtMs + config.requestTimeoutMs,
        traceparent: undefined,
        provenance: openProvenance(false),
      };
      try {
        const { body } = await graph.apollo.executeOperation(
          { query: request.query, variables: { ...request.variables }, operationName: request.operationName },
          { contextValue: context },
        );
        if (body.kind !== 'single') throw new Error('incremental delivery is not enabled');
        return body.singleResult;
      } finally {
        release();
      }
    },
  };
}
