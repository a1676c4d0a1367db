/** The report's sections: each reads one list through its Section, which tells how the reading went. */
import type { Complete } from '@meridian/kit/resolvers';
import type { Section } from '@meridian/kit/section';
import type {
  AdverseEventSectionResolvers,
  ConcomitantMedicationSectionResolvers,
  DataQuerySectionResolvers,
  ExposureSectionResolvers,
  MedicalHistorySectionResolvers,
  VisitSectionResolvers,
} from '../generated/resolvers.ts';

type EdcSection = Section<'EDC'>;

export const VisitSection: Complete<VisitSectionResolvers, EdcSection> = {
  results: (section, args, { loaders }) =>
    section.read(() => loaders.visits.load({ parentId: section.subjectId, ...args })),
};

export const AdverseEventSection: Complete<AdverseEventSectionResolvers, EdcSection> = {
  results: (section, args, { loaders }) =>
    section.read(() => loaders.adverseEvents.load({ parentId: section.subjectId, ...args })),
};

export const MedicalHistorySection: Complete<MedicalHistorySectionResolvers, EdcSection> = {
  results: (section, args, { loaders }) =>
    section.read(() => loaders.medicalHistory.load({ parentId: section.subjectId, ...args })),
};

export const ExposureSection: Complete<ExposureSectionResolvers, EdcSection> = {
  results: (section, args, { loaders }) =>
    section.read(() => loaders.exposures.load({ parentId: section.subjectId, ...args })),
};

export const ConcomitantMedicationSection: Complete<ConcomitantMedicationSectionResolvers, EdcSection> = {
  results: (section, args, { loaders }) =>
    section.read(() => loaders.concomitantMedications.load({ parentId: section.subjectId, ...args })),
};

export const DataQuerySection: Complete<DataQuerySectionResolvers, EdcSection> = {
  results: (section, args, { loaders }) =>
    section.read(() => loaders.dataQueries.load({ parentId: section.subjectId, ...args })),
};
