import type { Complete } from '@meridian/kit/resolvers';
import type { MedicationSectionResolvers } from '../generated/resolvers.ts';
import type { MedicationSectionRecord } from '../records.ts';

export const MedicationSection: Complete<MedicationSectionResolvers, MedicationSectionRecord> = {
  results: (section, args, { records, loaders }) =>
    section.read(() => records.page('MEDICATION', loaders.medicationStatementsBySubject, section.subjectId, args)),
};
