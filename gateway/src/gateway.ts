/** What a gateway is made of, and what it can be asked to do. */

import type { Cache } from '@meridian/kit/cache/cache';
import type { Logger } from '@meridian/kit/logger';
import type { FormattedExecutionResult } from 'graphql';
import type { GatewayConfig } from './config.ts';
import type { Claims } from './context.ts';
import type { ExplorerStart } from './explorer/page.ts';
import type { AdminRoutes } from './http/admin.ts';
import type { Readiness, ReadinessCheck } from './http/health.ts';
import type { VerifyToken } from './plugins/authenticate.ts';
import type { InProcessSubgraph } from './subgraphs/in-process-transport.ts';
import type { SubgraphRequest } from './subgraphs/transport.ts';
import type { EventSource } from './subscriptions/event-source.ts';

export interface GatewayDeps {
  readonly config: GatewayConfig;
  /** Text of a Federation 2 supergraph. */
  readonly supergraph: string;
  /** By subgraph name; the others are called at their URLs. */
  readonly subgraphs?: Readonly<Record<string, InProcessSubgraph>>;
  /** In place of the key set in the configuration. */
  readonly verifyToken?: VerifyToken;
  readonly logger?: Logger;
  /** Where entities are kept, unless the configuration forbids it. Whoever opened it closes it. */
  readonly cache?: Pick<Cache, 'getOrLoad'>;
  /** What subscriptions listen to; without one they are refused. */
  readonly events?: EventSource;
  readonly explorer?: ExplorerStart;
  /** Documents planned before the first request; their operation names become metric labels. */
  readonly warmOperations?: readonly string[];
  /** Further conditions of readiness, by the name that is shown when one fails. */
  readonly readiness?: Readonly<Record<string, ReadinessCheck>>;
  readonly adminRoutes?: AdminRoutes;
}

export interface Gateway {
  /** Origin of the public server, such as http://127.0.0.1:4000; empty before `start`. */
  readonly url: string;
  readonly adminUrl: string;
  /** Loads the supergraph and plans the warm operations, without opening a port. Enough for `execute`. */
  load(): Promise<void>;
  /**
   * Serves another supergraph, once it is open and the operations in use are planned; those that run are answered by the one before. Rejects with SupergraphError or
   * SubgraphAddressError when it cannot be served, or when a newer one is given while it waits for one that is being opened; then nothing changes.
   */
  replaceSupergraph(text: string): Promise<void>;
  /** Loads, then listens. Rejects with ListenError when a port cannot be opened. */
  start(): Promise<void>;
  /** Stops accepting, lets requests in flight finish within the configured time, closes everything. Safe to call twice. */
  drain(): Promise<void>;
  ready(): Promise<Readiness>;
  /** Answers one operation on behalf of these claims, past HTTP and the token but under every other rule. */
  execute(request: SubgraphRequest, claims: Claims): Promise<FormattedExecutionResult>;
}
