import type { Complete } from '@meridian/kit/resolvers';
import type { SubjectResolvers } from '../generated/resolvers.ts';
import type { SubjectRecord } from '../records.ts';

export const Subject: Complete<SubjectResolvers, SubjectRecord> = {
  __resolveReference: async ({ id }, { access }) => {
    const scope = await access.scopeOf(id);
    return scope === null ? null : { id: scope.subjectId };
  },

  hospitalRecords: ({ id }, _args, { loaders }) => loaders.hospitalRecordsBySubject.load(id),
  vitalSigns: ({ id }, args, { loaders }) => loaders.vitalSignsBySubject.load({ parentId: id, ...args }),
  labResults: ({ id }, args, { loaders }) => loaders.labResultsBySubject.load({ parentId: id, ...args }),
  medications: ({ id }, args, { loaders }) => loaders.medicationStatementsBySubject.load({ parentId: id, ...args }),
};
