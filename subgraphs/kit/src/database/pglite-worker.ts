/** The thread that owns PGlite. It runs one request at a time, so that a heavy statement never stops the event loop that serves clients. */

import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { parsers } from './values.ts';

export type PgliteRequest =
  | { readonly id: number; readonly kind: 'query'; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly id: number; readonly kind: 'copy'; readonly sql: string; readonly bytes: Uint8Array }
  | { readonly id: number; readonly kind: 'close' };

export interface PgliteReply {
  readonly id: number;
  readonly rows?: readonly Record<string, unknown>[];
  readonly affected?: number;
  readonly error?: { readonly message: string; readonly code: string | undefined };
}

if (parentPort === null) throw new Error('pglite-worker runs as a worker thread');
const port = parentPort;
const { dataDir } = workerData as { dataDir: string | null };

const opened = PGlite.create({ ...(dataDir !== null && { dataDir }), parsers: { ...parsers } });
opened.catch(() => undefined);

async function answer(request: PgliteRequest): Promise<PgliteReply> {
  const db = await opened;
  if (request.kind === 'close') {
    await db.close();
    return { id: request.id };
  }
  const result =
    request.kind === 'copy'
      ? await db.query(request.sql, [], { blob: new Blob([request.bytes as Uint8Array<ArrayBuffer>]) })
      : await db.query<Record<string, unknown>>(request.sql, [...request.parameters]);
  return {
    id: request.id,
    rows: result.rows as readonly Record<string, unknown>[],
    affected: result.affectedRows ?? 0,
  };
}

let previous: Promise<unknown> = Promise.resolve();
port.on('message', (request: PgliteRequest) => {
  previous = previous.then(async () => {
    try {
      port.postMessage(await answer(request));
    } catch (error) {
      const { message, code } = error as { message?: string; code?: string };
      port.postMessage({ id: request.id, error: { message: message ?? String(error), code } });
    }
    if (request.kind === 'close') port.close();
  });
});
