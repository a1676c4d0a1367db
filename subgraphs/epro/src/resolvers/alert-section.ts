import type { Complete } from '@meridian/kit/resolvers';
import type { AlertSectionResolvers } from '../generated/resolvers.ts';
import type { AlertSectionRecord } from '../records.ts';

export const AlertSection: Complete<AlertSectionResolvers, AlertSectionRecord> = {
  results: (section, args, { loaders }) =>
    section.read(() => loaders.alertsBySubject.load({ parentId: section.subjectId, ...args })),
};
