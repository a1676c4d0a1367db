/** Who is a patient where, what is kept of them, and what an undisturbed report of each says. */
import type { Database } from '@meridian/kit/database/open';
import { sql } from 'kysely';
import type { Json } from '../graph.ts';
import { eventually } from '../wire/processes.ts';
import type { Client } from './client.ts';
import { readReport, reportQuery, type Sections } from './report.ts';

export interface Patient {
  readonly subjectId: string;
  readonly recordNumber: string;
}

export interface Registry {
  /** Subjects whom this hospital alone knows. */
  patients(hospitalNumber: number): readonly Patient[];
  subjects(hospitalNumber: number): readonly string[];
  /** Lets what is kept of them grow old, as an hour would; it stays usable as stale. */
  age(subjectIds: readonly string[]): Promise<void>;
  /** The same, and whoever refreshes in the background leaves them alone for a while. */
  ageForClients(subjectIds: readonly string[]): Promise<void>;
  /** Makes all that is kept of the hospital as young as can be. */
  refresh(hospitalNumber: number): Promise<void>;
  /** Forgets that the subject was ever read. */
  forget(subjectId: string): Promise<void>;
  /** Removes the subject's records of that kind, so that the next client to come causes a fetch. */
  empty(subjectId: string, kind: 'LABORATORY'): Promise<void>;
}

const oldSeconds = 3_600;
const settleWithinMs = 60_000;

/** Records of the study that no hospital has delivered yet. */
async function countMissing({ kysely }: Database): Promise<number> {
  const count = (table: string) => sql`(select count(*) from hospital.${sql.id(table)})`;
  const tables = ['lab_result', 'vital_sign', 'medication_statement'];
  const difference = sql.join(
    tables.map((table) => sql`${count(`study_${table}`)} - ${count(table)}`),
    sql` + `,
  );
  const { rows } = await sql<{ missing: number }>`select (${difference})::int as missing`.execute(kysely);
  return rows[0]?.missing ?? Number.NaN;
}

/** Waits until everything is delivered. Rejects when that takes too long, or a report is not whole. */
export async function readRegistry(
  database: Database,
  client: Client,
): Promise<{ readonly registry: Registry; readonly whole: ReadonlyMap<string, Sections> }> {
  const { kysely } = database;
  const missing = await eventually(
    () => countMissing(database),
    (count) => count === 0,
    settleWithinMs,
  );
  if (missing !== 0) throw new Error(`${missing} records of the study were not delivered within ${settleWithinMs} ms`);
  const { rows } = await sql<Patient & { number: number }>`select subject_id as "subjectId",
      min(record_number) as "recordNumber", min(hospital_number)::int as number
    from hospital.hospital_record group by subject_id having count(*) = 1 order by min(record_number)`.execute(kysely);
  const whole = new Map<string, Sections>();
  for (const { subjectId } of rows) whole.set(subjectId, await readWhole(client, subjectId));
  const patients = (hospitalNumber: number) => rows.filter(({ number }) => number === hospitalNumber);
  return {
    whole,
    registry: {
      patients,
      subjects: (hospitalNumber) => patients(hospitalNumber).map(({ subjectId }) => subjectId),
      async age(subjectIds) {
        await sql`update hospital.kept set fetched_at = now() - make_interval(secs => ${oldSeconds})
          where fetched_at is not null and subject_id = any(${[...subjectIds]}::uuid[])`.execute(kysely);
      },
      async ageForClients(subjectIds) {
        await sql`update hospital.kept set fetched_at = now() - make_interval(secs => ${oldSeconds}), tried_at = now()
          where fetched_at is not null and subject_id = any(${[...subjectIds]}::uuid[])`.execute(kysely);
      },
      async refresh(hospitalNumber) {
        await sql`update hospital.kept set fetched_at = now() where hospital_number = ${hospitalNumber}`.execute(
          kysely,
        );
      },
      async empty(subjectId, kind) {
        await sql`with gone as (delete from hospital.lab_result where subject_id = ${subjectId}::uuid)
          update hospital.kept set fetched_at = null, tried_at = now() where subject_id = ${subjectId}::uuid and kind = ${kind}`.execute(
          kysely,
        );
      },
      async forget(subjectId) {
        await sql`delete from hospital.kept where subject_id = ${subjectId}::uuid`.execute(kysely);
      },
    },
  };
}

async function readWhole(client: Client, subjectId: string): Promise<Sections> {
  const reply = await eventually(
    () => client.ask(reportQuery, { id: subjectId }),
    (each) =>
      Object.values(readReport(each) ?? { none: { state: 'NONE' } }).every(({ state }) => /^(OK|EMPTY)$/.test(state)),
  );
  const sections = readReport(reply);
  const bad = Object.entries<Json>(sections ?? {}).filter(([, { state }]) => !/^(OK|EMPTY)$/.test(state));
  if (sections === null || bad.length > 0)
    throw new Error(`the undisturbed report is not whole: ${JSON.stringify(sections === null ? reply : bad)}`);
  return sections;
}
