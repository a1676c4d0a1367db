/** Kysely's dialect over pg, with the same value parsing as the embedded database and COPY. */

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CompiledQuery, DatabaseConnection, Dialect, QueryResult } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { CopyConnection } from './copy.ts';
import { asRefusal, SqlDriver, sqlDialect } from './driver.ts';
import { parsers } from './values.ts';

const getTypeParser = (oid: number, format?: 'text' | 'binary'): unknown =>
  parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text');

class PostgresConnection implements DatabaseConnection, CopyConnection {
  readonly client: pg.PoolClient;
  constructor(client: pg.PoolClient) {
    this.client = client;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      const result = await this.client.query(query.sql, [...query.parameters]);
      return { rows: result.rows as Row[], numAffectedRows: BigInt(result.rowCount ?? 0) };
    } catch (error) {
      throw asRefusal(error);
    }
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
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new PostgresConnection(await this.#pool.connect());
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    (connection as PostgresConnection).client.release();
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}

export const postgresDialect = (url: string, poolSize: number): Dialect =>
  sqlDialect(() => new PostgresDriver(url, poolSize));
