/** The source over PostgreSQL, embedded or not. */
import type { AnyTables } from '@meridian/kit/database/open';
import { type Kysely, sql } from 'kysely';
import { postgresDesign } from './postgres-design.ts';
import { postgresEnrollments } from './postgres-enrollments.ts';
import { postgresStudies } from './postgres-studies.ts';
import type { ProjectSource } from './source.ts';

export const postgresProjectSource = (kysely: Kysely<AnyTables>): ProjectSource => ({
  ...postgresStudies(kysely),
  ...postgresDesign(kysely),
  ...postgresEnrollments(kysely),

  async ping() {
    await sql`select 1`.execute(kysely);
  },
});
