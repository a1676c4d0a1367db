import type { Complete } from '@meridian/kit/resolvers';
import type { VisitResolvers } from '../generated/resolvers.ts';
import type { VisitRecord } from '../records.ts';
import { isOutOfWindow } from '../rules/visit-window.ts';
import { findVisible } from './find-visible.ts';

export const Visit: Complete<VisitResolvers, VisitRecord> = {
  __resolveReference: ({ id }, { access, loaders }) => findVisible(access, loaders.visit, id),

  subject: ({ subjectId }) => ({ id: subjectId }),
  // Another visit than an unscheduled one may be unplanned too: the plan's owner then answers null.
  planned: ({ kind, studyId, visitNum }) => (kind === 'UNSCHEDULED' ? null : { studyId, visitNum }),
  outOfWindow: ({ startStudyDay, plannedStudyDay }) => isOutOfWindow(startStudyDay, plannedStudyDay),
};
