/** What rows of several tables have in common. */
import { isDecimal } from '@meridian/kit/row';
import { type RawBuilder, sql } from 'kysely';
import type { Provenance, ReferenceRange, SourceSystem } from '../generated/resolvers.ts';
import type { RecordKind } from './adapters/records.ts';

/** How and by whom a record was delivered. */
export interface DeliveryRow {
  readonly hospitalNumber: number;
  readonly sourceId: string;
  readonly recordedAt: string | null;
  readonly retrievedAt: string;
  readonly messageControlId: string | null;
  readonly charset: string | null;
}

/** A record that a hospital gave again, unchanged, was retrieved then: `k` knows of hospitals that are asked. */
export const deliveryColumns = sql`t.hospital_number as "hospitalNumber", t.source_id as "sourceId", t.recorded_at as "recordedAt",
  greatest(t.retrieved_at, k.fetched_at) as "retrievedAt", t.message_control_id as "messageControlId", t.charset`;

/** The records' table as t, with what is known of the last reading of their kind as k. */
export const fromDelivered = (table: RawBuilder<unknown>, kind: RecordKind): RawBuilder<unknown> =>
  sql`${table} t left join hospital.kept k
    on k.subject_id = t.subject_id and k.hospital_number = t.hospital_number and k.kind = ${sql.lit(kind)}`;

export const toProvenance = (source: SourceSystem, row: DeliveryRow): Provenance => ({
  source,
  sourceId: row.sourceId,
  recordedAt: row.recordedAt,
  retrievedAt: row.retrievedAt,
  stale: false,
  messageControlId: row.messageControlId,
  charset: row.charset,
});

/** Limits that are not numbers are told in the text. */
export function toRange(
  low: string | null,
  high: string | null,
  text: string | null,
  unit: string | null,
): ReferenceRange | null {
  if (low === null && high === null && text === null) return null;
  const limits = [low, high].filter((limit) => limit !== null);
  const isNumeric = limits.every(isDecimal);
  return {
    low: low !== null && isDecimal(low) ? low : null,
    high: high !== null && isDecimal(high) ? high : null,
    text: text ?? (isNumeric ? null : limits.join(' - ')),
    unit,
    appliesTo: null,
  };
}
