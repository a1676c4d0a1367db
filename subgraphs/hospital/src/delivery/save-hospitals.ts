/** Puts the configured hospitals into the table of hospitals, under the names that the configuration gives. */
import type { AnyTables } from '@meridian/kit/database/open';
import { type Kysely, sql } from 'kysely';
import type { HospitalConfig } from '../hospitals/config.ts';

export async function saveHospitals(
  kysely: Kysely<AnyTables>,
  hospitals: readonly Pick<HospitalConfig, 'number' | 'name'>[],
): Promise<void> {
  const rows = hospitals.map(({ number, name }) => ({ number, name }));
  await sql`insert into hospital.hospital (number, name)
    select number, name from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(number smallint, name text)
    on conflict (number) do update set name = excluded.name where hospital.name <> excluded.name`.execute(kysely);
}
