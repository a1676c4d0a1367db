/** A simulated hospital that speaks FHIR R4 (https://hl7.org/fhir/R4/http.html) on loopback, below /fhir. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import iconv from 'iconv-lite';
import type { HospitalData, ProtocolSimulator } from '../simulator.ts';
import { capabilityStatement } from './capability-statement.ts';
import { createPages } from './pages.ts';
import { createSearches, SearchRefused } from './searches.ts';
import { createTokens, type SimulatedOauth } from './tokens.ts';

export interface FhirSimulatorOptions {
  readonly data: HospitalData;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly timeZone: string;
  /** No page has more entries than this, whatever _count asks for; 500 when absent. */
  readonly pageSize?: number;
  /** The identifier system of its record numbers; urn:meridian:mrn when absent. */
  readonly recordNumberSystem?: string;
  /** Asks for tokens of /oauth/token; for none when absent. */
  readonly oauth?: SimulatedOauth;
}

type Reply = readonly [status: number, body: object];

const maximumRequestBytes = 100_000;

const outcome = (status: number, code: string): Reply => [
  status,
  { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] },
];

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maximumRequestBytes) throw new SearchRefused(413, 'too-long');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

export async function startFhirSimulator(options: FhirSimulatorOptions): Promise<ProtocolSimulator> {
  const { data, port, timeZone, pageSize = 500, recordNumberSystem = 'urn:meridian:mrn', oauth } = options;
  const runSearch = createSearches(data, timeZone, recordNumberSystem);
  const tokens = oauth === undefined ? null : createTokens(oauth);
  const pages = createPages();
  let isWronglyEncoded = false;
  let requests = 0;

  async function search(type: string, parameters: URLSearchParams, base: string): Promise<Reply> {
    const count = Math.min(Number(parameters.get('_count')) || pageSize, pageSize);
    return [200, pages.first(await runSearch(type, parameters), count, base)];
  }

  async function answer(request: IncomingMessage): Promise<Reply> {
    const { method, headers } = request;
    const url = new URL(request.url ?? '/', `http://${headers.host}`);
    const base = `${url.origin}/fhir`;
    const form = method === 'POST' ? await readForm(request) : url.searchParams;
    if (tokens !== null && method === 'POST' && url.pathname === '/oauth/token')
      return tokens.grant(headers.authorization, form);
    if (method === 'GET' && url.pathname === '/fhir/metadata') return [200, capabilityStatement];
    if (tokens !== null && !tokens.isValid(headers.authorization)) return outcome(401, 'login');
    if (method === 'GET' && url.pathname === '/fhir') {
      const page = pages.next(form, base);
      return page === undefined ? outcome(410, 'not-found') : [200, page];
    }
    const [, type, isForm] = /^\/fhir\/([A-Za-z]+)(\/_search)?$/.exec(url.pathname) ?? [];
    const isSearch = isForm === undefined ? method === 'GET' : method === 'POST';
    return type !== undefined && isSearch ? search(type, form, base) : outcome(404, 'not-supported');
  }

  function send(response: ServerResponse, [status, body]: Reply): void {
    const text = JSON.stringify(body);
    requests += 1;
    response
      .writeHead(status, { 'content-type': 'application/fhir+json; charset=utf-8' })
      .end(isWronglyEncoded ? iconv.encode(text, 'gb18030') : text);
  }

  const server = createServer((request, response) => {
    answer(request)
      .catch((error) =>
        error instanceof SearchRefused ? outcome(error.status, error.code) : outcome(500, 'exception'),
      )
      .then((reply) => send(response, reply));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests: () => requests,
    encodeWrongly(on) {
      isWronglyEncoded = on;
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
