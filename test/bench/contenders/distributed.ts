/** The gateway as a process of its own, calling its subgraphs over HTTP. */
import { localAudience, localIssuer } from '@meridian/app/issuer';
import { createGateway, readConfig } from '@meridian/gateway';
import { serveBench } from '../serve-bench.ts';
import type { SubgraphUrls } from '../subgraphs.ts';

export interface DistributedSettings {
  readonly supergraph: string;
  readonly subgraphs: SubgraphUrls;
  readonly secret: string;
  readonly jwksFile: string;
  /** Settings of the gateway beyond its defaults. */
  readonly environment: Readonly<Record<string, string>>;
}

serveBench(async ({ supergraph, subgraphs, secret, jwksFile, environment }: DistributedSettings): Promise<string> => {
  const urls = Object.entries(subgraphs).map(([name, url]) => [`SUBGRAPH_URL_${name.toUpperCase()}`, url]);
  const config = readConfig({
    PORT: '0',
    ADMIN_PORT: '0',
    AUTH_JWKS: jwksFile,
    AUTH_ISSUER: localIssuer,
    AUTH_AUDIENCE: localAudience,
    SUBGRAPH_SECRET: secret,
    ...Object.fromEntries(urls),
    ...environment,
  });
  const gateway = createGateway({ config, supergraph });
  await gateway.start();
  return gateway.url;
});
