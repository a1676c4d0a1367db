/** Kysely's dialect over the PGlite thread. PGlite is one session: a connection is handed to one user at a time, in order of asking. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CompiledQuery, DatabaseConnection, Dialect, QueryResult } from 'kysely';
import type { CopyConnection } from './copy.ts';
import { SqlDriver, sqlDialect } from './driver.ts';
import type { PgliteReply, PgliteRequest } from './pglite-worker.ts';

type RequestBody = PgliteRequest extends infer Each ? (Each extends PgliteRequest ? Omit<Each, 'id'> : never) : never;

/** A statement failed in the embedded database; `code` is the SQLSTATE. */
export class PgliteError extends Error {
  readonly code: string | undefined;
  constructor(message: string, code: string | undefined) {
    super(message);
    this.name = 'PgliteError';
    this.code = code;
  }
}

class PgliteThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve(reply: PgliteReply): void; reject(error: Error): void }>();
  #nextId = 1;
  #failure: Error | null = null;

  constructor(dataDir: string | null) {
    this.#worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: { dataDir } });
    this.#worker.on('message', (reply: PgliteReply) => {
      const waiter = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if (reply.error) waiter?.reject(new PgliteError(reply.error.message, reply.error.code));
      else waiter?.resolve(reply);
    });
    this.#worker.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on('exit', () => this.#fail(new Error('the embedded database has stopped')));
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const waiter of this.#waiting.values()) waiter.reject(this.#failure);
    this.#waiting.clear();
  }

  ask(body: RequestBody, transfer: readonly ArrayBuffer[] = []): Promise<PgliteReply> {
    if (this.#failure) return Promise.reject(this.#failure);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ...body }, transfer);
    });
  }
}

class PgliteConnection implements DatabaseConnection, CopyConnection {
  readonly #thread: PgliteThread;
  constructor(thread: PgliteThread) {
    this.#thread = thread;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const reply = await this.#thread.ask({ kind: 'query', sql: query.sql, parameters: query.parameters });
    return { rows: (reply.rows ?? []) as Row[], numAffectedRows: BigInt(reply.affected ?? 0) };
  }

  // biome-ignore lint/correctness/useYield: PGlite has no cursors to stream from; Kysely's interface asks for the method.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('the embedded database does not stream');
  }

  async copyIn(into: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const chunk of chunks) {
      const bytes = chunk.byteLength === chunk.buffer.byteLength ? chunk : chunk.slice();
      await this.#thread.ask({ kind: 'copy', sql: `copy ${into} from '/dev/blob'`, bytes }, [
        bytes.buffer as ArrayBuffer,
      ]);
    }
  }
}

class PgliteDriver extends SqlDriver {
  readonly #dataDir: string | null;
  #thread: PgliteThread | null = null;
  #connection: PgliteConnection | null = null;
  #free: Promise<void> = Promise.resolve();
  readonly #releases = new WeakMap<DatabaseConnection, () => void>();

  constructor(dataDir: string | null) {
    super();
    this.#dataDir = dataDir;
  }

  override async init(): Promise<void> {
    // To create a database takes hundreds of megabytes, which WebAssembly never gives back: a thread that ends does it.
    if (this.#dataDir !== null && !existsSync(join(this.#dataDir, 'PG_VERSION'))) {
      await new PgliteThread(this.#dataDir).ask({ kind: 'close' });
    }
    this.#thread = new PgliteThread(this.#dataDir);
    this.#connection = new PgliteConnection(this.#thread);
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const connection = this.#connection as PgliteConnection;
    const before = this.#free;
    let release: () => void = () => undefined;
    this.#free = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    this.#releases.set(connection, release);
    return connection;
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    this.#releases.get(connection)?.();
  }

  async destroy(): Promise<void> {
    await this.#free;
    await this.#thread?.ask({ kind: 'close' }).catch(() => undefined);
  }
}

export const pgliteDialect = (dataDir: string | null): Dialect => sqlDialect(() => new PgliteDriver(dataDir));
