/** Where each kind of delivered record is stored, and what the study adds to it. */
import { type RawBuilder, sql } from 'kysely';
import type { RecordKind } from '../source/adapters/records.ts';

/** In expressions `d` is the record, delivered or stored, and `s` the study's row of it, all null without one. */
export interface RecordTable {
  readonly table: RawBuilder<unknown>;
  readonly studyTable: RawBuilder<unknown>;
  /** SDTM domain: the record `LB.12` is the study's LB row with sequence number 12. */
  readonly domain: 'LB' | 'VS' | 'CM';
  /** What the hospital says: columns and their types. */
  readonly delivered: Readonly<Record<string, 'text' | 'jsonb'>>;
  /** What the study alone knows, by column. What was computed from a value or a date holds only while the hospital has the same value or date. */
  readonly annotated: Readonly<Record<string, RawBuilder<unknown>>>;
}

const columns = <Name extends string>(...names: readonly Name[]): Readonly<Record<Name, 'text'>> =>
  Object.fromEntries(names.map((name) => [name, 'text'])) as Record<Name, 'text'>;

const ofStudy = (...names: readonly string[]): Record<string, RawBuilder<unknown>> =>
  Object.fromEntries(names.map((name) => [name, sql.ref(`s.${name}`)]));

/** The study's columns, as long as the record has what they were computed from. */
const ofStudyWhile = (basis: readonly string[], ...names: readonly string[]): Record<string, RawBuilder<unknown>> => {
  const isSame = sql.join(
    basis.map((name) => sql`${sql.ref(`d.${name}`)} is not distinct from ${sql.ref(`s.${name}`)}`),
    sql` and `,
  );
  return Object.fromEntries(names.map((name) => [name, sql`case when ${isSame} then ${sql.ref(`s.${name}`)} end`]));
};

const visit = {
  ...ofStudy('baseline', 'visit_num', 'visit_name', 'planned_study_day', 'epoch'),
  ...ofStudyWhile(['collected_at'], 'study_day'),
};
const result = ['original_text', 'original_unit'] as const;

const laboratory = {
  table: sql`hospital.lab_result`,
  studyTable: sql`hospital.study_lab_result`,
  domain: 'LB',
  delivered: {
    ...columns('test_code', 'test_name', 'loinc', 'category', 'specimen', 'original_text', 'original_unit'),
    ...columns('original_low', 'original_high', 'original_range', 'original_flag', 'reported_flag', 'status'),
    ...columns('collected_at'),
    uncoded: 'jsonb',
  },
  annotated: {
    ...visit,
    ...ofStudyWhile(result, 'standard_text', 'standard_value', 'standard_unit', 'standard_low', 'standard_high'),
    ...ofStudyWhile(result, 'standard_range', 'standard_flag'),
  },
} as const satisfies RecordTable;

const vitalSigns = {
  table: sql`hospital.vital_sign`,
  studyTable: sql`hospital.study_vital_sign`,
  domain: 'VS',
  delivered: {
    ...columns('code', 'test_code', 'test_name', 'original_text', 'original_unit', 'position', 'location', 'status'),
    ...columns('collected_at'),
    uncoded: 'jsonb',
  },
  annotated: {
    ...visit,
    ...ofStudy('time_point', 'time_point_number', 'time_point_elapsed', 'time_point_reference'),
    ...ofStudyWhile(result, 'standard_text', 'standard_value', 'standard_unit'),
  },
} as const satisfies RecordTable;

const medication = {
  table: sql`hospital.medication_statement`,
  studyTable: sql`hospital.study_medication_statement`,
  domain: 'CM',
  delivered: {
    ...columns('name', 'coded_name', 'dose_value', 'dose_text', 'dose_unit', 'route', 'frequency', 'indication'),
    ...columns('status', 'started_at', 'ended_at'),
  },
  annotated: {
    ...ofStudyWhile(['started_at'], 'started_study_day'),
    ...ofStudyWhile(['ended_at'], 'ended_study_day'),
  },
} as const satisfies RecordTable;

export const recordTables = {
  LABORATORY: laboratory,
  VITAL_SIGNS: vitalSigns,
  MEDICATION: medication,
} as const satisfies Record<RecordKind, RecordTable>;

/** A record in our codes, by column of its table. */
export type RowOf<Kind extends RecordKind> = Readonly<
  Record<Exclude<keyof (typeof recordTables)[Kind]['delivered'], 'uncoded'>, string | null>
> & { readonly uncoded?: unknown };

/** What the study adds to each record, as a select list. */
export const annotations = ({ annotated }: RecordTable): RawBuilder<unknown> =>
  sql.join(Object.entries(annotated).map(([name, value]) => sql`${value} as ${sql.id(name)}`));

/** Columns, of one table when it is named. */
export const list = (names: readonly string[], alias?: string): RawBuilder<unknown> =>
  sql.join(names.map((name) => (alias === undefined ? sql.id(name) : sql.ref(`${alias}.${name}`))));
