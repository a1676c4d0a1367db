/** Writing answers: JSON, GraphQL errors in the caller's media type, and headers that every answer carries. */
import type { ServerResponse } from 'node:http';
import type { ErrorCode } from '@meridian/kit/errors';
import type { MediaType } from '../context.ts';

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

/** An answer under /graphql. */
export interface Reply {
  readonly status: number;
  /** Or its bytes. */
  readonly text: string | Buffer;
  /** In place of headers of the same names. */
  readonly headers?: Readonly<Record<string, string>>;
}

const contentTypes: Readonly<Record<MediaType, string>> = {
  'application/json': 'application/json; charset=utf-8',
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
};

/** `head` has names and values in turn. */
export function sendReply(
  response: ServerResponse,
  head: readonly string[],
  mediaType: MediaType,
  { status, text, headers }: Reply,
): void {
  const all = [...head, 'content-type', contentTypes[mediaType], 'content-length', String(Buffer.byteLength(text))];
  for (const [name, value] of Object.entries(headers ?? {})) {
    let index = 0;
    while (index < all.length && all[index] !== name) index += 2;
    all[index] = name;
    all[index + 1] = value;
  }
  response.writeHead(status, all);
  // As text, Node sends it together with the headers.
  response.end(text);
}

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

/** A refusal as a GraphQL response. */
export const toReply = ({ status, code, message, headers }: HttpRefusal): Reply => ({
  status,
  headers,
  text: `${JSON.stringify({ errors: [{ message, extensions: { code } }] })}\n`,
});
