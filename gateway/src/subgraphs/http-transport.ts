/** Calls a subgraph over HTTP/1.1 keep-alive connections: signed, bounded in time and size, retried once when a connection breaks. */
import { createCallSigner, signatureHeaders } from '@meridian/kit/signature';
import { createConnectionPool } from './connection-pool.ts';
import { acceptedEncodings } from './decode-body.ts';
import { exchange, type HttpEndpoint } from './http-exchange.ts';
import type { Transport } from './transport.ts';

export interface HttpTransportOptions {
  readonly url: string;
  /** Calls are signed when it is present. */
  readonly secret: string | undefined;
  readonly connections: number;
  /** Shorter than the subgraphs', so that a connection is never used just as its other end closes it. */
  readonly keepAliveMs: number;
  /** Of an answer, decompressed. */
  readonly responseLimitBytes: number;
  /** Whether answers are asked for compressed. */
  readonly compression: boolean;
}

const connectTimeoutMs = 2_000;

export function createHttpTransport(options: HttpTransportOptions): Transport {
  const { responseLimitBytes, secret } = options;
  const url = new URL(options.url);
  const sign = secret === undefined ? undefined : createCallSigner(secret);
  const pool = createConnectionPool({ ...options, url, connectTimeoutMs });
  const head = [
    `POST ${url.pathname}${url.search} HTTP/1.1`,
    `host: ${url.host}`,
    'connection: keep-alive',
    'content-type: application/json',
    'accept: application/graphql-response+json, application/json;q=0.9',
    ...(options.compression ? [`accept-encoding: ${acceptedEncodings}`] : []),
    'x-request-id: ',
  ].join('\r\n');

  const endpoint: HttpEndpoint = {
    pool,
    responseLimitBytes,
    // No value can hold a line's end: the id and the trace were looked at, the others are digits and base64url.
    write(body, leftMs, { requestId, provenance, traceparent, claims }) {
      let text = `${head}${requestId}\r\nmeridian-deadline-ms: ${leftMs}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
      if (provenance.asked) text += 'meridian-provenance: 1\r\n';
      if (traceparent !== undefined) text += `traceparent: ${traceparent}\r\n`;
      if (sign) {
        const signed = sign(claims, body);
        for (const name of signatureHeaders) text += `${name}: ${signed[name]}\r\n`;
      }
      return `${text}\r\n${body}`;
    },
  };

  return {
    send: (call, context) => exchange(endpoint, call, context),
    close: async () => pool.close(),
  };
}
