/** The port: batched reads of what the hospitals know. Every map lacks the keys that have nothing. */
import type { ListSource } from '@meridian/kit/connection';
import type { LabFilter, Provenance, VitalSignFilter } from '../generated/resolvers.ts';
import type {
  HospitalRecord,
  HospitalRecordRecord,
  LabQualifiers,
  LabResultRecord,
  MedicationStatementRecord,
  VitalSignRecord,
} from '../records.ts';

type ById<Value> = Promise<ReadonlyMap<string, Value>>;

/** A laboratory result as SUPPLB refers to it (RDOMAIN LB, IDVAR LBSEQ). */
export interface ResultKey {
  readonly subjectId: string;
  readonly sequence: number;
  /** Tells whether the study has the result at all: only then does the number mean one of SUPPLB's. */
  readonly provenance: Pick<Provenance, 'sourceId'>;
}

/** Beside what the client asks for: hospitals, by number, whose records are not to be shown. */
export interface Shown {
  readonly withoutHospitals?: readonly number[];
}

export interface HospitalSource {
  hospitals(ids: readonly string[]): ById<HospitalRecord>;
  /** All hospitals, by name. */
  allHospitals(): Promise<readonly HospitalRecord[]>;
  /** By the hospital's name. */
  hospitalRecordsBySubject(ids: readonly string[]): ById<readonly HospitalRecordRecord[]>;
  vitalSigns(ids: readonly string[]): ById<VitalSignRecord>;
  readonly vitalSignsBySubject: ListSource<VitalSignRecord, VitalSignFilter & Shown>;
  labResults(ids: readonly string[]): ById<LabResultRecord>;
  readonly labResultsBySubject: ListSource<LabResultRecord, LabFilter & Shown>;
  /** In the order of the keys. */
  labQualifiers(keys: readonly ResultKey[]): Promise<readonly LabQualifiers[]>;
  medicationStatements(ids: readonly string[]): ById<MedicationStatementRecord>;
  readonly medicationStatementsBySubject: ListSource<MedicationStatementRecord, Shown>;
  /** Rejects while the source cannot answer. */
  ping(): Promise<void>;
}
