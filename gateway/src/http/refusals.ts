/** What is said about requests that end before their operation was read. */
import { HttpRefusal } from './respond.ts';

/** The client's fault, or that of keys which cannot be had; undefined for a fault of ours. */
export function toRefusal(error: unknown, hadToken: boolean): HttpRefusal | undefined {
  if (error instanceof HttpRefusal) return error;
  const code =
    error instanceof Error && 'extensions' in error ? (error.extensions as { code?: unknown }).code : undefined;
  const message = error instanceof Error ? error.message : '';
  if (code === 'UNAUTHENTICATED') {
    const challenge = hadToken ? 'Bearer realm="graphql", error="invalid_token"' : 'Bearer realm="graphql"';
    return new HttpRefusal(401, code, message, { 'www-authenticate': challenge });
  }
  return code === 'SOURCE_UNAVAILABLE' ? new HttpRefusal(503, code, message, { 'retry-after': '5' }) : undefined;
}

export const shed = (retryAfterSeconds: number): HttpRefusal =>
  new HttpRefusal(503, 'SHED', 'The gateway has more requests than it can answer.', {
    'retry-after': String(retryAfterSeconds),
  });

export const shuttingDown = (): HttpRefusal =>
  new HttpRefusal(503, 'SHUTTING_DOWN', 'The gateway is shutting down.', { 'retry-after': '1', connection: 'close' });

export const wrongMethod = (): HttpRefusal =>
  new HttpRefusal(405, 'METHOD_NOT_ALLOWED', 'Use POST, or GET for queries.', { allow: 'GET, POST, OPTIONS' });

export const notAcceptable = (): HttpRefusal =>
  new HttpRefusal(406, 'BAD_REQUEST', 'Accept application/json or application/graphql-response+json.');

export const internal = (): HttpRefusal =>
  new HttpRefusal(500, 'INTERNAL_SERVER_ERROR', 'The gateway could not complete this request.');
