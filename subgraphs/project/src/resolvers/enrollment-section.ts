import type { Complete } from '@meridian/kit/resolvers';
import type { EnrollmentSectionResolvers } from '../generated/resolvers.ts';
import type { EnrollmentSectionRecord } from '../records.ts';

export const EnrollmentSection: Complete<EnrollmentSectionResolvers, EnrollmentSectionRecord> = {
  enrollment: (section, _args, { loaders }) => section.read(() => loaders.enrollmentBySubject.load(section.subjectId)),
};
