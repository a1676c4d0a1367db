import type { Complete } from '@meridian/kit/resolvers';
import type { PatientReportResolvers } from '../generated/resolvers.ts';
import type { PatientReportRecord } from '../records.ts';

export const PatientReport: Complete<PatientReportResolvers, PatientReportRecord> = {
  __resolveReference: ({ id }, { loaders }) => loaders.report.load(id),

  subject: ({ id }) => ({ __typename: 'Subject', id }),
};
