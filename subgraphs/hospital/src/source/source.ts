/** The port: batched reads of what the hospitals know. Every map lacks the keys that have nothing. */
import type { ListSource } from '@meridian/kit/connection';
import type { Hospital, LabFilter, VitalSignFilter } from '../generated/resolvers.ts';
import type {
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
}

export interface HospitalSource {
  hospitals(ids: readonly string[]): ById<Hospital>;
  /** All hospitals, by name. */
  allHospitals(): Promise<readonly Hospital[]>;
  /** By the hospital's name. */
  hospitalRecordsBySubject(ids: readonly string[]): ById<readonly HospitalRecordRecord[]>;
  vitalSigns(ids: readonly string[]): ById<VitalSignRecord>;
  readonly vitalSignsBySubject: ListSource<VitalSignRecord, VitalSignFilter>;
  labResults(ids: readonly string[]): ById<LabResultRecord>;
  readonly labResultsBySubject: ListSource<LabResultRecord, LabFilter>;
  /** In the order of the keys. */
  labQualifiers(keys: readonly ResultKey[]): Promise<readonly LabQualifiers[]>;
  medicationStatements(ids: readonly string[]): ById<MedicationStatementRecord>;
  readonly medicationStatementsBySubject: ListSource<MedicationStatementRecord, null>;
  /** Rejects while the source cannot answer. */
  ping(): Promise<void>;
}
