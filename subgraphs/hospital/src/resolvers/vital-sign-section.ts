import type { Complete } from '@meridian/kit/resolvers';
import type { VitalSignSectionResolvers } from '../generated/resolvers.ts';
import type { VitalSignSectionRecord } from '../records.ts';

export const VitalSignSection: Complete<VitalSignSectionResolvers, VitalSignSectionRecord> = {
  results: (section, args, { loaders }) =>
    section.read(() => loaders.vitalSignsBySubject.load({ parentId: section.subjectId, ...args })),
};
