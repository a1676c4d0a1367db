/** The databases that a journey over the whole graph runs on: PGlite always, PostgreSQL when it answers or must. */
import { openDatabase } from '@meridian/kit/database/open';
import { postgresUrl, servicesRequired } from '@meridian/kit/testing';
import { describe } from 'vitest';

export const hasPostgres: boolean =
  servicesRequired ||
  (await openDatabase({ url: postgresUrl, poolSize: 1 }).then(
    async (database) => {
      await database.close();
      return true;
    },
    () => false,
  ));

export const postgresMissing = 'SKIPPED, no PostgreSQL answers at MERIDIAN_TEST_DATABASE_URL';

/** Declares the suite once a database. */
export function describeOnBoth(title: string, suite: (database: 'pglite' | 'postgres') => void): void {
  describe(`${title} on PGlite`, () => suite('pglite'));
  if (hasPostgres) describe(`${title} on PostgreSQL`, () => suite('postgres'));
  else describe.skip(`${title} on PostgreSQL: ${postgresMissing}`, () => suite('postgres'));
}
