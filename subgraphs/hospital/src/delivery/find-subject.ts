/** Whom a hospital means by a record number, after the merges that it told of (HL7 v2 A40). */
import type { AnyTables } from '@meridian/kit/database/open';
import { type Kysely, sql } from 'kysely';

/** How many merges of one patient are followed. */
const maxMerges = 16;

/**
 * The subject who is the patient with this number, or with a number merged with it, before or after. The nearest number counts. Null when there is none, and when two subjects
 * are equally near, since nothing says which of them is meant.
 */
export async function findSubject(
  executor: Kysely<AnyTables>,
  hospitalNumber: number,
  recordNumber: string,
): Promise<string | null> {
  const { rows } = await sql<{ subjectId: string; distance: number }>`
    with recursive known(number, distance) as (
      select ${recordNumber}::text, 0
      union
      select other.number, k.distance + 1 from known k cross join lateral (
        select current as number from hospital.merged_record_number where hospital_number = ${hospitalNumber}::smallint and prior = k.number
        union all
        select prior from hospital.merged_record_number where hospital_number = ${hospitalNumber}::smallint and current = k.number
      ) other where k.distance < ${maxMerges}::integer
    )
    select r.subject_id as "subjectId", min(k.distance) as distance
    from known k join hospital.hospital_record r on r.hospital_number = ${hospitalNumber}::smallint and r.record_number = k.number
    group by r.subject_id order by distance limit 2`.execute(executor);
  const [nearest, next] = rows;
  return nearest === undefined || nearest.distance === next?.distance ? null : nearest.subjectId;
}

/** From now on the patient known as `prior` is known as `current`. */
export async function mergeRecordNumbers(
  executor: Kysely<AnyTables>,
  hospitalNumber: number,
  prior: string,
  current: string,
): Promise<void> {
  if (prior === current) return;
  await sql`insert into hospital.merged_record_number (hospital_number, prior, current)
    values (${hospitalNumber}::smallint, ${prior}, ${current})
    on conflict (hospital_number, prior) do update set current = excluded.current, merged_at = now()
    where merged_record_number.current <> excluded.current`.execute(executor);
}
