import type { Complete } from '@meridian/kit/resolvers';
import type { LabSectionResolvers } from '../generated/resolvers.ts';
import type { LabSectionRecord } from '../records.ts';

export const LabSection: Complete<LabSectionResolvers, LabSectionRecord> = {
  results: (section, args, { records, loaders }) =>
    section.read(() => records.page('LABORATORY', loaders.labResultsBySubject, section.subjectId, args)),
};
