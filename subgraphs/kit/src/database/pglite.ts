/** Kysely's dialect over the PGlite thread. PGlite is one session: statements run in order of asking, and while one connection has a transaction the others wait. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CompiledQuery, DatabaseConnection, Dialect, QueryResult } from 'kysely';
import { CallEnded, currentCall } from '../call.ts';
import type { CopyConnection } from './copy.ts';
import { asRefusal, SqlDriver, sqlDialect } from './driver.ts';
import type { PgliteReply, PgliteRequest, PgliteThreadData } from './pglite-worker.ts';
import type { ReadRows } from './prepared-statements.ts';

type RequestBody = PgliteRequest extends infer Each ? (Each extends PgliteRequest ? Omit<Each, 'id'> : never) : never;

const maxId = 2 ** 31 - 1;

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
  /** Read by the thread before each statement: the ids that nobody waits for, each in the place of its remainder. */
  readonly #withdrawn = new Int32Array(new SharedArrayBuffer(4 * 4_096));
  #nextId = 1;
  #failure: Error | null = null;
  #outbox: PgliteRequest[] = [];
  #transfer: ArrayBuffer[] = [];

  constructor(dataDir: string | null, template?: string) {
    this.#worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), {
      workerData: { dataDir, template, withdrawn: this.#withdrawn } satisfies PgliteThreadData,
    });
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

  /** Rejects with CallEnded when the call ends first; what the thread has not begun by then it never does. */
  query(sql: string, parameters: readonly unknown[]): Promise<PgliteReply> {
    const signal = currentCall()?.signal;
    if (signal === undefined) return this.ask({ kind: 'query', sql, parameters });
    if (signal.aborted) return Promise.reject(new CallEnded());
    const id = this.#nextId;
    const reply = this.ask({ kind: 'query', sql, parameters });
    const withdraw = (): void => {
      Atomics.store(this.#withdrawn, id % this.#withdrawn.length, id);
      this.#waiting.get(id)?.reject(new CallEnded());
    };
    signal.addEventListener('abort', withdraw, { once: true });
    return reply.finally(() => signal.removeEventListener('abort', withdraw));
  }

  ask(body: RequestBody, transfer: readonly ArrayBuffer[] = []): Promise<PgliteReply> {
    if (this.#failure) return Promise.reject(this.#failure);
    const id = this.#nextId;
    this.#nextId = id === maxId ? 1 : id + 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      // To wake the thread costs as much as a small statement: what is asked in one turn is sent together.
      if (this.#outbox.length === 0) process.nextTick(() => this.#send());
      this.#outbox.push({ id, ...body } as PgliteRequest);
      this.#transfer.push(...transfer);
    });
  }

  #send(): void {
    this.#worker.postMessage(this.#outbox, this.#transfer);
    this.#outbox = [];
    this.#transfer = [];
  }
}

class PgliteConnection implements DatabaseConnection, CopyConnection {
  readonly #thread: PgliteThread;
  readonly #turn: () => Promise<void>;

  /** `turn` resolves when no other connection has a transaction. */
  constructor(thread: PgliteThread, turn: (connection: DatabaseConnection) => Promise<void>) {
    this.#thread = thread;
    this.#turn = () => turn(this);
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    await this.#turn();
    try {
      const { read, affected = 0 } = await this.#thread.query(sql, parameters);
      return { rows: read ? toObjects<Row>(read) : [], numAffectedRows: BigInt(affected) };
    } catch (error) {
      throw asRefusal(error);
    }
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

function toObjects<Row>({ columns, rows }: ReadRows): Row[] {
  return rows.map((values) => {
    const row: Record<string, unknown> = {};
    for (let index = 0; index < columns.length; index += 1) row[columns[index] as string] = values[index];
    return row as Row;
  });
}

class PgliteDriver extends SqlDriver {
  readonly #dataDir: string | null;
  readonly #template: string | undefined;
  #thread: PgliteThread | null = null;
  /** Resolves when the transaction asked for last has ended. */
  #lastTransaction: Promise<void> = Promise.resolve();
  /** Ends the transaction of a connection that has, or waits for, one. */
  readonly #ends = new WeakMap<DatabaseConnection, () => void>();

  constructor(dataDir: string | null, template: string | undefined) {
    super();
    this.#dataDir = dataDir;
    this.#template = template;
  }

  override async init(): Promise<void> {
    // To create a database takes hundreds of megabytes, which WebAssembly never gives back: a thread that ends does it.
    if (this.#dataDir !== null && !existsSync(join(this.#dataDir, 'PG_VERSION'))) {
      await new PgliteThread(this.#dataDir).ask({ kind: 'close' });
    }
    this.#thread = new PgliteThread(this.#dataDir, this.#template);
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new PgliteConnection(this.#thread as PgliteThread, async (connection) => {
      if (this.#ends.has(connection)) return;
      // Another transaction may have been asked for while this one was waited for; it begins first.
      for (let last: Promise<void> | null = null; last !== this.#lastTransaction; ) {
        last = this.#lastTransaction;
        await last;
      }
    });
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    if (!this.#ends.has(connection)) {
      const before = this.#lastTransaction;
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#lastTransaction = promise;
      this.#ends.set(connection, resolve);
      await before;
    }
    await super.beginTransaction(connection);
  }

  /** Only here does a transaction end for the others: a commit that fails is still followed by a rollback. */
  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    this.#ends.get(connection)?.();
  }

  async destroy(): Promise<void> {
    await this.#lastTransaction;
    await this.#thread?.ask({ kind: 'close' }).catch(() => undefined);
  }
}

/** With null for the folder the database is in memory, and begins as the template when there is one. */
export const pgliteDialect = (dataDir: string | null, template?: string): Dialect =>
  sqlDialect(() => new PgliteDriver(dataDir, template));
