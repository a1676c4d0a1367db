import type { Resolvers } from '../generated/resolvers.ts';
import { AdverseEvent } from './adverse-event.ts';
import { DataQuery } from './data-query.ts';
import { PatientReport } from './patient-report.ts';
import { Query } from './query.ts';
import {
  AdverseEventSection,
  ConcomitantMedicationSection,
  DataQuerySection,
  ExposureSection,
  MedicalHistorySection,
  VisitSection,
} from './sections.ts';
import { Subject } from './subject.ts';
import { Visit } from './visit.ts';

export const resolvers: Resolvers = {
  Query,
  Subject,
  Visit,
  AdverseEvent,
  DataQuery,
  PatientReport,
  VisitSection,
  AdverseEventSection,
  MedicalHistorySection,
  ExposureSection,
  ConcomitantMedicationSection,
  DataQuerySection,
};
