/** One transport a subgraph: in process where the product gave one, else HTTP to its configured URL or the supergraph's. */
import { type GatewayConfig, settingName } from '../config.ts';
import type { SubgraphAddress } from '../supergraph/read-supergraph.ts';
import { type GuardedTransport, guardTransport } from './guard-transport.ts';
import { createHttpTransport } from './http-transport.ts';
import { createInProcessTransport, type InProcessSubgraph } from './in-process-transport.ts';
import type { Transport } from './transport.ts';

/** A subgraph of the supergraph cannot be called as configured. */
export class SubgraphAddressError extends Error {
  override readonly name = 'SubgraphAddressError';
}

const isHttp = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

export interface ConnectedSubgraph {
  /** Straight to the subgraph, past its breaker: for whoever wants to know whether it is there. */
  readonly transport: Transport;
  readonly guarded: GuardedTransport;
}

/** Throws SubgraphAddressError when a subgraph has no http or https URL. Opens no connection yet. */
export function connectSubgraphs(
  subgraphs: readonly SubgraphAddress[],
  inProcess: Readonly<Record<string, InProcessSubgraph>>,
  { subgraphs: config, requestTimeoutMs }: Pick<GatewayConfig, 'subgraphs' | 'requestTimeoutMs'>,
): ReadonlyMap<string, ConnectedSubgraph> {
  const { concurrency, queue, breakerFailures, breakerRetryMs } = config;
  const guard = (transport: Transport, failures: number): ConnectedSubgraph => ({
    transport,
    guarded: guardTransport(transport, {
      ...{ concurrency, queue, breakerRetryMs },
      breakerFailures: failures,
      slowMs: requestTimeoutMs / 2,
    }),
  });
  return new Map(
    subgraphs.map(({ name, url: declared }) => {
      const local = Object.hasOwn(inProcess, name) ? inProcess[name] : undefined;
      // What lives in this process cannot be out of reach.
      if (local) return [name, guard(createInProcessTransport(local), 0)];
      const setting = settingName(name);
      const url = config.urls[setting] ?? declared;
      if (!isHttp(url))
        throw new SubgraphAddressError(`subgraph ${name} has no http or https URL; set SUBGRAPH_URL_${setting}`);
      const { secret, connections, keepAliveMs, responseLimitBytes } = config;
      const transport = createHttpTransport({ url, secret, connections, keepAliveMs, responseLimitBytes });
      return [name, guard(transport, breakerFailures)];
    }),
  );
}
