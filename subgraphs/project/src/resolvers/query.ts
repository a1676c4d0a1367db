import { readPageArgs, toConnection } from '@meridian/kit/connection';
import { isEntityId } from '@meridian/kit/entity-id';
import { notFound } from '@meridian/kit/errors';
import type { Complete } from '@meridian/kit/resolvers';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const Query: Complete<QueryResolvers, object> = {
  study: async (_parent, { id }, { access, loaders }) => {
    const study = isEntityId(id) ? await loaders.study.load(id.toLowerCase()) : null;
    if (study === null || !(await access.maySeeStudy(study.protocolId))) throw notFound('study');
    return study;
  },

  studies: async (_parent, { filter, ...args }, { access: { identity }, source }) => {
    const request = readPageArgs('studies', args, 20);
    const page = await source.studyPage(identity, request, filter ?? null);
    return toConnection('studies', request, page, () => source.studyCount(identity, filter ?? null));
  },
};
