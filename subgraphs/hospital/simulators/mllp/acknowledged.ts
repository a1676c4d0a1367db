/** What the simulated laboratory remembers: which messages were acknowledged, and when its data last changed. */
import type { AnyTables } from '@meridian/kit/database/open';
import { type Kysely, sql } from 'kysely';
import type { Acknowledged } from './outbox.ts';

export async function readAcknowledged(
  kysely: Kysely<AnyTables>,
  hospitalNumber: number,
): Promise<ReadonlyMap<string, readonly Acknowledged[]>> {
  const { rows } = await sql<Acknowledged & { subjectId: string }>`select subject_id as "subjectId", message_key as key,
      encode(content_hash, 'hex') as "contentHash", control_id as "controlId", to_jsonb(source_ids) as "sourceIds"
    from hospital.simulated_message where hospital_number = ${hospitalNumber}::smallint`.execute(kysely);
  return Map.groupBy(rows, ({ subjectId }) => subjectId);
}

export async function saveAcknowledged(
  kysely: Kysely<AnyTables>,
  hospitalNumber: number,
  messages: readonly (Acknowledged & { readonly subjectId: string })[],
): Promise<void> {
  if (messages.length === 0) return;
  await sql`insert into hospital.simulated_message (hospital_number, subject_id, message_key, content_hash, control_id, source_ids)
    select ${hospitalNumber}::smallint, "subjectId", key, decode("contentHash", 'hex'), "controlId", "sourceIds"
    from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb)
      as r("subjectId" uuid, key text, "contentHash" text, "controlId" text, "sourceIds" text[])
    on conflict (hospital_number, message_key) do update set subject_id = excluded.subject_id, content_hash = excluded.content_hash,
      control_id = excluded.control_id, source_ids = excluded.source_ids, acknowledged_at = now()`.execute(kysely);
}

/** When the study last changed, which is when the laboratory learned of what it sends; a fixed time before any change. */
export async function readChangedAt(kysely: Kysely<AnyTables>): Promise<string> {
  const { rows } = await sql<{ at: string }>`select coalesce(max(changed_at), '2000-01-01T00:00:00Z') as at
    from hospital.study_version`.execute(kysely);
  return rows[0]?.at ?? '2000-01-01T00:00:00.000Z';
}
