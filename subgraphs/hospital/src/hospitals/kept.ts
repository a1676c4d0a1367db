/** What is kept of pulled hospitals: when each kind of a subject's records was last fetched, and who is to be fetched next. */
import type { AnyTables } from '@meridian/kit/database/open';
import { type Kysely, sql } from 'kysely';
import { type RecordKind, recordKinds } from '../source/adapters/records.ts';

/** Names one kind of a subject's records at one hospital. */
export interface KeptKey {
  readonly subjectId: string;
  /** The hospital's. */
  readonly number: number;
  readonly kind: RecordKind;
}

const timestamp = (ms: number) => sql`${new Date(ms).toISOString()}::timestamptz`;

/** What `kept.failure` says of a fetch that succeeded in learning that there is nothing. */
export const unknownPatient = 'UNKNOWN_PATIENT';

/** Grows with every import, and only then. */
export const studyVersion = sql<number>`(select coalesce(sum(v.version), 0)::bigint from hospital.study_version v)`;

export interface KeptState {
  readonly fetchedAtMs: number | null;
  readonly due: boolean;
  readonly studyVersion: number;
}

export async function readKept(kysely: Kysely<AnyTables>, { subjectId, number, kind }: KeptKey): Promise<KeptState> {
  const { rows } = await sql<{ fetchedAt: string | null; due: boolean | null; studyVersion: number }>`
    select k.fetched_at as "fetchedAt", k.due, v.version as "studyVersion" from (select ${studyVersion} as version) v
    left join hospital.kept k on k.subject_id = ${subjectId} and k.hospital_number = ${number} and k.kind = ${kind}`.execute(
    kysely,
  );
  const [row] = rows;
  return {
    fetchedAtMs: row?.fetchedAt == null ? null : Date.parse(row.fetchedAt),
    due: row?.due ?? false,
    studyVersion: row?.studyVersion ?? 0,
  };
}

export interface Fetched {
  readonly fetchedAtMs: number;
  readonly knowsPatient: boolean;
  /** As it was before the hospital was asked: what an import changed in the meantime is due again. */
  readonly studyVersion: number;
}

export async function recordFetch(
  executor: Kysely<AnyTables>,
  { subjectId, number, kind }: KeptKey,
  fetched: Fetched,
): Promise<void> {
  await sql`insert into hospital.kept (subject_id, hospital_number, kind, fetched_at, failure, due)
    values (${subjectId}, ${number}, ${kind}, ${timestamp(fetched.fetchedAtMs)},
      ${fetched.knowsPatient ? null : unknownPatient}, ${studyVersion} <> ${fetched.studyVersion})
    on conflict (subject_id, hospital_number, kind) do update
    set fetched_at = excluded.fetched_at, tried_at = null, failure = excluded.failure, due = excluded.due`.execute(
    executor,
  );
}

/** What was fetched before stays as it is, but that it is due. */
export async function recordFailure(
  kysely: Kysely<AnyTables>,
  { subjectId, number, kind }: KeptKey,
  failure: string,
  atMs: number,
): Promise<void> {
  await sql`insert into hospital.kept (subject_id, hospital_number, kind, tried_at, failure)
    values (${subjectId}, ${number}, ${kind}, ${timestamp(atMs)}, ${failure})
    on conflict (subject_id, hospital_number, kind) do update
    set tried_at = excluded.tried_at, failure = case when kept.failure = ${unknownPatient} then kept.failure else excluded.failure end`.execute(
    kysely,
  );
}

export interface Claim {
  readonly number: number;
  /** What a client found not to be current comes first. */
  readonly wanted: readonly Pick<KeptKey, 'subjectId' | 'kind'>[];
  /** Records fetched before this are to be fetched again. */
  readonly fetchedBeforeMs: number;
  /** The same of patients whom the hospital did not know. */
  readonly unknownBeforeMs: number;
  /** What was tried, or claimed by any process, after this is left alone. */
  readonly triedBeforeMs: number;
  readonly nowMs: number;
  readonly limit: number;
}

export interface Claimed extends KeptKey {
  readonly recordNumber: string;
  readonly fetchedAtMs: number | null;
  readonly studyVersion: number;
}

/** Takes some of what is to be fetched: first what is wanted, then what was never fetched, is due, or is oldest. No two processes get the same. */
export async function claimDue(kysely: Kysely<AnyTables>, claim: Claim): Promise<readonly Claimed[]> {
  const { number, wanted } = claim;
  const tried = timestamp(claim.triedBeforeMs);
  const { rows } = await sql<Omit<Claimed, 'number' | 'fetchedAtMs'> & { fetchedAt: string | null }>`
    with claimed as (
      insert into hospital.kept as kept (subject_id, hospital_number, kind, tried_at)
      select r.subject_id, r.hospital_number, kinds.kind, ${timestamp(claim.nowMs)}
      from hospital.hospital_record r cross join unnest(${[...recordKinds]}::text[]) as kinds(kind)
      left join hospital.kept k on k.subject_id = r.subject_id and k.hospital_number = r.hospital_number and k.kind = kinds.kind
      left join unnest(${wanted.map(({ subjectId }) => subjectId)}::uuid[], ${wanted.map(({ kind }) => kind)}::text[])
        as w(subject_id, kind) on w.subject_id = r.subject_id and w.kind = kinds.kind
      where r.hospital_number = ${number} and (k.tried_at is null or k.tried_at < ${tried})
        and (k.fetched_at is null or k.due or k.fetched_at < ${timestamp(claim.fetchedBeforeMs)}
          or (k.failure = ${unknownPatient} and k.fetched_at < ${timestamp(claim.unknownBeforeMs)}))
      order by w.subject_id is null, k.fetched_at is not null, not k.due, k.fetched_at, r.subject_id
      limit ${claim.limit}
      on conflict (subject_id, hospital_number, kind) do update set tried_at = excluded.tried_at
      where kept.tried_at is null or kept.tried_at < ${tried}
      returning kept.subject_id, kept.kind, kept.fetched_at
    )
    select c.subject_id as "subjectId", c.kind, c.fetched_at as "fetchedAt", r.record_number as "recordNumber",
      ${studyVersion} as "studyVersion"
    from claimed c join hospital.hospital_record r on r.subject_id = c.subject_id and r.hospital_number = ${number}`.execute(
    kysely,
  );
  return rows.map(({ fetchedAt, ...key }) => ({
    ...key,
    number,
    fetchedAtMs: fetchedAt === null ? null : Date.parse(fetchedAt),
  }));
}

/** Gives back what was claimed and not tried. */
export async function releaseClaims(kysely: Kysely<AnyTables>, keys: readonly KeptKey[]): Promise<void> {
  if (keys.length === 0) return;
  await sql`update hospital.kept k set tried_at = null
    from unnest(${keys.map(({ subjectId }) => subjectId)}::uuid[], ${keys.map(({ number }) => number)}::smallint[],
      ${keys.map(({ kind }) => kind)}::text[]) as c(subject_id, hospital_number, kind)
    where k.subject_id = c.subject_id and k.hospital_number = c.hospital_number and k.kind = c.kind`.execute(kysely);
}
