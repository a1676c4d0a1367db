import type { Resolvers } from '../generated/resolvers.ts';
import { DemographicsSection } from './demographics-section.ts';
import { PatientReport } from './patient-report.ts';
import { Query } from './query.ts';
import { Researcher } from './researcher.ts';
import { Site } from './site.ts';
import { Subject } from './subject.ts';
import { Viewer } from './viewer.ts';

export const resolvers: Resolvers = { Query, Viewer, Subject, Researcher, Site, PatientReport, DemographicsSection };
