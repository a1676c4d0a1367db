/** Bulk loading: COPY is two orders of magnitude faster than single inserts, in both databases. */
import type { Transaction } from 'kysely';
import type { AnyTables } from './open.ts';

/** What a connection of either driver can do besides queries. `into` is `table (columns)`, already quoted. */
export interface CopyConnection {
  copyIn(into: string, chunks: AsyncIterable<Uint8Array>): Promise<void>;
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** COPYs chunks of PostgreSQL's text format into a table, inside the transaction. A chunk ends at the end of a row. */
export async function copyIn(
  trx: Transaction<AnyTables>,
  table: string,
  columns: readonly string[],
  chunks: AsyncIterable<Uint8Array>,
): Promise<void> {
  const into = `${table.split('.').map(quote).join('.')} (${columns.map(quote).join(', ')})`;
  await trx
    .getExecutor()
    .provideConnection((connection) => (connection as unknown as CopyConnection).copyIn(into, chunks));
}
