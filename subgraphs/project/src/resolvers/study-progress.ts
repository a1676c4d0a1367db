import type { Complete } from '@meridian/kit/resolvers';
import type { StudyProgressResolvers } from '../generated/resolvers.ts';
import type { StudyProgressRecord } from '../records.ts';
import { countMonths } from '../rules/count-months.ts';
import { firstValue } from '../rules/trial-summary.ts';

export const StudyProgress: Complete<StudyProgressResolvers, StudyProgressRecord> = {
  targetPercent: async ({ studyId, randomized }, _args, { loaders }) => {
    const planned = Number(firstValue(await loaders.parametersByStudy.load(studyId), 'PLANSUB') ?? 0);
    return planned > 0 ? (Math.round((randomized * 1000) / planned) / 10).toFixed(1) : null;
  },

  byMonth: async ({ studyId }, _args, { loaders }) => countMonths(await loaders.monthsByStudy.load(studyId)),
};
