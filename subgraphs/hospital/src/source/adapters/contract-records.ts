/**
 * Records as hospitals hold them, at random: texts with every delimiter of every protocol, characters whose GB18030 bytes look like delimiters, numbers as they were
 * written, dates of every precision. Left out is what no protocol here can tell apart: texts with blanks at their ends, seconds that are zero, hours
 * without minutes, and the hours in which clocks are put forward.
 */
import fc from 'fast-check';
import type { DeliveredLabResult, DeliveredMedication, DeliveredRecord, DeliveredVitalSign } from './records.ts';

/** Stands in the text of records and of bad replies; never in an error. */
export const canary = 'CANARY-NAME-1015';

/** 乗 is 81 5C, 䙡 FE 7C and 㘎 FE 5C in GB18030, whose four-byte codes hold 𠮷; the rest are delimiters, escapes and look-alikes of them. */
const marks = [
  ...[
    '&',
    '|',
    '^',
    '~',
    '\\',
    '<',
    '>',
    '"',
    "'",
    '%',
    '#',
    '$',
    ',',
    ';',
    ' a',
    '\\T\\',
    '\\n',
    '&amp;',
    ']]>',
    '<!--',
  ],
  ...['乗', '䙡', '㘎', '中文', '葡萄糖', '↑', '≤', 'µ', 'é', '𠮷', '\u3000x', 'null', '00'],
];
const letters = fc.stringMatching(/^[A-Za-z0-9]{1,6}$/);
const free = fc
  .tuple(letters, fc.array(fc.oneof(letters, fc.constantFrom(...marks)), { maxLength: 6 }))
  .map(([first, rest]) => first + rest.join(''));
const text = fc.oneof({ weight: 4, arbitrary: free }, { weight: 1, arbitrary: fc.constant(canary) });
const orNull = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value, { freq: 3 });

const decimal = fc.oneof(
  fc.constantFrom('0', '1.50', '0.10', '38', '98.60', '100000000000000000001', '0.000000000000000000010', '6.0'),
  fc.tuple(fc.nat(9_999), fc.stringMatching(/^[0-9]{1,4}$/)).map(([whole, fraction]) => `${whole}.${fraction}`),
  fc.nat(999).map(String),
);
const notNumber = fc.constantFrom(
  'NEGATIVE',
  'TRACE',
  '阴性',
  '+',
  '++',
  '1+',
  '0012',
  '1:128',
  '> 300 ?',
  '<1 | >2',
  'N/A',
);
const result = fc.oneof(
  decimal,
  fc.tuple(fc.constantFrom('<', '<=', '>', '>='), decimal).map(([comparator, number]) => comparator + number),
  decimal.map((number) => `-${number}`),
  notNumber,
  text,
);
const unit = orNull(fc.constantFrom('mg/dL', '10^9/L', '10*9/L', '%', 'U/L', 'µmol/L', 'mm[Hg]', 'beats/min', '次/分'));

const two = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((number) => String(number).padStart(2, '0'));
const partialDateTime = fc
  .record({
    parts: fc.tuple(
      fc.integer({ min: 2000, max: 2030 }).map(String),
      two(1, 12),
      two(1, 28),
      fc.oneof(fc.constant('00'), two(3, 23)),
      two(0, 59),
      two(1, 59),
    ),
    precision: fc.constantFrom(1, 2, 3, 5, 6),
  })
  .map(({ parts: [year, month, day, ...time], precision }) => {
    const date = [year, month, day].slice(0, precision).join('-');
    return precision > 3 ? `${date}T${time.slice(0, precision - 3).join(':')}` : date;
  });
const recordedAt = orNull(
  fc
    .integer({ min: Date.UTC(2005) / 1_000, max: Date.UTC(2030) / 1_000 })
    .map((seconds) => new Date(seconds * 1_000).toISOString().replace('.000', '')),
);

const labTests: readonly (readonly [string, string])[] = [
  ['ALT', '1742-6'],
  ['K', '2823-3'],
  ['HGB', '718-7'],
  ['VITB12 & 叶酸|x^y', '2132-9'],
];
const vitalSignTests: readonly (readonly [string, string])[] = [
  ['SYSBP', '8480-6'],
  ['DIABP', '8462-4'],
  ['PULSE', '8867-4'],
  ['TEMP', '8310-5'],
];

const observation = (tests: readonly (readonly [string, string])[]) => ({
  test: fc
    .tuple(fc.constantFrom(...tests), fc.constantFrom('local', 'both', 'loinc'))
    .map(([[testCode, loinc], codes]) => ({
      testCode: codes === 'loinc' ? null : testCode,
      loinc: codes === 'local' ? null : loinc,
    })),
  testName: orNull(text),
  value: orNull(result),
  unit,
  status: fc.constantFrom('PRELIMINARY', 'FINAL', 'FINAL', 'FINAL', 'CORRECTED', 'CANCELLED', 'NOT_DONE', 'DELETED'),
  collectedAt: orNull(partialDateTime),
  recordedAt,
});

/** A result that was not obtained has no value. */
const valued = <Held extends { readonly status: string; readonly value: string | null }>(held: Held): Held =>
  held.status === 'NOT_DONE' || held.status === 'CANCELLED' ? { ...held, value: null } : held;

const range = fc.oneof(
  fc.record({ rangeLow: orNull(decimal), rangeHigh: orNull(decimal), rangeText: fc.constant(null) }),
  fc.record({
    rangeLow: fc.constant(null),
    rangeHigh: fc.constant(null),
    rangeText: fc.constantFrom('NEGATIVE', '阴性', 'neg. & trace', 'see report | 见报告'),
  }),
);

const labResult: fc.Arbitrary<DeliveredLabResult> = fc
  .record({
    ...observation(labTests),
    range,
    category: orNull(fc.constantFrom('CHEMISTRY', 'HEMATOLOGY', 'URINALYSIS', '生化 & 免疫')),
    specimen: orNull(fc.constantFrom('BLOOD', 'SERUM', 'URINE', '全血')),
    flag: orNull(fc.constantFrom('NORMAL', 'HIGH', 'LOW', 'ABNORMAL')),
  })
  .map(({ test: codes, range: limits, ...rest }) =>
    valued({ ...rest, ...codes, ...limits, kind: 'LABORATORY' as const, sourceId: 'LB.' }),
  );

const vitalSign: fc.Arbitrary<DeliveredVitalSign> = fc
  .record({
    ...observation(vitalSignTests),
    position: orNull(fc.constantFrom('SUPINE', 'STANDING', 'SITTING', 'left lateral & 左侧卧')),
    location: orNull(fc.constantFrom('ORAL CAVITY', 'EAR', 'ARM | 左臂')),
  })
  .map(({ test: codes, ...rest }) => valued({ ...rest, ...codes, kind: 'VITAL_SIGNS' as const, sourceId: 'VS.' }));

const dose = fc.oneof(
  fc.record({ doseValue: orNull(decimal), doseText: fc.constant(null) }),
  fc.record({ doseValue: fc.constant(null), doseText: fc.constantFrom('1-2', '0.5 to 1', '½', 'thin layer & 薄层') }),
);

const medication: fc.Arbitrary<DeliveredMedication> = fc
  .record({
    name: text,
    codedName: orNull(text),
    dose,
    doseUnit: orNull(fc.constantFrom('mg', 'TABLET', 'ng', '片')),
    route: orNull(fc.constantFrom('ORAL', 'TOPICAL', 'RESPIRATORY (INHALATION)', '口服')),
    frequency: orNull(fc.constantFrom('QD', 'PRN', 'BID', 'Q6H', 'QOD', '每日 | 2次')),
    indication: orNull(text),
    status: fc.constantFrom('ACTIVE', 'ACTIVE', 'COMPLETED', 'UNKNOWN', 'DELETED'),
    start: orNull(partialDateTime),
    end: orNull(partialDateTime),
    recordedAt,
  })
  .map(({ dose: amount, ...rest }) => ({ ...rest, ...amount, kind: 'MEDICATION' as const, sourceId: 'CM.' }));

/** A patient's records of all kinds, each with a `sourceId` of the study's form: LB.1, VS.2, CM.3. */
export const heldRecords: fc.Arbitrary<readonly DeliveredRecord[]> = fc
  .array(fc.oneof(labResult, vitalSign, medication), { maxLength: 18 })
  .map((records) => records.map((record, index) => ({ ...record, sourceId: `${record.sourceId}${index + 1}` })));
