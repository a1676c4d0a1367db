/** Kysely's dialect over pg, with the same value parsing as the embedded database and COPY. */

import { type Duplex, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, Dialect, QueryResult } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { CallEnded, currentCall } from '../call.ts';
import { requestCancel } from './cancel-request.ts';
import type { CopyConnection } from './copy.ts';
import { asRefusal, SqlDriver, sqlDialect } from './driver.ts';
import { parsers } from './values.ts';

const getTypeParser = (oid: number, format?: 'text' | 'binary'): unknown =>
  parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text');

/** Whether PostgreSQL is ending, or the connection is gone: SQLSTATE classes 08 and 57P, and what is no answer of the server at all. */
const endsSession = (error: unknown): boolean =>
  !(error instanceof pg.DatabaseError) || /^(08|57P)/.test(error.code ?? '');

class PostgresConnection implements DatabaseConnection, CopyConnection {
  readonly client: pg.PoolClient;
  /** Set when the session must not be used again. */
  broken = false;

  constructor(client: pg.PoolClient) {
    this.client = client;
  }

  /** Cancels the statement when its call ends, and rejects with CallEnded. */
  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const signal = currentCall()?.signal;
    if (signal?.aborted) throw new CallEnded();
    const running = this.client.query(query.sql, [...query.parameters]);
    let cancelled: Promise<void> | undefined;
    const cancel = (): void => {
      cancelled = this.#cancel(running);
    };
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      const result = await running;
      return { rows: result.rows as Row[], numAffectedRows: BigInt(result.rowCount ?? 0) };
    } catch (error) {
      this.broken ||= endsSession(error);
      throw signal?.aborted ? new CallEnded() : asRefusal(error);
    } finally {
      signal?.removeEventListener('abort', cancel);
      // A request still on its way could hit the session's next statement.
      await cancelled;
    }
  }

  /** Asks again when the request came before the statement did; a session that does not obey loses its connection. */
  async #cancel(running: Promise<unknown>): Promise<void> {
    const settled = running.then(
      () => true,
      () => true,
    );
    try {
      for (const waitMs of [50, 200, 1_000]) {
        await requestCancel(this.client);
        if (await Promise.race([settled, setTimeout(waitMs, false, { ref: false })])) return;
      }
    } catch {
      // The connection is given up below.
    }
    this.broken = true;
    (this.client as unknown as { connection: { stream: Duplex } }).connection.stream.destroy();
  }

  // biome-ignore lint/correctness/useYield: nothing here streams rows; Kysely's interface asks for the method.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('rows are read in pages, not streamed');
  }

  async copyIn(into: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
    await pipeline(
      Readable.from(chunks, { objectMode: false }),
      this.client.query(copyFrom(`copy ${into} from stdin`)),
    );
  }
}

class PostgresDriver extends SqlDriver {
  readonly #pool: pg.Pool;

  constructor(url: string, poolSize: number) {
    super();
    this.#pool = new pg.Pool({
      connectionString: url,
      max: poolSize,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      application_name: 'meridian',
      types: { getTypeParser } as unknown as pg.CustomTypesConfig,
    });
    // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
    this.#pool.on('error', () => undefined);
    // So would one that breaks between two statements of a transaction; the next statement tells of it.
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Rejects with CallEnded when the call ends before a connection is free. */
  async acquireConnection(): Promise<DatabaseConnection> {
    const signal = currentCall()?.signal;
    if (signal?.aborted) throw new CallEnded();
    const connecting = this.#pool.connect();
    if (signal === undefined) return new PostgresConnection(await connecting);
    const { promise: ended, reject } = Promise.withResolvers<never>();
    const end = (): void => {
      reject(new CallEnded());
      connecting.then((client) => client.release()).catch(() => undefined);
    };
    signal.addEventListener('abort', end, { once: true });
    try {
      return new PostgresConnection(await Promise.race([connecting, ended]));
    } finally {
      signal.removeEventListener('abort', end);
    }
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const { client, broken } = connection as PostgresConnection;
    client.release(broken);
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}

export const postgresDialect = (url: string, poolSize: number): Dialect =>
  sqlDialect(() => new PostgresDriver(url, poolSize));
