/** What the source gives, in our words. */
import type { Connection } from '@meridian/kit/connection';
import type { Section } from '@meridian/kit/section';
import type { DispositionReason, EligibilityCategory, StudyStatus, SubjectStatus } from './generated/resolvers.ts';

export interface StudyRecord {
  readonly id: string;
  readonly protocolId: string;
  readonly status: StudyStatus;
}

export interface StudyParameterRecord {
  readonly sequence: number;
  readonly code: string;
  readonly name: string | null;
  readonly value: string | null;
  readonly nullFlavor: string | null;
  readonly codedValue: string | null;
  readonly codeSystem: string | null;
  readonly codeVersion: string | null;
}

export interface StudyArmRecord {
  readonly id: string;
  readonly studyId: string;
  readonly code: string;
  readonly name: string;
  /** False for what stands in place of an arm, such as screen failure. */
  readonly planned: boolean;
}

export interface ArmElementRecord {
  readonly armCode: string;
  readonly order: number;
  readonly code: string;
  readonly element: string;
  readonly branch: string | null;
  readonly transition: string | null;
  readonly epoch: string;
}

export interface StudyEpochRecord {
  readonly id: string;
  readonly name: string;
  readonly order: number;
}

export interface StudyElementRecord {
  readonly code: string;
  readonly name: string;
  readonly startRule: string | null;
  readonly endRule: string | null;
  readonly duration: string | null;
}

export interface PlannedVisitRecord {
  readonly id: string;
  readonly studyId: string;
  readonly visitNum: string;
  readonly name: string;
  readonly plannedStudyDay: number | null;
  readonly armCode: string | null;
  readonly startRule: string | null;
  readonly endRule: string | null;
}

export interface UncodedRecord {
  readonly field: string;
  readonly text: string;
}

export interface EligibilityCriterionRecord {
  readonly id: string;
  readonly code: string;
  readonly category: EligibilityCategory;
  readonly version: string | null;
  readonly text: string;
  readonly uncoded: readonly UncodedRecord[];
}

export interface StudySiteRecord {
  readonly id: string;
  readonly studyId: string;
  readonly protocolId: string;
  readonly siteId: string;
  readonly siteNumber: string;
  readonly principalInvestigatorId: string | null;
}

export interface SiteCounts {
  readonly screened: number;
  readonly enrolled: number;
  readonly completed: number;
  readonly discontinued: number;
  /** Subjects that have not ended. */
  readonly underWay: number;
}

export interface EnrollmentRecord {
  readonly id: string;
  readonly subjectId: string;
  readonly studyId: string;
  readonly studySiteId: string;
  readonly screeningNumber: string | null;
  readonly status: SubjectStatus;
  readonly screenedOn: string | null;
  readonly randomizedOn: string | null;
  readonly referenceStartOn: string | null;
  readonly referenceEndOn: string | null;
  readonly informedConsentOn: string | null;
  readonly firstExposureOn: string | null;
  readonly lastExposureOn: string | null;
  readonly endOfParticipationOn: string | null;
  readonly armCode: string | null;
  readonly armName: string | null;
  readonly actualArmCode: string | null;
  readonly actualArmName: string | null;
}

export interface SubjectElementRecord {
  readonly sequence: number;
  readonly code: string;
  readonly element: string | null;
  readonly unplannedDescription: string | null;
  readonly epoch: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly startStudyDay: number | null;
  readonly endStudyDay: number | null;
}

export interface DispositionEventRecord {
  readonly subjectId: string;
  readonly sequence: number;
  readonly sponsorId: string | null;
  readonly category: string | null;
  readonly term: string | null;
  readonly decod: DispositionReason;
  readonly at: string | null;
  readonly studyDay: number | null;
  readonly epoch: string | null;
  readonly visitNum: string | null;
  readonly visitName: string | null;
  readonly collectedAt: string | null;
  readonly collectedStudyDay: number | null;
  readonly uncoded: readonly UncodedRecord[];
}

export interface SupplementalQualifierRecord {
  readonly sequence: number;
  readonly name: string;
  readonly label: string | null;
  readonly value: string | null;
  readonly origin: string | null;
  readonly evaluator: string | null;
}

export interface ProgressCounts {
  readonly screened: number;
  readonly screenFailed: number;
  readonly randomized: number;
  readonly onTreatment: number;
  readonly completed: number;
  readonly discontinued: number;
}

export interface StudyProgressRecord extends ProgressCounts {
  readonly studyId: string;
  readonly asOf: string;
}

/** How many subjects something happened to in one month, YYYY-MM. */
export interface MonthCount {
  readonly month: string;
  readonly kind: 'screened' | 'randomized' | 'discontinued';
  readonly subjects: number;
}

/** Entities of which only the id is known here. */
export interface SubjectRecord {
  readonly id: string;
}
export interface SiteRecord {
  readonly id: string;
}
export interface ResearcherRecord {
  readonly id: string;
}
export interface PatientReportRecord {
  readonly id: string;
}

export type StudyConnectionRecord = Connection<StudyRecord>;
export type StudySiteConnectionRecord = Connection<StudySiteRecord>;
export type EnrollmentConnectionRecord = Connection<EnrollmentRecord>;
export type EnrollmentSectionRecord = Section<'PROJECT'>;
