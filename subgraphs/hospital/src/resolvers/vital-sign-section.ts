import type { Complete } from '@meridian/kit/resolvers';
import type { VitalSignSectionResolvers } from '../generated/resolvers.ts';
import type { VitalSignSectionRecord } from '../records.ts';

export const VitalSignSection: Complete<VitalSignSectionResolvers, VitalSignSectionRecord> = {
  results: (section, args, { records, loaders }) =>
    section.read(() => records.page('VITAL_SIGNS', loaders.vitalSignsBySubject, section.subjectId, args)),
};
