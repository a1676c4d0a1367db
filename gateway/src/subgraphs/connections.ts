/** The subgraphs' transports, which outlive a supergraph: a subgraph that stands at the same address under the next one keeps its connections, its breaker and its queue. */
import type { GatewayConfig } from '../config.ts';
import type { SubgraphAddress } from '../supergraph/read-supergraph.ts';
import { addressOf, type ConnectedSubgraph, connectSubgraph } from './connect.ts';
import type { InProcessSubgraph } from './in-process-transport.ts';

export type ConnectedSubgraphs = ReadonlyMap<string, ConnectedSubgraph>;

export interface Connections {
  /** Throws SubgraphAddressError when one has no http or https URL; then nothing was opened. Opens no connection yet. */
  connect(subgraphs: readonly SubgraphAddress[]): ConnectedSubgraphs;
  /** Once for each `connect`: what nobody else uses is closed. */
  release(connected: ConnectedSubgraphs): Promise<void>;
}

interface Shared {
  readonly subgraph: ConnectedSubgraph;
  users: number;
}

export function createConnections(
  inProcess: Readonly<Record<string, InProcessSubgraph>>,
  config: Pick<GatewayConfig, 'subgraphs' | 'requestTimeoutMs'>,
): Connections {
  const byAddress = new Map<string, Shared>();
  return {
    connect(subgraphs) {
      const addresses = subgraphs.map((subgraph) => addressOf(subgraph, inProcess, config));
      return new Map(
        addresses.map((address) => {
          const key = address.local ? address.name : `${address.name} ${address.url}`;
          const shared = byAddress.get(key) ?? { subgraph: connectSubgraph(address, config), users: 0 };
          shared.users += 1;
          byAddress.set(key, shared);
          return [address.name, shared.subgraph];
        }),
      );
    },
    async release(connected) {
      const unused = [...byAddress].filter(
        ([, shared]) => [...connected.values()].includes(shared.subgraph) && --shared.users === 0,
      );
      for (const [key] of unused) byAddress.delete(key);
      await Promise.all(unused.map(([, { subgraph }]) => subgraph.guarded.close()));
    },
  };
}
