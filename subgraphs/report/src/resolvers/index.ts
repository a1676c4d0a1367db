import type { Resolvers } from '../generated/resolvers.ts';
import { PatientReport } from './patient-report.ts';
import { Query } from './query.ts';

export const resolvers: Resolvers = { Query, PatientReport };
