/** Which web pages may read our answers: those of the listed origins, without cookies. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { commonHeaders } from './respond.ts';

const preflightHeaders = {
  'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
  'access-control-allow-headers':
    'authorization, content-type, apollo-require-preflight, x-apollo-operation-name, x-request-id, traceparent, meridian-deadline-ms, meridian-provenance, x-graphql-event-stream-token',
  'access-control-max-age': '600',
} as const;

const everyHead = [...Object.entries(commonHeaders).flat(), 'vary', 'Origin, Accept'];

/** The headers of any answer under /graphql: names and values in turn, as Node writes them fastest. */
export type Head = string[];

const isAllowed = (request: IncomingMessage, origins: ReadonlySet<string>): boolean =>
  request.headers.origin !== undefined && origins.has(request.headers.origin);

export function openHead(request: IncomingMessage, requestId: string, origins: ReadonlySet<string>): Head {
  const head = [...everyHead, 'x-request-id', requestId];
  if (isAllowed(request, origins))
    head.push(
      'access-control-allow-origin',
      request.headers.origin ?? '',
      'access-control-expose-headers',
      'x-request-id, retry-after',
    );
  return head;
}

/** Answers OPTIONS. */
export function answerPreflight(
  request: IncomingMessage,
  response: ServerResponse,
  head: Head,
  origins: ReadonlySet<string>,
): void {
  const more = isAllowed(request, origins) ? preflightHeaders : { allow: 'GET, POST, OPTIONS' };
  response.writeHead(204, [...head, ...Object.entries(more).flat()]);
  response.end();
}
