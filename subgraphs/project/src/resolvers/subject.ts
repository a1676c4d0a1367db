import type { Complete } from '@meridian/kit/resolvers';
import type { SubjectResolvers } from '../generated/resolvers.ts';
import type { SubjectRecord } from '../records.ts';

export const Subject: Complete<SubjectResolvers, SubjectRecord> = {
  __resolveReference: async ({ id }, { access }) => ((await access.maySee(id)) ? { id } : null),

  enrollment: ({ id }, _args, { loaders }) => loaders.enrollmentBySubject.load(id),
};
