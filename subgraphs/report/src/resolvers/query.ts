import { codedError, notFound } from '@meridian/kit/errors';
import type { Complete } from '@meridian/kit/resolvers';
import type { QueryResolvers } from '../generated/resolvers.ts';

const maxReports = 100;

export const Query: Complete<QueryResolvers, object> = {
  patientReport: async (_parent, { subjectId }, { loaders }) => {
    const found = await loaders.report.load(subjectId);
    if (found === null) throw notFound('subject');
    return found;
  },

  patientReports: async (_parent, { subjectIds }, { loaders }) => {
    if (subjectIds.length > maxReports)
      throw codedError('BAD_USER_INPUT', `subjectIds must name at most ${maxReports} subjects.`);
    const found = await loaders.report.loadMany(subjectIds);
    // An Error in a list costs its own item alone.
    return found.map((each) => each ?? notFound('subject')) as Exclude<(typeof found)[number], Error | null>[];
  },
};
