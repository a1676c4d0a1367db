/** Subgraphs of the shop, and anything else, behind real HTTP servers on ports that the system chooses. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { graphql } from 'graphql';
import { type ShopSubgraph, schemaOf } from './shop.ts';

export type Intercept = (
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
) => boolean | Promise<boolean>;

export interface HttpSubgraph {
  readonly url: string;
  readonly requests: { readonly headers: IncomingMessage['headers']; readonly body: string }[];
  /** Answers in place of the subgraph when it returns true. */
  intercept: Intercept | undefined;
  readonly stop: () => Promise<void>;
}

export async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

export async function serve(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ server: Server; url: string; stop: () => Promise<void> }> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, stop };
}

export async function serveSubgraph(name: ShopSubgraph): Promise<HttpSubgraph> {
  const schema = schemaOf(name);
  const requests: HttpSubgraph['requests'] = [];
  const { url, stop } = await serve(async (request, response) => {
    const body = await readText(request);
    requests.push({ headers: request.headers, body });
    if (await subgraph.intercept?.(request, response, body)) return;
    const { query, variables, operationName } = JSON.parse(body);
    const result = await graphql({ schema, source: query, variableValues: variables, operationName });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(result));
  });
  const subgraph: HttpSubgraph = { url, requests, intercept: undefined, stop };
  return subgraph;
}
