/** Calls a subgraph over HTTP/1.1 keep-alive connections: signed, bounded in time and size, retried once when a connection breaks. */
import { createCallSigner, signatureHeaders } from '@meridian/kit/signature';
import { Pool } from 'undici';
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

export function createHttpTransport(options: HttpTransportOptions): Transport {
  const { responseLimitBytes, secret } = options;
  const { origin, pathname, search } = new URL(options.url);
  const path = `${pathname}${search}`;
  const sign = secret === undefined ? undefined : createCallSigner(secret);
  const pool = new Pool(origin, {
    connections: options.connections,
    pipelining: 1,
    allowH2: false,
    connectTimeout: 2_000,
    keepAliveTimeout: options.keepAliveMs,
    keepAliveMaxTimeout: options.keepAliveMs,
    maxResponseSize: responseLimitBytes,
    // Each call's own signal ends it at its deadline.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const sameForAll = [
    ...['content-type', 'application/json'],
    ...['accept', 'application/graphql-response+json, application/json;q=0.9'],
    ...(options.compression ? ['accept-encoding', acceptedEncodings] : []),
  ];

  const endpoint: HttpEndpoint = {
    responseLimitBytes,
    dispatch(body, leftMs, { requestId, provenance, traceparent, claims }, handler) {
      const headers = [...sameForAll, 'x-request-id', requestId, 'meridian-deadline-ms', String(leftMs)];
      if (provenance.asked) headers.push('meridian-provenance', '1');
      if (traceparent !== undefined) headers.push('traceparent', traceparent);
      if (sign) {
        const signed = sign(claims, body);
        for (const name of signatureHeaders) headers.push(name, signed[name]);
      }
      pool.dispatch({ method: 'POST', path, headers, body }, handler);
    },
  };

  return {
    send: (call, context) => exchange(endpoint, call, context),
    close: () => pool.destroy(),
  };
}
