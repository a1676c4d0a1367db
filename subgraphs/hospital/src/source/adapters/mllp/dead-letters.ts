/** Messages that could not be taken, kept until somebody replays them. */
import type { AnyTables } from '@meridian/kit/database/open';
import { notFound } from '@meridian/kit/errors';
import { type Kysely, sql } from 'kysely';
import { countMessage } from './message-counts.ts';
import type { Refusal } from './refusal.ts';

export interface DeadLetter {
  readonly hospitalNumber: number;
  readonly controlId: string | null;
  readonly refusal: Refusal;
  readonly body: Buffer;
  readonly hash: Buffer;
  readonly disagrees: boolean;
}

/** A message that is sent again and again is kept once. */
export async function keepDeadLetter(kysely: Kysely<AnyTables>, letter: DeadLetter): Promise<void> {
  const { hospitalNumber, controlId, refusal, body, hash, disagrees } = letter;
  await sql`with counted as (${countMessage(hospitalNumber, 'DEAD_LETTER', disagrees)})
    insert into hospital.dead_letter (hospital_number, control_id, code, reason, body, body_hash)
    select ${hospitalNumber}::smallint, ${controlId}::text, ${refusal.code}::text, ${refusal.reason}::text, ${body}::bytea, ${hash}::bytea
    where not exists (select from hospital.dead_letter where hospital_number = ${hospitalNumber}::smallint
      and body_hash = ${hash}::bytea and outcome is distinct from 'STORED')`.execute(kysely);
}

const isUuid = (id: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);

/** Its bytes. Throws NOT_FOUND when the hospital has no such dead letter. */
export async function readDeadLetter(kysely: Kysely<AnyTables>, hospitalNumber: number, id: string): Promise<Buffer> {
  if (!isUuid(id)) throw notFound('dead letter');
  const { rows } = await sql<{ body: string }>`select encode(body, 'base64') as body from hospital.dead_letter
    where id = ${id}::uuid and hospital_number = ${hospitalNumber}::smallint`.execute(kysely);
  if (rows[0] === undefined) throw notFound('dead letter');
  return Buffer.from(rows[0].body, 'base64');
}

export async function recordReplay(kysely: Kysely<AnyTables>, id: string, outcome: string): Promise<void> {
  await sql`update hospital.dead_letter set replayed_at = now(), outcome = ${outcome} where id = ${id}::uuid`.execute(
    kysely,
  );
}
