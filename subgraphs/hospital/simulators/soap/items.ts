/** Records in the words of the simulated hospital system: its elements, its codes, and dates in three formats by turns. */

import type {
  DeliveredLabResult,
  DeliveredMedication,
  DeliveredRecord,
  DeliveredVitalSign,
} from '../../src/source/adapters/records.ts';
import { statusCodes } from '../status-codes.ts';

/** An element's name and its text; what there is no text for is written as an empty element. */
type Field = readonly [name: string, text: string | null];

/** The number in LB.12: what differs from record to record differs by it. */
const numberOf = ({ sourceId }: DeliveredRecord): number => Number(/\d+/.exec(sourceId)?.[0] ?? 0);

const pick = (from: readonly string[], number: number): string => from[number % from.length] ?? '';

const dateFormats: readonly ((date: string, time: string) => string)[] = [
  (date, time) => (date + time).replaceAll(/[-:]/g, ''),
  (date, time) => `${date} ${time}`.trimEnd(),
  (date, time) => `${date.replaceAll(/-0?/g, '/')} ${time.replace(/^0/, '')}`.trimEnd(),
];

/** 20140105, 2014-01-05 08:30:00, 2014/1/5: as precise as the ISO 8601 date is. */
function writeDate(iso: string | null, number: number): string | null {
  if (iso === null) return null;
  const [date = '', time = ''] = iso.split('T');
  // Only one of the formats has room for a part of a second.
  const format = dateFormats[time.includes('.') ? 1 : number % dateFormats.length];
  return format?.(date, time) ?? null;
}

/** The hour that is there twice when the clocks go back cannot be told by them alone. */
function writeInstant(recordedAt: string | null, timeZone: string, number: number): string | null {
  if (recordedAt === null) return null;
  const instant = Temporal.Instant.from(recordedAt);
  const local = instant.toZonedDateTimeISO(timeZone).toPlainDateTime();
  if (!local.toZonedDateTime(timeZone).toInstant().equals(instant)) return recordedAt;
  return writeDate(local.toString(), number);
}

const flags: Readonly<Record<string, readonly string[]>> = {
  NORMAL: ['N'],
  HIGH: ['↑', 'H'],
  LOW: ['↓', 'L'],
  ABNORMAL: ['A'],
};

/** Arrows or letters, by turns; a flag that it has no sign for as it is. */
export function writeFlag(record: DeliveredLabResult): string | null {
  const { flag } = record;
  return flag === null ? null : pick(flags[flag] ?? [flag], numberOf(record));
}

const medicationStatuses = { ACTIVE: '1', COMPLETED: '2', UNKNOWN: null, DELETED: 'D' } as const;

const wards = ['心内科一病区', '消化内科', '神经内科三病区', '老年医学科'];
const doctors = ['李红霞', '周云杉', '陈国栋', '赵雅静'];
const surnames = ['王', '李', '张', '刘', '陈', '杨', '黄', '赵'];
const givenNames = ['伟', '秀英', '建国', '丽华', '志强', '桂兰', '晓东', '玉梅'];

const observationFields = (record: DeliveredLabResult | DeliveredVitalSign): readonly Field[] => [
  ['TestCode', record.testCode],
  ['TestName', record.testName],
  ['Loinc', record.loinc],
  ['Result', record.value],
  ['Unit', record.unit],
  ['Status', statusCodes[record.status]],
  ['CollectTime', writeDate(record.collectedAt, numberOf(record))],
];

const labFields = (record: DeliveredLabResult): readonly Field[] => [
  ['Category', record.category],
  ['Specimen', record.specimen],
  ['RangeLow', record.rangeLow],
  ['RangeHigh', record.rangeHigh],
  ['RefRange', record.rangeText],
  ['Flag', writeFlag(record)],
];

const medicationFields = (record: DeliveredMedication): readonly Field[] => [
  ['DrugName', record.name],
  ['GenericName', record.codedName],
  ['Dose', record.doseValue],
  ['DoseText', record.doseText],
  ['DoseUnit', record.doseUnit],
  ['Route', record.route],
  ['Frequency', record.frequency],
  ['Indication', record.indication],
  ['Status', medicationStatuses[record.status]],
  ['StartTime', writeDate(record.start, numberOf(record))],
  ['StopTime', writeDate(record.end, numberOf(record) + 1)],
];

function ownFields(record: DeliveredRecord): readonly Field[] {
  switch (record.kind) {
    case 'LABORATORY':
      return [...observationFields(record), ...labFields(record)];
    case 'VITAL_SIGNS':
      return [...observationFields(record), ['Position', record.position], ['Site', record.location]];
    case 'MEDICATION':
      return medicationFields(record);
  }
}

/** The fields of a record's `Item`. */
export const itemFields = (record: DeliveredRecord, timeZone: string): readonly Field[] => [
  ['ItemNo', record.sourceId],
  ['ReportTime', writeInstant(record.recordedAt, timeZone, numberOf(record))],
  ['WardName', pick(wards, numberOf(record))],
  ['DoctorName', pick(doctors, numberOf(record))],
  ...ownFields(record),
];

/** A patient's name, which the record number alone decides. */
export function inventName(recordNumber: string): string {
  const number = [...recordNumber].reduce((sum, character) => sum * 31 + (character.codePointAt(0) ?? 0), 7) % 9_973;
  return pick(surnames, number) + pick(givenNames, Math.floor(number / surnames.length));
}
