/** Clients that ask at a pace: known operations over and over, and operations that nobody asked before. */
import { Pool } from 'undici';
import type { Answer } from './verdict.ts';

export interface Request {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string | undefined;
}

export interface Lane {
  readonly kind: Answer['kind'];
  /** How many clients take turns; none waits for another. */
  readonly clients: number;
  /** Of all of them together, and no more even when answers come late. */
  readonly perSecond: number;
  /** Called for each request; null when there are no more. */
  next(): Request | null;
}

const timeoutMs = 30_000;

/** Resolves when every lane has ended or the time is over, and what was asked has been answered. */
export async function putLoad(
  url: string,
  token: string,
  lanes: readonly Lane[],
  untilMs: number,
  onAnswer: (answer: Answer, request: Request) => void,
): Promise<void> {
  const clients = lanes.reduce((sum, lane) => sum + lane.clients, 0);
  const pool = new Pool(url, { connections: clients, keepAliveTimeout: 60_000 });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };

  async function ask(request: Request): Promise<string | null> {
    const response = await pool.request({
      method: 'POST',
      path: '/graphql',
      headers,
      body: JSON.stringify(request),
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
    return findFailure(response.statusCode, await response.body.text());
  }

  async function runClient(lane: Lane, index: number): Promise<void> {
    const everyMs = (lane.clients * 1000) / lane.perSecond;
    let dueMs = performance.now() + (index * everyMs) / lane.clients;
    for (;;) {
      const waitMs = dueMs - performance.now();
      if (waitMs > 1) await new Promise((resolve) => setTimeout(resolve, waitMs));
      const sentAtMs = performance.now();
      const request = sentAtMs < untilMs ? lane.next() : null;
      if (request === null) return;
      const failure = await ask(request).catch((error: unknown) =>
        error instanceof Error && 'code' in error ? String(error.code) : 'no answer',
      );
      onAnswer({ kind: lane.kind, sentAtMs, tookMs: performance.now() - sentAtMs, failure }, request);
      dueMs += everyMs;
    }
  }

  const running = lanes.flatMap((lane) => Array.from({ length: lane.clients }, (_, index) => runClient(lane, index)));
  await Promise.all(running).finally(() => pool.destroy());
}

/** Null for status 200 with data and without errors. */
export function findFailure(status: number, text: string): string | null {
  const answer = readJson(text) as { data?: unknown; errors?: readonly { extensions?: { code?: string } }[] } | null;
  const code = answer?.errors?.[0]?.extensions?.code;
  if (status !== 200) return `status ${status}${code === undefined ? '' : ` ${code}`}`;
  if (answer?.errors) return code ?? 'an error without a code';
  return answer?.data ? null : 'no data';
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
