/** What the source gives, in our words. */
import type { Connection } from '@meridian/kit/connection';
import type { Section } from '@meridian/kit/section';
import type {
  BodyPosition,
  CodeableConcept,
  Coding,
  Interpretation,
  LabCategory,
  LabStatus,
  MedicationStatus,
  Provenance,
  Quantity,
  ReferenceRange,
  UncodedValue,
  VitalSignCode,
} from './generated/resolvers.ts';

/** What Hospital is resolved from. */
export interface HospitalRecord {
  readonly id: string;
  readonly name: string;
  /** The number by which the configuration and the tables know it. */
  readonly number: number;
}

/** What HospitalRecord, a subject as one hospital knows them, is resolved from. */
export interface HospitalRecordRecord {
  readonly hospital: HospitalRecord;
  readonly recordNumber: string;
}

export interface SubjectRecord {
  readonly id: string;
}

export interface PatientReportRecord {
  readonly id: string;
}

/** What every record that a hospital delivered has in common. */
interface Delivered {
  readonly id: string;
  readonly subjectId: string;
  /** Who delivered it; whether that hospital answers now is not for the store to say, so `stale` is false here. */
  readonly hospitalNumber: number;
  readonly sequence: number;
  readonly provenance: Provenance;
}

/** What every record that was taken at a visit has in common. */
interface Collected extends Delivered {
  readonly testCode: string;
  readonly testName: string;
  readonly loinc: Coding | null;
  readonly original: Quantity;
  readonly standard: Quantity | null;
  readonly baseline: boolean | null;
  readonly visitNum: string | null;
  readonly visitName: string | null;
  readonly plannedStudyDay: number | null;
  readonly epoch: string | null;
  readonly studyDay: number | null;
  readonly collectedAt: string | null;
  readonly uncoded: readonly UncodedValue[];
}

export interface VitalSignRecord extends Collected {
  readonly code: VitalSignCode;
  readonly position: BodyPosition | null;
  readonly location: string | null;
  readonly timePoint: string | null;
  readonly timePointNumber: string | null;
  readonly timePointElapsed: string | null;
  readonly timePointReference: string | null;
  readonly status: string | null;
}

export interface LabResultRecord extends Collected {
  readonly category: LabCategory | null;
  readonly specimen: string | null;
  readonly referenceRange: ReferenceRange | null;
  readonly standardRange: ReferenceRange | null;
  readonly reportedFlag: Interpretation | null;
  readonly derivedFlag: Interpretation | null;
  readonly resultStatus: LabStatus;
}

/** What SUPPLB adds to one laboratory result. */
export interface LabQualifiers {
  readonly timesUln: string | null;
  readonly endpoint: boolean | null;
}

export interface MedicationStatementRecord extends Delivered {
  readonly code: CodeableConcept;
  readonly dose: Quantity | null;
  readonly route: string | null;
  readonly frequency: string | null;
  readonly indication: string | null;
  readonly status: MedicationStatus;
  readonly start: string | null;
  readonly end: string | null;
  readonly startStudyDay: number | null;
  readonly endStudyDay: number | null;
}

export type VitalSignConnectionRecord = Connection<VitalSignRecord>;
export type LabResultConnectionRecord = Connection<LabResultRecord>;
export type MedicationStatementConnectionRecord = Connection<MedicationStatementRecord>;
export type VitalSignSectionRecord = Section<'HIS'>;
export type LabSectionRecord = Section<'LIS'>;
export type MedicationSectionRecord = Section<'HIS'>;

/** A message that could not be taken. */
export interface DeadLetterRecord {
  readonly id: string;
  readonly hospital: HospitalRecord;
  readonly receivedAt: string;
  readonly controlId: string | null;
  readonly code: string;
  readonly reason: string;
  readonly sizeBytes: number;
  readonly replayedAt: string | null;
  readonly outcome: string | null;
}
export type DeadLetterConnectionRecord = Connection<DeadLetterRecord>;
