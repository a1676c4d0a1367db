import type { Complete } from '@meridian/kit/resolvers';
import type { AdverseEventResolvers } from '../generated/resolvers.ts';
import type { AdverseEventRecord } from '../records.ts';
import { findVisible } from './find-visible.ts';

export const AdverseEvent: Complete<AdverseEventResolvers, AdverseEventRecord> = {
  __resolveReference: ({ id }, { access, loaders }) => findVisible(access, loaders.adverseEvent, id),

  subject: ({ subjectId }) => ({ id: subjectId }),
  ongoing: ({ end, outcome }) => {
    if (outcome === null || outcome === 'UNKNOWN') return null;
    return end === null && (outcome === 'NOT_RECOVERED' || outcome === 'RECOVERING');
  },
  relatedRecords: ({ id }, _args, { loaders }) => loaders.relatedRecordsByEvent.load(id),
  inconsistencies: ({ id }, _args, { loaders }) => loaders.openQueriesByRecord.load(id),
  qualifiers: ({ id }, _args, { loaders }) => loaders.qualifiersByEvent.load(id),
  provenance: ({ sequence, loadedAt }) => ({
    source: 'EDC',
    sourceId: `AE.${sequence}`,
    recordedAt: null,
    retrievedAt: loadedAt,
    stale: false,
  }),
};
