import type { Complete } from '@meridian/kit/resolvers';
import { Section } from '@meridian/kit/section';
import type { PatientReportResolvers } from '../generated/resolvers.ts';
import type { PatientReportRecord } from '../records.ts';

export const PatientReport: Complete<PatientReportResolvers, PatientReportRecord> = {
  __resolveReference: async ({ id }, { access }) => {
    const scope = await access.scopeOf(id);
    return scope === null ? null : { id: scope.subjectId };
  },

  vitalSigns: ({ id }, _args, { loaders }) => new Section(id, 'HIS', () => loaders.vitalSignsBySubject.count(id)),
  labs: ({ id }, _args, { loaders }) => new Section(id, 'LIS', () => loaders.labResultsBySubject.count(id)),
  medications: ({ id }, _args, { loaders }) =>
    new Section(id, 'HIS', () => loaders.medicationStatementsBySubject.count(id)),
};
