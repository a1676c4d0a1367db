/** What gateway/app and the tests build on. */
export { ConfigError, type Environment, type GatewayConfig, isLoopback, readConfig } from './config.ts';
export type { Claims } from './context.ts';
export type { ExplorerStart } from './explorer/page.ts';
export type { Gateway, GatewayDeps } from './gateway.ts';
export type { AdminRoutes } from './http/admin.ts';
export type { Readiness, ReadinessCheck } from './http/health.ts';
export { type Handle, ListenError } from './http/listen.ts';
export { sendJson } from './http/respond.ts';
export type { VerifyToken } from './plugins/authenticate.ts';
export { createGateway } from './server.ts';
export { SubgraphAddressError } from './subgraphs/connect.ts';
export type { CallContext, InProcessSubgraph } from './subgraphs/in-process-transport.ts';
export type { SubgraphRequest } from './subgraphs/transport.ts';
export type { EventSource, SourceEvent, SourceRequest } from './subscriptions/event-source.ts';
export { createMemoryEvents, type MemoryEvents, type PublishedEvent } from './subscriptions/memory-events.ts';
export { SupergraphError } from './supergraph/supergraph-error.ts';
