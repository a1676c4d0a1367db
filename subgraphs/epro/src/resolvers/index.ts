import type { Resolvers } from '../generated/resolvers.ts';
import { Alert } from './alert.ts';
import { AlertSection } from './alert-section.ts';
import { EproCompliance } from './epro-compliance.ts';
import { PatientReport } from './patient-report.ts';
import { Query } from './query.ts';
import { Questionnaire } from './questionnaire.ts';
import { QuestionnaireResponse } from './questionnaire-response.ts';
import { QuestionnaireSection } from './questionnaire-section.ts';
import { Subject } from './subject.ts';

export const resolvers: Resolvers = {
  Query,
  Subject,
  Questionnaire,
  QuestionnaireResponse,
  EproCompliance,
  Alert,
  PatientReport,
  QuestionnaireSection,
  AlertSection,
};
