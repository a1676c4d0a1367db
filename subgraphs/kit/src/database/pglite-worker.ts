/** The thread that owns PGlite. It runs one request at a time, so that a heavy statement never stops the event loop that serves clients. */

import { openAsBlob } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PreparedStatements, type ReadRows } from './prepared-statements.ts';
import { parsers } from './values.ts';

/** Given to the thread when it starts. */
export interface PgliteThreadData {
  /** Null keeps the database in memory. */
  readonly dataDir: string | null;
  readonly template: string | undefined;
  readonly withdrawn: Int32Array;
}

export type PgliteRequest =
  | { readonly id: number; readonly kind: 'query'; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly id: number; readonly kind: 'copy'; readonly sql: string; readonly bytes: Uint8Array }
  | { readonly id: number; readonly kind: 'close' };

export interface PgliteReply {
  readonly id: number;
  readonly read?: ReadRows;
  readonly affected?: number;
  readonly error?: { readonly message: string; readonly code: string | undefined };
}

if (parentPort === null) throw new Error('pglite-worker runs as a worker thread');
const port = parentPort;
const { dataDir, template, withdrawn } = workerData as PgliteThreadData;

async function open(): Promise<{ readonly db: PGlite; readonly statements: PreparedStatements }> {
  const db = await PGlite.create({
    ...(dataDir !== null && { dataDir }),
    ...(dataDir === null && template !== undefined && { loadDataDir: await openAsBlob(template) }),
    parsers: { ...parsers },
  });
  return { db, statements: new PreparedStatements(db) };
}
const opened = open();
opened.catch(() => undefined);

const isRepeated = (sql: string): boolean => /^\s*(select|with|insert|update|delete)\b/i.test(sql);
/** A rollback may take back a change of tables. */
const changesTables = (sql: string): boolean => /^\s*(create|alter|drop|rollback)\b/i.test(sql);

async function answer(request: PgliteRequest): Promise<PgliteReply> {
  const { id } = request;
  const { db, statements } = await opened;
  if (Atomics.load(withdrawn, id % withdrawn.length) === id) return { id };
  if (request.kind === 'close') {
    await db.close();
    return { id };
  }
  if (request.kind === 'copy') {
    const bytes = request.bytes as Uint8Array<ArrayBuffer>;
    const { affectedRows } = await db.query(request.sql, [], { blob: new Blob([bytes]) });
    return { id, affected: affectedRows ?? 0 };
  }
  if (isRepeated(request.sql)) return { id, ...(await statements.run(request.sql, request.parameters)) };
  const { fields, rows, affectedRows } = await db.query<unknown[]>(request.sql, [...request.parameters], {
    rowMode: 'array',
  });
  if (changesTables(request.sql)) await statements.forgetAll();
  return { id, read: { columns: fields.map(({ name }) => name), rows }, affected: affectedRows ?? 0 };
}

let previous: Promise<unknown> = Promise.resolve();
port.on('message', (requests: readonly PgliteRequest[]) => {
  for (const request of requests) {
    previous = previous.then(async () => {
      try {
        port.postMessage(await answer(request));
      } catch (error) {
        const { message, code } = error as { message?: string; code?: string };
        port.postMessage({ id: request.id, error: { message: message ?? String(error), code } });
      }
      if (request.kind === 'close') port.close();
    });
  }
});
