/** What the database tells of each hospital: how much is kept, how much is due, what became of its messages, what operators did. */
import type { AnyTables } from '@meridian/kit/database/open';
import { type Kysely, sql } from 'kysely';
import { recordTables } from '../delivery/tables.ts';
import { recordKinds } from '../source/adapters/records.ts';
import type { Order } from './operators.ts';
import { lastMessageAt } from './signs.ts';

export interface Figures {
  readonly subjectsKept: number;
  readonly subjectsDue: number;
  readonly lastMessageAtMs: number | null;
  readonly messages: Readonly<Record<string, number>>;
  readonly lastChange: (Order & { readonly operator: string; readonly reason: string; readonly at: string }) | null;
}

/** A hospital, and how old what is kept of it may be; null for one that pushes, of which nothing is ever due. */
export interface Asked {
  readonly number: number;
  readonly maxAgeSeconds: number | null;
}

interface Row {
  readonly number: number;
  readonly kept: number;
  readonly due: number;
  readonly lastMessageAt: string | null;
  readonly messages: Readonly<Record<string, number>>;
  readonly change: Figures['lastChange'];
}

const messageDays = 30;

/** By the hospital's number, in one statement. */
export async function readFigures(
  kysely: Kysely<AnyTables>,
  hospitals: readonly Asked[],
  nowMs: number,
): Promise<ReadonlyMap<number, Figures>> {
  const numbers = hospitals.map(({ number }) => number);
  const currentSince = hospitals.map(({ maxAgeSeconds }) =>
    maxAgeSeconds === null ? null : new Date(nowMs - maxAgeSeconds * 1_000).toISOString(),
  );
  const hasRecords = sql.join(
    recordKinds.map(
      (kind) =>
        sql`exists (select 1 from ${recordTables[kind].table} t where t.subject_id = r.subject_id and t.hospital_number = r.hospital_number)`,
    ),
    sql` or `,
  );
  const { rows } = await sql<Row>`select h.number, s.kept, s.due,
      ${lastMessageAt(sql.ref('h.number'))} as "lastMessageAt",
      (select coalesce(jsonb_object_agg(c.outcome, c.count), '{}') from (
        select c.outcome, sum(c.count) as count from hospital.message_count c
        where c.hospital_number = h.number and c.day > ${new Date(nowMs - messageDays * 86_400_000).toISOString()}::date group by c.outcome
      ) c) as messages,
      (select jsonb_build_object('id', a.id, 'action', a.action, 'operator', a.operator, 'reason', a.reason, 'at', a.at)
        from hospital.operator_action a where a.hospital_number = h.number and a.action in ('ISOLATE', 'RESET')
        order by a.id desc limit 1) as change
    from unnest(${numbers}::smallint[], ${currentSince}::timestamptz[]) as h(number, current_since)
    cross join lateral (
      select count(*) filter (where p.is_kept) as kept, count(*) filter (where p.is_due) as due from (
        select case when h.current_since is null then ${hasRecords} else count(k.fetched_at) > 0 end as is_kept,
          h.current_since is not null
            and count(*) filter (where k.fetched_at >= h.current_since and not k.due) < ${recordKinds.length} as is_due
        from hospital.hospital_record r
        left join hospital.kept k on k.subject_id = r.subject_id and k.hospital_number = r.hospital_number
        where r.hospital_number = h.number group by r.subject_id, r.hospital_number
      ) p
    ) s`.execute(kysely);
  return new Map(
    rows.map(({ number, kept, due, lastMessageAt, messages, change }) => [
      number,
      {
        subjectsKept: kept,
        subjectsDue: due,
        lastMessageAtMs: lastMessageAt === null ? null : Date.parse(lastMessageAt),
        messages,
        lastChange: change === null ? null : { ...change, at: new Date(change.at).toISOString() },
      },
    ]),
  );
}
