/** @apollo/gateway as its manual has it: behind @apollo/server on node:http, over RemoteGraphQLDataSource, forwarding who asks in signed headers. */
import { createServer, type IncomingMessage } from 'node:http';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { createCallSigner } from '@meridian/kit/signature';
import { listen, serveBench } from '../serve-bench.ts';
import type { PeerSettings } from './settings.ts';

/** Signs at the fetcher, the one place that sees the body as it is sent. */
function createDataSource(url: string, secret: string, claims: string): RemoteGraphQLDataSource {
  const source = new RemoteGraphQLDataSource({ url });
  const { fetcher } = source;
  const sign = createCallSigner(secret);
  const caller = JSON.parse(claims);
  source.fetcher = (target, init) =>
    fetcher(target, {
      ...init,
      headers: { ...init?.headers, ...sign(caller, String(init?.body)) },
    });
  return source;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function toHeaderMap(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, String(value));
  }
  return headers;
}

serveBench(async ({ supergraph, subgraphs, secret, claims }: PeerSettings): Promise<string> => {
  // Read by the constructor, which otherwise starts to report to its maker.
  process.env.APOLLO_TELEMETRY_DISABLED = '1';
  const gateway = new ApolloGateway({
    supergraphSdl: supergraph,
    buildService: ({ name, url }) => createDataSource(subgraphs[name] ?? url ?? '', secret, claims),
  });
  const apollo = new ApolloServer({ gateway, plugins: [ApolloServerPluginLandingPageDisabled()] });
  await apollo.start();
  const server = createServer(async (request, response) => {
    try {
      const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: request.method ?? '',
          headers: toHeaderMap(request),
          search: '',
          body: await readJson(request),
        },
        context: async () => ({}),
      });
      if (body.kind !== 'complete') throw new Error('incremental delivery is not asked for');
      response.writeHead(status ?? 200, Object.fromEntries(headers)).end(body.string);
    } catch {
      response.destroy();
    }
  });
  return listen(server);
});
