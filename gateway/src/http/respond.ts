/** Writing answers: JSON, GraphQL errors in the caller's media type, and headers that every answer carries. */
import type { ServerResponse } from 'node:http';
import type { ErrorCode } from '@meridian/kit/errors';

export const graphqlMediaType = 'application/graphql-response+json';

/** Headers of every answer: nothing here is to be sniffed, framed or referred from. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

export function sendText(
  response: ServerResponse,
  status: number,
  contentType: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = Buffer.from(text);
  response.writeHead(status, {
    ...commonHeaders,
    ...headers,
    'content-type': contentType,
    'content-length': body.length,
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

export const sendJson = (
  response: ServerResponse,
  status: number,
  value: unknown,
  headers?: Readonly<Record<string, string>>,
): void => sendText(response, status, 'application/json; charset=utf-8', `${JSON.stringify(value)}\n`, headers);

/** A request refused before its operation was read. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  readonly status: number;
  readonly code: ErrorCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: ErrorCode, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** Answers a refusal as GraphQL errors. */
export function sendRefusal(response: ServerResponse, refusal: HttpRefusal, mediaType: string): void {
  const body = { errors: [{ message: refusal.message, extensions: { code: refusal.code } }] };
  sendText(response, refusal.status, `${mediaType}; charset=utf-8`, `${JSON.stringify(body)}\n`, refusal.headers);
}
