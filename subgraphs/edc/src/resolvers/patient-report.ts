import type { Complete } from '@meridian/kit/resolvers';
import { Section } from '@meridian/kit/section';
import type { PatientReportResolvers } from '../generated/resolvers.ts';
import type { PatientReportRecord } from '../records.ts';

export const PatientReport: Complete<PatientReportResolvers, PatientReportRecord> = {
  __resolveReference: async ({ id }, { access }) => {
    const scope = await access.scopeOf(id);
    return scope && { id: scope.subjectId };
  },

  visits: ({ id }, _args, { loaders }) => new Section(id, 'EDC', () => loaders.visits.count(id)),
  adverseEvents: ({ id }, _args, { loaders }) => new Section(id, 'EDC', () => loaders.adverseEvents.count(id)),
  medicalHistory: ({ id }, _args, { loaders }) => new Section(id, 'EDC', () => loaders.medicalHistory.count(id)),
  exposures: ({ id }, _args, { loaders }) => new Section(id, 'EDC', () => loaders.exposures.count(id)),
  concomitantMedications: ({ id }, _args, { loaders }) =>
    new Section(id, 'EDC', () => loaders.concomitantMedications.count(id)),
  dataQueries: ({ id }, _args, { loaders }) => new Section(id, 'EDC', () => loaders.dataQueries.count(id)),
};
