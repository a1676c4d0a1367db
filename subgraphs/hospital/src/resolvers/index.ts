import type { Resolvers } from '../generated/resolvers.ts';
import { Hospital } from './hospital.ts';
import { HospitalRecord } from './hospital-record.ts';
import { LabResult } from './lab-result.ts';
import { LabSection } from './lab-section.ts';
import { MedicationSection } from './medication-section.ts';
import { MedicationStatement } from './medication-statement.ts';
import { Mutation } from './mutation.ts';
import { PatientReport } from './patient-report.ts';
import { Query } from './query.ts';
import { Subject } from './subject.ts';
import { VitalSign } from './vital-sign.ts';
import { VitalSignSection } from './vital-sign-section.ts';

export const resolvers: Resolvers = {
  Query,
  Mutation,
  Hospital,
  HospitalRecord,
  Subject,
  VitalSign,
  LabResult,
  MedicationStatement,
  PatientReport,
  VitalSignSection,
  LabSection,
  MedicationSection,
};
