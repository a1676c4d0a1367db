/** Talks to a running server of this data folder: the graph over its public port, imports over its operators' port. */
import type { ImportEvent, ImportSummary } from './import/summary.ts';

export interface GraphQLResponse {
  readonly data?: { readonly [field: string]: unknown } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** How an operation is answered: by a running server, or by a gateway in this process. */
export type Ask = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<GraphQLResponse>;

/** The server that owns the data folder does not answer. */
export class ServerUnreachable extends Error {
  constructor(pid: number, cause: unknown) {
    super(`process ${pid} owns the data folder but does not answer; stop it, or wait until it is ready`, { cause });
    this.name = 'ServerUnreachable';
  }
}

export const askServer =
  (url: string, pid: number, token: string): Ask =>
  async (query, variables) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    }).catch((error: unknown) => {
      throw new ServerUnreachable(pid, error);
    });
    return (await response.json()) as GraphQLResponse;
  };

/** What the server writes while it imports: events, then one of the last two; a line each. */
export type ImportMessage =
  | { readonly kind: 'event'; readonly event: ImportEvent }
  | { readonly kind: 'summary'; readonly summary: ImportSummary }
  | { readonly kind: 'failed'; readonly message: string };

export interface ImportRequest {
  /** Absolute path on the server's machine. */
  readonly directory: string;
  readonly protocolId?: string | undefined;
}

/** Has the server import; yields what it tells, which lacks the last message when the server stopped meanwhile. Throws ServerUnreachable. */
export async function* importThroughServer(
  adminUrl: string,
  pid: number,
  token: string,
  request: ImportRequest,
): AsyncGenerator<ImportMessage> {
  const response = await fetch(`${adminUrl}/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(request),
  }).catch((error: unknown) => {
    throw new ServerUnreachable(pid, error);
  });
  if (response.body === null) return;
  let rest = '';
  try {
    for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield JSON.parse(line) as ImportMessage;
    }
  } catch {
    // The connection broke: the caller sees messages that end without a last one.
  }
}
