/** What a simulated hospital knows: its share of the imported study's records, in the words of the datasets. */
import type { AnyTables } from '@meridian/kit/database/open';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type {
  DeliveredLabResult,
  DeliveredMedication,
  DeliveredStatus,
  DeliveredVitalSign,
  RecordKind,
  RecordOf,
} from '../src/source/adapters/records.ts';
import { vitalSignLoinc } from '../src/terminology/loinc.ts';
import type { HospitalData, SimulatedPatient } from './simulator.ts';

/** A code that the import could not read stands in `uncoded` as it was written. */
type Uncoded = readonly { readonly field: string; readonly text: string }[] | null;

const asWritten = (field: string, code: string | null, uncoded: Uncoded): string | null =>
  uncoded?.find((value) => value.field === field)?.text ?? code;

type LabRow = Omit<DeliveredLabResult, 'kind' | 'sourceId' | 'recordedAt' | 'status'> & {
  readonly sequence: number;
  readonly status: DeliveredStatus;
  readonly uncoded: Uncoded;
};

const labColumns = sql`t.sequence, t.test_code as "testCode", t.test_name as "testName", t.loinc, t.category, t.specimen,
  t.original_text as value, t.original_unit as unit, t.original_low as "rangeLow", t.original_high as "rangeHigh",
  t.original_range as "rangeText", t.reported_flag as flag, t.status, t.collected_at as "collectedAt", t.uncoded`;

const toLabResult = ({ sequence, uncoded, ...row }: LabRow): DeliveredLabResult => ({
  ...row,
  kind: 'LABORATORY',
  sourceId: `LB.${sequence}`,
  recordedAt: null,
  category: asWritten('category', row.category, uncoded),
  flag: asWritten('reportedFlag', row.flag, uncoded),
});

type VitalSignRow = Omit<DeliveredVitalSign, 'kind' | 'sourceId' | 'recordedAt' | 'status' | 'loinc'> & {
  readonly sequence: number;
  readonly code: string;
  readonly done: string | null;
  readonly uncoded: Uncoded;
};

const vitalSignColumns = sql`t.sequence, t.code, t.test_code as "testCode", t.test_name as "testName",
  t.original_text as value, t.original_unit as unit, t.position, t.location, t.status as done, t.collected_at as "collectedAt", t.uncoded`;

const toVitalSign = ({ sequence, code, done, uncoded, ...row }: VitalSignRow): DeliveredVitalSign => ({
  ...row,
  kind: 'VITAL_SIGNS',
  sourceId: `VS.${sequence}`,
  recordedAt: null,
  loinc: vitalSignLoinc(code, row.position),
  position: asWritten('position', row.position, uncoded),
  status: done === 'NOT DONE' ? 'NOT_DONE' : 'FINAL',
});

type MedicationRow = Omit<DeliveredMedication, 'kind' | 'sourceId' | 'recordedAt'> & { readonly sequence: number };

const medicationColumns = sql`t.sequence, t.name, t.coded_name as "codedName", t.dose_value as "doseValue",
  t.dose_text as "doseText", t.dose_unit as "doseUnit", t.route, t.frequency, t.indication, t.status,
  t.started_at as start, t.ended_at as "end"`;

const toMedication = ({ sequence, ...row }: MedicationRow): DeliveredMedication => ({
  ...row,
  kind: 'MEDICATION',
  sourceId: `CM.${sequence}`,
  recordedAt: null,
});

interface StudyTable {
  readonly table: RawBuilder<unknown>;
  readonly columns: RawBuilder<unknown>;
  /** A subject's two hospitals share the records out by this number, the first taking the even ones. */
  readonly share: RawBuilder<unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: a table's rows and its mapping belong together; the kind, by which both are found, is checked below.
  readonly toRecord: (row: any) => RecordOf<RecordKind>;
}

const byVisit = sql`coalesce(floor(t.visit_num::numeric), 0)`;

const studyTables: Readonly<Record<RecordKind, StudyTable>> = {
  LABORATORY: { table: sql`hospital.study_lab_result`, columns: labColumns, share: byVisit, toRecord: toLabResult },
  VITAL_SIGNS: {
    table: sql`hospital.study_vital_sign`,
    columns: vitalSignColumns,
    share: byVisit,
    toRecord: toVitalSign,
  },
  MEDICATION: {
    table: sql`hospital.study_medication_statement`,
    columns: medicationColumns,
    share: sql`t.sequence`,
    toRecord: toMedication,
  },
};

export function createHospitalData(kysely: Kysely<AnyTables>, hospitalNumber: number): HospitalData {
  return {
    async patient(recordNumber) {
      const { rows } = await sql<{ subjectId: string }>`select subject_id as "subjectId" from hospital.hospital_record
        where hospital_number = ${hospitalNumber} and record_number = ${recordNumber}`.execute(kysely);
      return rows[0] === undefined ? null : { subjectId: rows[0].subjectId, recordNumber, sex: null };
    },

    async patients() {
      const { rows } =
        await sql<SimulatedPatient>`select subject_id as "subjectId", record_number as "recordNumber", null as sex
        from hospital.hospital_record where hospital_number = ${hospitalNumber} order by record_number`.execute(kysely);
      return rows;
    },

    async records<Kind extends RecordKind>(kind: Kind, { subjectId }: SimulatedPatient) {
      const { table, columns, share, toRecord } = studyTables[kind];
      const { rows } = await sql<object>`select ${columns} from ${table} t
        cross join (select count(*) as hospitals, count(*) filter (where hospital_number < ${hospitalNumber}) as place
          from hospital.hospital_record where subject_id = ${subjectId}::uuid) h
        where t.subject_id = ${subjectId}::uuid and mod(${share}, greatest(h.hospitals, 1)) = h.place
        order by t.sort_at, t.sequence, t.id`.execute(kysely);
      return rows.map(toRecord) as RecordOf<Kind>[];
    },

    async version() {
      const { rows } = await sql<{ version: string }>`select coalesce(sum(version), 0)::text as version
        from hospital.study_version`.execute(kysely);
      return rows[0]?.version ?? '0';
    },
  };
}
