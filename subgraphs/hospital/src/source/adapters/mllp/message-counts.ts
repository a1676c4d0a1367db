/** How many messages of a hospital became what, by day in UTC. */
import { type RawBuilder, sql } from 'kysely';

export type MessageOutcome =
  | 'STORED'
  | 'REPEATED'
  | 'NOT_SUBJECT'
  | 'IGNORED'
  | 'DEAD_LETTER'
  /** Of a type, event, purpose or version that is not taken: rejected, and not kept. */
  | 'REJECTED'
  | 'CHARSET_DISAGREEMENT';

/** Adds one to each. The order is always the same, so that two transactions never wait for each other. */
export function countMessage(hospitalNumber: number, outcome: MessageOutcome, disagrees: boolean): RawBuilder<unknown> {
  const outcomes = disagrees ? [outcome, 'CHARSET_DISAGREEMENT'] : [outcome];
  return sql`insert into hospital.message_count (hospital_number, day, outcome, count)
    select ${hospitalNumber}::smallint, (now() at time zone 'UTC')::date, o, 1 from unnest(${outcomes}::text[]) o
    on conflict (hospital_number, day, outcome) do update set count = message_count.count + 1, last_at = now()`;
}
