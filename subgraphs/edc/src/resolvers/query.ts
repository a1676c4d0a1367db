import { notFound } from '@meridian/kit/errors';
import type { Complete } from '@meridian/kit/resolvers';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { findVisible } from './find-visible.ts';

export const Query: Complete<QueryResolvers, object> = {
  visit: async (_parent, { id }, { access, loaders }) => present(await findVisible(access, loaders.visit, id), 'visit'),

  dataQuery: async (_parent, { id }, { access, loaders }) =>
    present(await findVisible(access, loaders.dataQuery, id), 'data query'),

  adverseEvent: async (_parent, { id }, { access, loaders }) =>
    present(await findVisible(access, loaders.adverseEvent, id), 'adverse event'),
};

function present<Found>(record: Found | null, what: string): Found {
  if (record === null) throw notFound(what);
  return record;
}
