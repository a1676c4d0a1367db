/** What operators order for hospitals: recorded in the database, from where every process takes it. */
import type { AnyTables } from '@meridian/kit/database/open';
import { type Kysely, sql } from 'kysely';

/** The latest order for a hospital; a greater id is a later one. */
export interface Order {
  readonly id: number;
  readonly action: 'ISOLATE' | 'RESET';
}

export interface OperatorChange {
  /** The hospital's number. */
  readonly number: number;
  readonly action: Order['action'] | 'REPLAY';
  /** The `sub` of the operator's token. */
  readonly operator: string;
  readonly reason: string;
}

/** Answers the id of the record. */
export async function recordChange(kysely: Kysely<AnyTables>, change: OperatorChange): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into hospital.operator_action (hospital_number, action, operator, reason)
    values (${change.number}, ${change.action}, ${change.operator}, ${change.reason}) returning id`.execute(kysely);
  return rows[0]?.id ?? 0;
}
