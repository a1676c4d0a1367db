/** What the source gives, in our words. */
import type { Connection } from '@meridian/kit/connection';
import type { Section } from '@meridian/kit/section';
import type {
  ActionTaken,
  AeOutcome,
  AeSeverity,
  Causality,
  DataQueryOrigin,
  DataQueryStatus,
  MedDraCoding,
  SeriousnessCriterion,
  VisitKind,
} from './generated/resolvers.ts';

export interface SubjectRecord {
  readonly id: string;
}

export interface PatientReportRecord {
  readonly id: string;
}

export interface VisitRecord {
  readonly id: string;
  readonly studyId: string;
  readonly subjectId: string;
  readonly visitNum: string;
  readonly name: string;
  readonly kind: VisitKind;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly startStudyDay: number | null;
  readonly endStudyDay: number | null;
  readonly plannedStudyDay: number | null;
  readonly epoch: string | null;
  readonly unplannedReason: string | null;
}

interface UncodedText {
  readonly field: string;
  readonly text: string;
}

export interface AdverseEventRecord {
  readonly id: string;
  readonly subjectId: string;
  readonly sequence: number;
  readonly sponsorId: string | null;
  readonly term: string | null;
  readonly meddra: MedDraCoding | null;
  readonly severity: AeSeverity | null;
  readonly toxicityGrade: number | null;
  readonly serious: boolean | null;
  readonly seriousnessCriteria: readonly SeriousnessCriterion[];
  readonly deniedCriteria: readonly SeriousnessCriterion[];
  readonly causality: Causality | null;
  readonly actionTaken: ActionTaken | null;
  readonly outcome: AeOutcome | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly startStudyDay: number | null;
  readonly endStudyDay: number | null;
  readonly treatmentEmergent: boolean | null;
  readonly epoch: string | null;
  readonly collectedAt: string | null;
  readonly collectedStudyDay: number | null;
  readonly uncoded: readonly UncodedText[];
  readonly loadedAt: string;
}

export interface DataQueryRecord {
  readonly id: string;
  readonly subjectId: string;
  readonly itemOid: string | null;
  readonly recordId: string | null;
  readonly origin: DataQueryOrigin;
  readonly rule: string | null;
  readonly status: DataQueryStatus;
  readonly text: string | null;
  readonly openedAt: string;
}

/** The visit at which something was collected. */
interface AtVisit {
  readonly visitNum: string | null;
  readonly visitName: string | null;
  readonly plannedStudyDay: number | null;
}

export interface MedicalHistoryItemRecord extends AtVisit {
  readonly id: string;
  readonly sequence: number;
  readonly sponsorId: string | null;
  readonly term: string | null;
  readonly meddra: MedDraCoding | null;
  readonly category: string | null;
  readonly severity: AeSeverity | null;
  readonly start: string | null;
  readonly collectedAt: string | null;
  readonly collectedStudyDay: number | null;
  readonly uncoded: readonly UncodedText[];
}

export interface ExposureRecord extends AtVisit {
  readonly id: string;
  readonly sequence: number;
  readonly treatment: string | null;
  readonly dose: string | null;
  readonly doseUnit: string | null;
  readonly form: string | null;
  readonly route: string | null;
  readonly frequency: string | null;
  readonly epoch: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly startStudyDay: number | null;
  readonly endStudyDay: number | null;
}

export interface ConcomitantMedicationRecord extends AtVisit {
  readonly id: string;
  readonly sequence: number;
  readonly sponsorId: string | null;
  readonly name: string;
  readonly standardName: string | null;
  readonly drugClass: string | null;
  readonly indication: string | null;
  readonly dose: string | null;
  readonly doseUnit: string | null;
  readonly frequency: string | null;
  readonly route: string | null;
  readonly epoch: string | null;
  readonly collectedAt: string | null;
  readonly collectedStudyDay: number | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly startStudyDay: number | null;
  readonly endStudyDay: number | null;
}

export type VisitConnectionRecord = Connection<VisitRecord>;
export type AdverseEventConnectionRecord = Connection<AdverseEventRecord>;
export type MedicalHistoryConnectionRecord = Connection<MedicalHistoryItemRecord>;
export type ExposureConnectionRecord = Connection<ExposureRecord>;
export type ConcomitantMedicationConnectionRecord = Connection<ConcomitantMedicationRecord>;
export type DataQueryConnectionRecord = Connection<DataQueryRecord>;
export type VisitSectionRecord = Section<'EDC'>;
export type AdverseEventSectionRecord = Section<'EDC'>;
export type MedicalHistorySectionRecord = Section<'EDC'>;
export type ExposureSectionRecord = Section<'EDC'>;
export type ConcomitantMedicationSectionRecord = Section<'EDC'>;
export type DataQuerySectionRecord = Section<'EDC'>;
