import type { AnyTables } from '@meridian/kit/database/open';
import { type Kysely, sql } from 'kysely';
import type { ReportSource } from './source.ts';

export function postgresReportSource(kysely: Kysely<AnyTables>): ReportSource {
  return {
    async ping() {
      await sql`select 1`.execute(kysely);
    },
  };
}
