/** The source over PostgreSQL, embedded or not. */
import type { AnyTables } from '@meridian/kit/database/open';
import { type Kysely, sql } from 'kysely';
import { readAlerts } from './alerts.ts';
import { readResponses } from './responses.ts';
import { readScores } from './scores.ts';
import type { EproSource } from './source.ts';

export function postgresEproSource(kysely: Kysely<AnyTables>): EproSource {
  return {
    ...readResponses(kysely),
    ...readScores(kysely),
    ...readAlerts(kysely),
    async ping() {
      await sql`select 1`.execute(kysely);
    },
  };
}
