/** One row of the laboratory result table to a record. */
import { sql } from 'kysely';
import type { UncodedValue } from '../generated/resolvers.ts';
import type { LabResultRecord } from '../records.ts';
import type { RangeFlag } from '../rules/lab-range.ts';
import { loincCoding } from '../terminology/loinc.ts';
import { readNumber, readStandardNumber, toQuantity } from '../terminology/quantity.ts';
import { type DeliveryRow, deliveryColumns, toProvenance, toRange } from './cells.ts';

type Derived = 'loinc' | 'original' | 'standard' | 'referenceRange' | 'standardRange' | 'derivedFlag';
type Same = Omit<LabResultRecord, Derived | 'uncoded' | 'provenance'>;

export interface LabResultRow extends Same, DeliveryRow {
  readonly loincCode: string | null;
  readonly originalText: string | null;
  readonly originalUnit: string | null;
  readonly originalLow: string | null;
  readonly originalHigh: string | null;
  readonly originalRange: string | null;
  readonly originalFlag: RangeFlag | null;
  readonly standardText: string | null;
  readonly standardValue: string | null;
  readonly standardUnit: string | null;
  readonly standardLow: string | null;
  readonly standardHigh: string | null;
  readonly standardRangeText: string | null;
  readonly standardFlag: RangeFlag | null;
  readonly uncoded: readonly UncodedValue[] | null;
}

export const labResultColumns = sql`t.id, ${deliveryColumns}, t.subject_id as "subjectId", t.sequence,
  t.test_code as "testCode", t.test_name as "testName", t.loinc as "loincCode", t.category, t.specimen,
  t.original_text as "originalText", t.original_unit as "originalUnit", t.original_low as "originalLow",
  t.original_high as "originalHigh", t.original_range as "originalRange", t.original_flag as "originalFlag",
  t.standard_text as "standardText", t.standard_value as "standardValue", t.standard_unit as "standardUnit",
  t.standard_low as "standardLow", t.standard_high as "standardHigh", t.standard_range as "standardRangeText",
  t.standard_flag as "standardFlag", t.reported_flag as "reportedFlag", t.baseline, t.status as "resultStatus",
  t.visit_num as "visitNum", t.visit_name as "visitName", t.planned_study_day as "plannedStudyDay", t.epoch,
  t.study_day as "studyDay", t.collected_at as "collectedAt", t.uncoded`;

export function toLabResult(row: LabResultRow): LabResultRecord {
  const { standardText, standardValue, standardUnit } = row;
  const hasStandard = standardText !== null || standardValue !== null || standardUnit !== null;
  return {
    id: row.id,
    subjectId: row.subjectId,
    hospitalNumber: row.hospitalNumber,
    sequence: row.sequence,
    testCode: row.testCode,
    testName: row.testName,
    loinc: loincCoding(row.loincCode),
    category: row.category,
    specimen: row.specimen,
    original: toQuantity(readNumber(row.originalText), row.originalText, row.originalUnit),
    standard: hasStandard
      ? toQuantity(readStandardNumber(standardText, standardValue), standardText, standardUnit)
      : null,
    referenceRange: toRange(row.originalLow, row.originalHigh, row.originalRange, row.originalUnit),
    standardRange: toRange(row.standardLow, row.standardHigh, row.standardRangeText, standardUnit),
    reportedFlag: row.reportedFlag,
    derivedFlag: row.originalFlag ?? row.standardFlag,
    baseline: row.baseline,
    resultStatus: row.resultStatus,
    visitNum: row.visitNum,
    visitName: row.visitName,
    plannedStudyDay: row.plannedStudyDay,
    epoch: row.epoch,
    studyDay: row.studyDay,
    collectedAt: row.collectedAt,
    uncoded: row.uncoded ?? [],
    provenance: toProvenance('LIS', row),
  };
}
