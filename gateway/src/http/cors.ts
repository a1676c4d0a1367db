/** Which web pages may read our answers: those of the listed origins, without cookies. */
import type { IncomingMessage, ServerResponse } from 'node:http';

const preflightHeaders = {
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers':
    'authorization, content-type, apollo-require-preflight, x-apollo-operation-name, x-request-id, traceparent, meridian-deadline-ms, meridian-provenance',
  'access-control-max-age': '600',
} as const;

/** Sets the headers of any answer under /graphql. */
export function allowOrigin(request: IncomingMessage, response: ServerResponse, origins: ReadonlySet<string>): void {
  response.setHeader('vary', 'Origin, Accept');
  const origin = request.headers.origin;
  if (origin === undefined || !origins.has(origin)) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', 'x-request-id, retry-after');
}

/** Answers OPTIONS; the permission itself is allowOrigin's. */
export function answerPreflight(response: ServerResponse): void {
  response.writeHead(
    204,
    response.hasHeader('access-control-allow-origin') ? preflightHeaders : { allow: 'GET, POST, OPTIONS' },
  );
  response.end();
}
