/** One transport a subgraph: in process where the product gave one, else HTTP to its configured URL or the supergraph's. */
import { type GatewayConfig, isLoopback, settingName } from '../config.ts';
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

/** Where nothing travels over a network, compressing takes more time than it saves. */
export const asksCompressed = (url: string, setting: GatewayConfig['subgraphs']['compression']): boolean =>
  setting === 'auto' ? !isLoopback(new URL(url).hostname.replace(/^\[|\]$/g, '')) : setting === 'on';

export interface ConnectedSubgraph {
  /** Straight to the subgraph, past its breaker: for whoever wants to know whether it is there. */
  readonly transport: Transport;
  readonly guarded: GuardedTransport;
  /** Whether identical calls that are under way are to be merged. */
  readonly merges: boolean;
}

type ConnectConfig = Pick<GatewayConfig, 'subgraphs' | 'requestTimeoutMs'>;

export type ConnectAddress =
  | { readonly name: string; readonly local: InProcessSubgraph }
  | { readonly name: string; readonly local?: undefined; readonly url: string };

/** Where a subgraph is called. Throws SubgraphAddressError when it has no http or https URL. */
export function addressOf(
  { name, url: declared }: SubgraphAddress,
  inProcess: Readonly<Record<string, InProcessSubgraph>>,
  { subgraphs: { urls } }: ConnectConfig,
): ConnectAddress {
  const local = Object.hasOwn(inProcess, name) ? inProcess[name] : undefined;
  if (local) return { name, local };
  const setting = settingName(name);
  const url = urls[setting] ?? declared;
  if (!isHttp(url))
    throw new SubgraphAddressError(`subgraph ${name} has no http or https URL; set SUBGRAPH_URL_${setting}`);
  return { name, url };
}

/** Opens no connection yet. */
export function connectSubgraph(
  address: ConnectAddress,
  { subgraphs: config, requestTimeoutMs }: ConnectConfig,
): ConnectedSubgraph {
  const { concurrency, queue, breakerFailures, breakerRetryMs } = config;
  const guard = (transport: Transport, failures: number): ConnectedSubgraph => ({
    transport,
    merges: config.mergeCalls,
    guarded: guardTransport(transport, {
      ...{ concurrency, queue, breakerRetryMs },
      breakerFailures: failures,
      slowMs: requestTimeoutMs / 2,
    }),
  });
  // What lives in this process cannot be out of reach.
  if (address.local) return guard(createInProcessTransport(address.local), 0);
  const { url } = address;
  const { secret, connections, keepAliveMs, responseLimitBytes } = config;
  const compression = asksCompressed(url, config.compression);
  const transport = createHttpTransport({ url, secret, connections, keepAliveMs, responseLimitBytes, compression });
  return guard(transport, breakerFailures);
}
