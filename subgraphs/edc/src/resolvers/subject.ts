import type { Complete } from '@meridian/kit/resolvers';
import type { SubjectResolvers } from '../generated/resolvers.ts';
import type { SubjectRecord } from '../records.ts';

export const Subject: Complete<SubjectResolvers, SubjectRecord> = {
  __resolveReference: async ({ id }, { access }) => {
    const scope = await access.scopeOf(id);
    return scope && { id: scope.subjectId };
  },

  visits: ({ id }, args, { loaders }) => loaders.visits.load({ parentId: id, ...args }),
  adverseEvents: ({ id }, args, { loaders }) => loaders.adverseEvents.load({ parentId: id, ...args }),
  medicalHistory: ({ id }, args, { loaders }) => loaders.medicalHistory.load({ parentId: id, ...args }),
  exposures: ({ id }, _args, { loaders }) => loaders.exposuresBySubject.load(id),
  concomitantMedications: ({ id }, args, { loaders }) => loaders.concomitantMedications.load({ parentId: id, ...args }),
  dataQueries: ({ id }, args, { loaders }) => loaders.dataQueries.load({ parentId: id, ...args }),
};
