/** What the source gives, in our words. */
import type { Connection } from '@meridian/kit/connection';
import type { Section } from '@meridian/kit/section';
import type { AlertLevel, AlertStatus, ResponseStatus } from './generated/resolvers.ts';

export interface SubjectRecord {
  readonly id: string;
}

export interface PatientReportRecord {
  readonly id: string;
}

export interface QuestionnaireItemRecord {
  readonly testCode: string;
  readonly text: string;
  readonly category: string | null;
  readonly derived: boolean;
}

export interface QuestionnaireRecord {
  readonly id: string;
  readonly protocolId: string;
  readonly qscat: string;
  readonly items: readonly QuestionnaireItemRecord[];
}

export interface QuestionnaireResponseRecord {
  readonly id: string;
  readonly subjectId: string;
  readonly questionnaireId: string;
  readonly qscat: string;
  readonly status: ResponseStatus;
  /** The visit number, or the date where there is none: with the subject and the questionnaire it is the response's natural key. */
  readonly occasion: string;
  readonly visitNum: string | null;
  readonly visitName: string | null;
  readonly plannedStudyDay: number | null;
  readonly epoch: string | null;
  readonly authoredAt: string | null;
  readonly studyDay: number | null;
  readonly isBaseline: boolean;
  readonly totalScore: string | null;
  readonly changeFromBaseline: string | null;
  readonly loadedAt: string;
}

export interface AnswerRecord {
  readonly sequence: number;
  readonly testCode: string;
  readonly question: string;
  readonly category: string | null;
  readonly value: string | null;
  readonly unit: string | null;
  readonly standardText: string | null;
  readonly standardUnit: string | null;
  readonly score: string | null;
  readonly status: string | null;
  readonly reasonNotDone: string | null;
  readonly baseline: boolean;
  readonly derived: boolean;
  readonly answeredAt: string | null;
  readonly studyDay: number | null;
}

export interface ScorePointRecord {
  readonly visitNum: string | null;
  readonly studyDay: number | null;
  readonly score: string;
  readonly change: string | null;
  readonly responseId: string;
}

export interface EproComplianceRecord {
  readonly expected: number;
  readonly completed: number;
}

export interface AlertEvidenceRecord {
  readonly recordType: string;
  readonly recordId: string;
  readonly field: string;
  readonly value: string | null;
  readonly limit: string | null;
}

export interface AlertRecord {
  readonly id: string;
  readonly subjectId: string;
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly level: AlertLevel;
  readonly status: AlertStatus;
  readonly raisedAt: string;
  readonly summary: string;
  readonly evidence: readonly AlertEvidenceRecord[];
}

export type QuestionnaireResponseConnectionRecord = Connection<QuestionnaireResponseRecord>;
export type AlertConnectionRecord = Connection<AlertRecord>;
export type QuestionnaireSectionRecord = Section<'EPRO'>;
export type AlertSectionRecord = Section<'EPRO'>;
