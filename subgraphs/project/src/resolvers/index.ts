import type { Resolvers } from '../generated/resolvers.ts';
import { DispositionEvent } from './disposition-event.ts';
import { Enrollment } from './enrollment.ts';
import { EnrollmentSection } from './enrollment-section.ts';
import { PatientReport } from './patient-report.ts';
import { PlannedVisit } from './planned-visit.ts';
import { Query } from './query.ts';
import { Study } from './study.ts';
import { StudyArm } from './study-arm.ts';
import { StudyParameter } from './study-parameter.ts';
import { StudyProgress } from './study-progress.ts';
import { StudySite } from './study-site.ts';
import { Subject } from './subject.ts';

export const resolvers: Resolvers = {
  ...{ Query, Study, StudyParameter, StudyArm, StudyProgress, StudySite, PlannedVisit },
  ...{ Subject, Enrollment, DispositionEvent, PatientReport, EnrollmentSection },
};
