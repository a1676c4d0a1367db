import type { Complete } from '@meridian/kit/resolvers';
import type { SubjectResolvers } from '../generated/resolvers.ts';
import type { SubjectRecord } from '../records.ts';

export const Subject: Complete<SubjectResolvers, SubjectRecord> = {
  __resolveReference: async ({ id }, { access }) => {
    const scope = await access.scopeOf(id);
    return scope === null ? null : { id: scope.subjectId };
  },

  hospitalRecords: ({ id }, _args, { loaders }) => loaders.hospitalRecordsBySubject.load(id),
  vitalSigns: async ({ id }, args, { records, loaders }, info) => {
    await records.serve('VITAL_SIGNS', id, info);
    return records.page('VITAL_SIGNS', loaders.vitalSignsBySubject, id, args);
  },
  labResults: async ({ id }, args, { records, loaders }, info) => {
    await records.serve('LABORATORY', id, info);
    return records.page('LABORATORY', loaders.labResultsBySubject, id, args);
  },
  medications: async ({ id }, args, { records, loaders }, info) => {
    await records.serve('MEDICATION', id, info);
    return records.page('MEDICATION', loaders.medicationStatementsBySubject, id, args);
  },
};
