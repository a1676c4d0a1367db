/** One row of the vital sign table to a record. */
import { sql } from 'kysely';
import type { UncodedValue } from '../generated/resolvers.ts';
import type { VitalSignRecord } from '../records.ts';
import { loincCoding, vitalSignLoinc } from '../terminology/loinc.ts';
import { readNumber, readStandardNumber, toQuantity } from '../terminology/quantity.ts';
import { type DeliveryRow, deliveryColumns, toProvenance } from './cells.ts';

type Same = Omit<VitalSignRecord, 'loinc' | 'original' | 'standard' | 'uncoded' | 'provenance'>;

export interface VitalSignRow extends Same, DeliveryRow {
  readonly originalText: string | null;
  readonly originalUnit: string | null;
  readonly standardText: string | null;
  readonly standardValue: string | null;
  readonly standardUnit: string | null;
  readonly uncoded: readonly UncodedValue[] | null;
}

export const vitalSignColumns = sql`t.id, ${deliveryColumns}, t.subject_id as "subjectId", t.sequence, t.code,
  t.test_code as "testCode", t.test_name as "testName",
  t.original_text as "originalText", t.original_unit as "originalUnit",
  t.standard_text as "standardText", t.standard_value as "standardValue", t.standard_unit as "standardUnit",
  t.position, t.location, t.time_point as "timePoint", t.time_point_number as "timePointNumber",
  t.time_point_elapsed as "timePointElapsed", t.time_point_reference as "timePointReference", t.baseline, t.status,
  t.visit_num as "visitNum", t.visit_name as "visitName", t.planned_study_day as "plannedStudyDay", t.epoch,
  t.study_day as "studyDay", t.collected_at as "collectedAt", t.uncoded`;

export function toVitalSign(row: VitalSignRow): VitalSignRecord {
  const { originalText, originalUnit, standardText, standardValue, standardUnit, uncoded, ...same } = row;
  const hasStandard = standardText !== null || standardValue !== null || standardUnit !== null;
  return {
    ...same,
    loinc: loincCoding(vitalSignLoinc(row.code, row.position)),
    original: toQuantity(readNumber(originalText), originalText, originalUnit),
    standard: hasStandard
      ? toQuantity(readStandardNumber(standardText, standardValue), standardText, standardUnit)
      : null,
    uncoded: uncoded ?? [],
    provenance: toProvenance('HIS', row),
  };
}
