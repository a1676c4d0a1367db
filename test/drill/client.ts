/** Asks the gateway as a client does, and tells what came back and how long it took. */
import { Pool } from 'undici';
import type { Json } from '../graph.ts';

export interface Reply {
  /** 0 when there was no answer at all. */
  readonly status: number;
  readonly body: Json;
  /** On the clock of `performance.now()`. */
  readonly sentAtMs: number;
  readonly latencyMs: number;
}

export interface Client {
  /** Never rejects: what went wrong is in the reply. */
  ask(query: string, variables?: object, signal?: AbortSignal): Promise<Reply>;
  close(): Promise<void>;
}

export function createClient(origin: string, token: string, connections = 256): Client {
  const pool = new Pool(origin, { connections, pipelining: 1, headersTimeout: 30_000 });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return {
    async ask(query, variables = {}, signal) {
      const sentAtMs = performance.now();
      const body = JSON.stringify({ query, variables });
      const reply = (status: number, answer: Json): Reply => ({
        status,
        body: answer,
        sentAtMs,
        latencyMs: performance.now() - sentAtMs,
      });
      try {
        const response = await pool.request({
          method: 'POST',
          path: '/graphql',
          headers,
          body,
          signal: signal ?? null,
        });
        return reply(response.statusCode, await response.body.json());
      } catch {
        return reply(0, null);
      }
    },
    close: () => pool.destroy(),
  };
}
