import { readPageArgs, toConnection } from '@meridian/kit/connection';
import { isEntityId } from '@meridian/kit/entity-id';
import { codedError, notFound } from '@meridian/kit/errors';
import type { Complete } from '@meridian/kit/resolvers';
import type { Context } from '../context.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

const maxSearchLength = 64;

export const Query: Complete<QueryResolvers, object> = {
  me: (_parent, _args, { access }) => {
    if (access.identity === null) throw codedError('FORBIDDEN', 'The token names no known role.');
    return { id: access.identity.actor, role: access.identity.role };
  },

  subject: async (_parent, { id }, { access, loaders }) => {
    const { subjectId } = await access.mustSee(id);
    return loaders.subject.load(subjectId);
  },

  subjectByUsubjid: async (_parent, { usubjid }, { access, loaders }) => {
    for (const id of await loaders.subjectIdsByUsubjid.load(usubjid)) {
      if (await access.maySee(id)) return loaders.subject.load(id);
    }
    throw notFound('subject');
  },

  subjects: async (_parent, { filter, ...args }, { access, source }) => {
    if (filter?.search && filter.search.length > maxSearchLength)
      throw codedError('BAD_USER_INPUT', `search must have at most ${maxSearchLength} characters.`);
    const request = readPageArgs('subjects', args, 20);
    const page = await source.subjectPage(access.identity, request, filter ?? null);
    return toConnection('subjects', request, page, () => source.subjectCount(access.identity, filter ?? null));
  },

  researcher: async (_parent, { id }, context) =>
    visible(context, 'researcher', isEntityId(id) ? await context.loaders.researcher.load(id.toLowerCase()) : null),

  site: async (_parent, { id }, context) =>
    visible(context, 'site', isEntityId(id) ? await context.loaders.site.load(id.toLowerCase()) : null),

  sites: async (_parent, args, { access, source }) => {
    const request = readPageArgs('sites', args, 50);
    return toConnection('sites', request, await source.sitePage(access.identity, request), () =>
      source.siteCount(access.identity),
    );
  },
};

/** Sites and researchers are shown to whoever may see their study. */
async function visible<Record extends { readonly protocolId: string }>(
  { access }: Context,
  what: string,
  record: Record | null,
): Promise<Record> {
  if (record === null || !(await access.maySeeStudy(record.protocolId))) throw notFound(what);
  return record;
}
