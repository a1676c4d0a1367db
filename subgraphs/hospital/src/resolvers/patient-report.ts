import type { Complete } from '@meridian/kit/resolvers';
import type { PatientReportResolvers } from '../generated/resolvers.ts';
import type { PatientReportRecord } from '../records.ts';

export const PatientReport: Complete<PatientReportResolvers, PatientReportRecord> = {
  __resolveReference: async ({ id }, { access }) => {
    const scope = await access.scopeOf(id);
    return scope === null ? null : { id: scope.subjectId };
  },

  vitalSigns: ({ id }, _args, { records, loaders }, info) =>
    records.section('VITAL_SIGNS', loaders.vitalSignsBySubject, id, info),
  labs: ({ id }, _args, { records, loaders }, info) =>
    records.section('LABORATORY', loaders.labResultsBySubject, id, info),
  medications: ({ id }, _args, { records, loaders }, info) =>
    records.section('MEDICATION', loaders.medicationStatementsBySubject, id, info),
};
