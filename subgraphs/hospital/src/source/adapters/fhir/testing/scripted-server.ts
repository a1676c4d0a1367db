/** A FHIR server that answers with what a test wrote, and remembers what it was asked. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ScriptedRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly form: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
}

export interface ScriptedReply {
  readonly status?: number;
  /** JSON as a value, or as it is written. */
  readonly body: unknown;
}

export interface ScriptedServer {
  readonly origin: string;
  readonly requests: readonly ScriptedRequest[];
  close(): Promise<void>;
}

export async function openScriptedServer(
  answer: (request: ScriptedRequest, origin: string) => ScriptedReply,
): Promise<ScriptedServer> {
  const requests: ScriptedRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const { method = '', url = '', headers } = incoming;
    const request = { method, url, headers, form: new URLSearchParams(Buffer.concat(chunks).toString()) };
    requests.push(request);
    const { status = 200, body } = answer(request, origin);
    response
      .writeHead(status, { 'content-type': 'application/fhir+json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    requests,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

export const capabilitiesOf = (...types: readonly string[]) => ({
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  rest: [{ mode: 'server', resource: types.map((type) => ({ type, searchInclude: ['*'] })) }],
});

export const searchset = (entries: readonly object[], more: object = {}) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: entries,
  ...more,
});

export const match = (resource: object) => ({ resource, search: { mode: 'match' } });
export const included = (resource: object) => ({ resource, search: { mode: 'include' } });
