/** One row of the medication statement table to a record. */
import { sql } from 'kysely';
import type { MedicationStatementRecord } from '../records.ts';
import { readNumber, toQuantity } from '../terminology/quantity.ts';
import { type DeliveryRow, deliveryColumns, toProvenance } from './cells.ts';

type Same = Omit<MedicationStatementRecord, 'code' | 'dose' | 'provenance'>;

export interface MedicationStatementRow extends Same, DeliveryRow {
  readonly name: string;
  readonly codedName: string | null;
  readonly doseValue: string | null;
  readonly doseText: string | null;
  readonly doseUnit: string | null;
}

export const medicationStatementColumns = sql`t.id, ${deliveryColumns}, t.subject_id as "subjectId", t.sequence,
  t.name, t.coded_name as "codedName", t.dose_value as "doseValue", t.dose_text as "doseText",
  t.dose_unit as "doseUnit", t.route, t.frequency, t.indication, t.status, t.started_at as start, t.ended_at as "end",
  t.started_study_day as "startStudyDay", t.ended_study_day as "endStudyDay"`;

export function toMedicationStatement(row: MedicationStatementRow): MedicationStatementRecord {
  const { name, codedName, doseValue, doseText, doseUnit, ...same } = row;
  const dose = doseValue ?? doseText;
  return {
    ...same,
    code: {
      text: name,
      coding: codedName === null ? [] : [{ system: null, code: null, display: codedName, version: null }],
    },
    dose: dose === null && doseUnit === null ? null : toQuantity(readNumber(dose), dose, doseUnit),
    provenance: toProvenance('HIS', row),
  };
}
