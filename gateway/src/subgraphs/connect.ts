/** One transport a subgraph: in process where the product gave one, else HTTP to its configured URL or the supergraph's. */
import { type GatewayConfig, settingName } from '../config.ts';
import type { SubgraphAddress } from '../supergraph/read-supergraph.ts';
import { createHttpTransport } from './http-transport.ts';
import { createInProcessTransport, type InProcessSubgraph } from './in-process-transport.ts';
import type { Transport } from './transport.ts';

/** A subgraph of the supergraph cannot be called as configured. */
export class SubgraphAddressError extends Error {
  override readonly name = 'SubgraphAddressError';
}

const isHttp = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

/** Throws SubgraphAddressError when a subgraph has no http or https URL. Opens no connection yet. */
export function connectSubgraphs(
  subgraphs: readonly SubgraphAddress[],
  inProcess: Readonly<Record<string, InProcessSubgraph>>,
  config: GatewayConfig['subgraphs'],
): ReadonlyMap<string, Transport> {
  return new Map(
    subgraphs.map(({ name, url: declared }) => {
      const local = Object.hasOwn(inProcess, name) ? inProcess[name] : undefined;
      if (local) return [name, createInProcessTransport(local)];
      const setting = settingName(name);
      const url = config.urls[setting] ?? declared;
      if (!isHttp(url))
        throw new SubgraphAddressError(`subgraph ${name} has no http or https URL; set SUBGRAPH_URL_${setting}`);
      const { secret, connections, keepAliveMs, responseLimitBytes } = config;
      return [name, createHttpTransport({ url, secret, connections, keepAliveMs, responseLimitBytes })];
    }),
  );
}
