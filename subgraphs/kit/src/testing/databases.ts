/** The databases that a contract suite runs against: PGlite always; PostgreSQL where one answers, in a database of its own. */
import { randomBytes } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe } from 'vitest';
import { migrate } from '../database/migrate.ts';
import { type Database, openDatabase } from '../database/open.ts';
import type { SubgraphModule } from '../subgraph.ts';
import { inMemory } from './embedded-template.ts';
import { servicesRequired } from './services-required.ts';

export const postgresUrl = process.env.MERIDIAN_TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

async function answers(url: string): Promise<boolean> {
  try {
    await (await openDatabase({ url, poolSize: 1 })).close();
    return true;
  } catch {
    return false;
  }
}

/** A PostgreSQL database that nobody else uses; `drop` removes it. */
export async function createScratchDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `meridian_test_${randomBytes(6).toString('hex')}`;
  const run = async (statement: string): Promise<void> => {
    const admin = await openDatabase({ url: postgresUrl, poolSize: 1 });
    try {
      await admin.kysely.executeQuery(CompiledQuery.raw(statement));
    } finally {
      await admin.close();
    }
  };
  await run(`create database ${name}`);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`drop database if exists ${name} with (force)`) };
}

export interface TestDatabase {
  /** Set before the first test of the suite. */
  database: Database;
  /** Statements run since it was last emptied. */
  readonly statements: string[];
}

/** True also where none answers but services are required: the suite then fails, as it should. */
export const hasPostgres: boolean = servicesRequired || (await answers(postgresUrl));

export const postgresMissing = 'SKIPPED, no PostgreSQL answers at MERIDIAN_TEST_DATABASE_URL';

/** Declares the suite once a database, each with the modules' migrations run. */
export function describeOnDatabases(
  title: string,
  modules: readonly Pick<SubgraphModule, 'name' | 'migrations'>[],
  suite: (test: TestDatabase) => void,
): void {
  describe(`${title} on PGlite`, () => onDatabase(() => Promise.resolve(inMemory), modules, suite));
  if (hasPostgres) describe(`${title} on PostgreSQL`, () => onDatabase(createScratchDatabase, modules, suite));
  else
    describe.skip(`${title} on PostgreSQL: ${postgresMissing}`, () =>
      suite({ database: {} as Database, statements: [] }));
}

function onDatabase(
  create: () => Promise<typeof inMemory | { url: string; drop(): Promise<void> }>,
  modules: readonly Pick<SubgraphModule, 'name' | 'migrations'>[],
  suite: (test: TestDatabase) => void,
): void {
  const statements: string[] = [];
  const test: TestDatabase = { database: {} as Database, statements };
  let drop = async (): Promise<void> => undefined;
  beforeAll(async () => {
    const place = await create();
    if ('drop' in place) drop = place.drop;
    test.database = await openDatabase({
      ...('url' in place ? { url: place.url } : place),
      onStatement: ({ sql }) => statements.push(sql),
    });
    for (const { name, migrations } of modules) await migrate(test.database.kysely, name, migrations);
    statements.length = 0;
  });
  afterAll(async () => {
    await test.database.close();
    await drop();
  });
  suite(test);
}
