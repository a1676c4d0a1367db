import type { Complete } from '@meridian/kit/resolvers';
import { Section } from '@meridian/kit/section';
import type { PatientReportResolvers } from '../generated/resolvers.ts';
import type { PatientReportRecord } from '../records.ts';

export const PatientReport: Complete<PatientReportResolvers, PatientReportRecord> = {
  __resolveReference: async ({ id }, { access }) => ((await access.maySee(id)) ? { id } : null),

  enrollment: ({ id }, _args, { loaders }) =>
    new Section(id, 'PROJECT', async () => ((await loaders.enrollmentBySubject.load(id)) === null ? 0 : 1)),
};
