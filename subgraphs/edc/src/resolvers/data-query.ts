import type { Complete } from '@meridian/kit/resolvers';
import type { DataQueryResolvers } from '../generated/resolvers.ts';
import type { DataQueryRecord } from '../records.ts';
import { findVisible } from './find-visible.ts';

const dayMs = 86_400_000;

export const DataQuery: Complete<DataQueryResolvers, DataQueryRecord> = {
  __resolveReference: ({ id }, { access, loaders }) => findVisible(access, loaders.dataQuery, id),

  subject: ({ subjectId }) => ({ id: subjectId }),
  // The database's clock opened it: ahead of ours by a moment, it is still no negative age.
  ageDays: ({ openedAt }) => Math.max(0, Math.floor((Date.now() - Date.parse(openedAt)) / dayMs)),
};
