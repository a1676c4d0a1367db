import type { Complete } from '@meridian/kit/resolvers';
import type { MedicationSectionResolvers } from '../generated/resolvers.ts';
import type { MedicationSectionRecord } from '../records.ts';

export const MedicationSection: Complete<MedicationSectionResolvers, MedicationSectionRecord> = {
  results: (section, args, { loaders }) =>
    section.read(() => loaders.medicationStatementsBySubject.load({ parentId: section.subjectId, ...args })),
};
