/** The hospitals' deliveries of a whole study at once, without any hospital: for suites that test how records are read. */
import type { Database } from '@meridian/kit/database/open';
import { sql } from 'kysely';
import { createHospitalData } from '../../simulators/data.ts';
import { saveRecords } from '../delivery/save-records.ts';
import { recordKinds } from '../source/adapters/records.ts';

const mapping = { tests: {}, units: {}, flags: {}, categories: {} };

/** Every hospital's share of every study that is imported, stored as if it had just been fetched. */
export async function deliverStudy({ kysely }: Database, retrievedAt = new Date()): Promise<void> {
  const { rows } = await sql<{ number: number }>`select number from hospital.hospital order by number`.execute(kysely);
  for (const { number } of rows) {
    const data = createHospitalData(kysely, number);
    for (const patient of await data.patients()) {
      for (const kind of recordKinds) {
        const records = await data.records(kind, patient);
        const hospital = { number, mapping, timeZone: 'UTC' };
        await saveRecords(kysely, { hospital, subjectId: patient.subjectId, records, replaces: kind, retrievedAt });
      }
    }
  }
  await sql`insert into hospital.kept (subject_id, hospital_number, kind, fetched_at, tried_at)
    select r.subject_id, r.hospital_number, kind, ${retrievedAt.toISOString()}::timestamptz, ${retrievedAt.toISOString()}::timestamptz
    from hospital.hospital_record r cross join unnest(${[...recordKinds]}::text[]) as kind
    on conflict (subject_id, hospital_number, kind) do update
      set fetched_at = excluded.fetched_at, tried_at = excluded.tried_at, failure = null, due = false`.execute(kysely);
}
