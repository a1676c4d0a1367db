import type { Complete } from '@meridian/kit/resolvers';
import type { StudyArmResolvers } from '../generated/resolvers.ts';
import type { StudyArmRecord } from '../records.ts';

export const StudyArm: Complete<StudyArmResolvers, StudyArmRecord> = {
  elements: async ({ studyId, code, planned }, _args, { loaders }) =>
    planned ? (await loaders.armElementsByStudy.load(studyId)).filter(({ armCode }) => armCode === code) : [],
};
