/** What the database knows of subjects at their hospitals before anybody is asked. */
import type { AnyTables } from '@meridian/kit/database/open';
import { groupBy } from '@meridian/kit/loader';
import { type Kysely, sql } from 'kysely';
import { recordTables } from '../delivery/tables.ts';
import type { RecordKind } from '../source/adapters/records.ts';
import { unknownPatient } from './kept.ts';

/** One subject at one hospital. */
export interface KnownPatient {
  readonly subjectId: string;
  /** The hospital's. */
  readonly number: number;
  readonly recordNumber: string;
  /** When each kind was last fetched, what came of the last attempt, and whether it is due. */
  readonly kept: Partial<Readonly<Record<RecordKind, readonly [string | null, string | null, boolean]>>> | null;
}

/** The same of one kind of records. */
export interface Known {
  readonly subjectId: string;
  readonly number: number;
  readonly recordNumber: string;
  readonly hospitalId: string;
  /** When the hospital was last asked, successfully. */
  readonly fetchedAtMs: number | null;
  /** The hospital does not know the record number. */
  readonly unknownPatient: boolean;
  /** The records may have changed since. */
  readonly due: boolean;
  /** When the latest record arrived, where that is asked for. */
  readonly storedAtMs: number | null;
  readonly studyVersion: number;
}

/** By subject, in one statement whatever their number. */
export async function readKnown(
  kysely: Kysely<AnyTables>,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, readonly KnownPatient[]>> {
  const { rows } = await sql<KnownPatient>`
    select r.subject_id as "subjectId", r.hospital_number as number, r.record_number as "recordNumber",
      (select jsonb_object_agg(k.kind, jsonb_build_array(k.fetched_at, k.failure, k.due)) from hospital.kept k
        where k.subject_id = r.subject_id and k.hospital_number = r.hospital_number) as kept
    from hospital.hospital_record r
    where r.subject_id = any(${[...subjectIds]}::uuid[]) order by r.subject_id, r.hospital_number`.execute(kysely);
  return groupBy(rows, ({ subjectId }) => subjectId);
}

/** When the latest record of one kind arrived from a hospital, by subject; a subject without any is absent. */
export async function readStored(
  kysely: Kysely<AnyTables>,
  subjectIds: readonly string[],
  kind: RecordKind,
  number: number,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ subjectId: string; storedAt: string }>`
    select t.subject_id as "subjectId", max(t.retrieved_at) as "storedAt" from ${recordTables[kind].table} t
    where t.subject_id = any(${[...subjectIds]}::uuid[]) and t.hospital_number = ${number} group by t.subject_id`.execute(
    kysely,
  );
  return new Map(rows.map(({ subjectId, storedAt }) => [subjectId, Date.parse(storedAt)]));
}

export function knownOf(
  { kept, ...patient }: KnownPatient,
  kind: RecordKind,
  more: Pick<Known, 'hospitalId' | 'studyVersion' | 'storedAtMs'>,
): Known {
  const [fetchedAt, failure, due] = kept?.[kind] ?? [];
  return {
    ...patient,
    ...more,
    fetchedAtMs: fetchedAt == null ? null : Date.parse(fetchedAt),
    unknownPatient: failure === unknownPatient,
    due: due ?? false,
  };
}
