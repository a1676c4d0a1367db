/** What the two databases' drivers have in common: transactions, and PostgreSQL's dialect. */
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { detached } from '../call.ts';
import { codedError } from '../errors.ts';

export abstract class SqlDriver implements Driver {
  async init(): Promise<void> {}

  abstract acquireConnection(): Promise<DatabaseConnection>;
  abstract releaseConnection(connection: DatabaseConnection): Promise<void>;
  abstract destroy(): Promise<void>;

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await control(connection, 'begin');
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await control(connection, 'commit');
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await control(connection, 'rollback');
  }
}

/** Not part of the call: a transaction that has begun must end even when nobody waits for it. */
const control = (connection: DatabaseConnection, statement: string): Promise<unknown> =>
  detached(() => connection.executeQuery(CompiledQuery.raw(statement)));

/** PostgreSQL's text holds no NUL character, so no record can match a value that has one: the value is wrong, not the source. */
export const asRefusal = (error: unknown): unknown =>
  error instanceof Error && 'code' in error && error.code === '22021'
    ? codedError('BAD_USER_INPUT', 'A value holds a character that no record can hold.')
    : error;

export const sqlDialect = (createDriver: () => Driver): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver,
  createIntrospector: (kysely) => new PostgresIntrospector(kysely),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});
