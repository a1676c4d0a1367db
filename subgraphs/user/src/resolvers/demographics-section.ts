import type { Complete } from '@meridian/kit/resolvers';
import type { DemographicsSectionResolvers } from '../generated/resolvers.ts';
import type { DemographicsSectionRecord } from '../records.ts';

export const DemographicsSection: Complete<DemographicsSectionResolvers, DemographicsSectionRecord> = {
  subject: (section, _args, { loaders }) => section.read(() => loaders.subject.load(section.subjectId)),
};
