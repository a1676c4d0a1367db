/** One door to SQL: PGlite in a worker thread by default, PostgreSQL when a URL is given. The dialect, the migrations and the values that come back are the same. */
import { CompiledQuery, type Dialect, Kysely, type LogEvent } from 'kysely';
import { pgliteDialect } from './pglite.ts';
import { postgresDialect } from './postgres.ts';

/** Each subgraph narrows this to its own tables with `withTables`. */
// biome-ignore lint/suspicious/noExplicitAny: the tables of all subgraphs are not known here; Kysely's own type for that is any.
export type AnyTables = any;

export interface Database {
  readonly kind: 'pglite' | 'postgres';
  readonly kysely: Kysely<AnyTables>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Folder of the embedded database; null keeps it in memory. Ignored when `url` is given. */
  readonly dataDir?: string | null;
  /** What the embedded database in memory begins as: a file that PGlite's `dumpDataDir` wrote. */
  readonly template?: string | undefined;
  /** postgres://… */
  readonly url?: string | undefined;
  /** Connections to PostgreSQL at most; the embedded database has one session. */
  readonly poolSize?: number;
  /** Told of every statement, for counting. */
  readonly onStatement?: (statement: { readonly sql: string; readonly durationMs: number }) => void;
}

/** Opens the database and proves that it answers. Throws DatabaseUnavailable, whose message names no credentials. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const kind = options.url === undefined ? 'pglite' : 'postgres';
  const dialect: Dialect =
    options.url === undefined
      ? pgliteDialect(options.dataDir ?? null, options.template)
      : postgresDialect(options.url, options.poolSize ?? 10);
  const { onStatement } = options;
  const kysely = new Kysely<AnyTables>({
    dialect,
    ...(onStatement && {
      log: (event: LogEvent) => {
        if (event.level === 'query') onStatement({ sql: event.query.sql, durationMs: event.queryDurationMillis });
      },
    }),
  });
  try {
    await kysely.executeQuery(CompiledQuery.raw('select 1'));
  } catch (error) {
    await kysely.destroy().catch(() => undefined);
    throw new DatabaseUnavailable(
      kind,
      options.url === undefined ? (options.dataDir ?? 'memory') : describeUrl(options.url),
      error,
    );
  }
  return { kind, kysely, close: () => kysely.destroy() };
}

export class DatabaseUnavailable extends Error {
  constructor(kind: Database['kind'], where: string, cause: unknown) {
    const reason = reasonOf(cause);
    super(
      kind === 'postgres'
        ? `cannot reach PostgreSQL at ${where} (${reason}); check DATABASE_URL`
        : `cannot open the embedded database in ${where} (${reason})`,
      { cause },
    );
    this.name = 'DatabaseUnavailable';
  }
}

/** SQLSTATEs that refuse a connection, in words (PostgreSQL documentation, Appendix A). */
const refusals: Readonly<Record<string, string>> = {
  '28000': 'this user may not connect',
  '28P01': 'the password is wrong',
  '3D000': 'there is no such database',
  '53300': 'it has too many connections',
};

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  if ('code' in cause && typeof cause.code === 'string') return refusals[cause.code] ?? cause.code;
  // The embedded database throws plain objects, whose text says nothing.
  return cause.message === '[object Object]' ? 'its files cannot be read' : cause.message || cause.name;
}

function describeUrl(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'an address that is no URL';
  }
}
