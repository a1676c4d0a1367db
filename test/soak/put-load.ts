/** Clients that ask at a pace, however late they are answered: known operations over and over, and operations that nobody asked before. */
import { Pool } from 'undici';
import type { Answer } from './verdict.ts';

export interface Request {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string | undefined;
}

export interface Lane {
  readonly kind: Answer['kind'];
  /** Requests under way at most. What is due meanwhile waits for its turn, and that counts as its time. */
  readonly clients: number;
  /** Of all of them together: what could not be sent in time is sent as soon as it can be. */
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

  async function ask(request: Request): Promise<{ readonly status: number; readonly text: string }> {
    const response = await pool.request({
      method: 'POST',
      path: '/graphql',
      headers,
      body: JSON.stringify(request),
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
    return { status: response.statusCode, text: await response.body.text() };
  }

  /** Times count from when the request was due: whoever sends late would otherwise hide that nobody could be answered. */
  async function askAt(lane: Lane, dueAtMs: number, sentLateMs: number, request: Request): Promise<void> {
    const answered = await ask(request).catch((error: unknown) =>
      error instanceof Error && 'code' in error ? String(error.code) : 'no answer',
    );
    const tookMs = performance.now() - dueAtMs;
    const failure = typeof answered === 'string' ? answered : findFailure(answered.status, answered.text);
    onAnswer({ kind: lane.kind, dueAtMs, sentLateMs, tookMs, failure }, request);
  }

  async function runLane(lane: Lane): Promise<void> {
    const fromMs = performance.now();
    let taken = 0;
    /** Takes what is due next, whoever asked before. */
    async function runClient(): Promise<void> {
      for (;;) {
        const dueAtMs = fromMs + (taken++ * 1000) / lane.perSecond;
        const waitMs = dueAtMs - performance.now();
        if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
        const nowMs = performance.now();
        const request = nowMs < untilMs ? lane.next() : null;
        if (request === null) return;
        // Where all clients were waiting for answers, the gateway is late, and not the load.
        await askAt(lane, dueAtMs, waitMs > 0 ? Math.max(0, nowMs - dueAtMs) : 0, request);
      }
    }
    await Promise.all(Array.from({ length: lane.clients }, runClient));
  }

  await Promise.all(lanes.map(runLane)).finally(() => pool.destroy());
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
