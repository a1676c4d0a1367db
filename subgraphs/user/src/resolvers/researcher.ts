import type { Complete } from '@meridian/kit/resolvers';
import type { ResearcherResolvers } from '../generated/resolvers.ts';
import type { ResearcherRecord, SiteRecord } from '../records.ts';

export const Researcher: Complete<ResearcherResolvers, ResearcherRecord> = {
  __resolveReference: async ({ id }, { access, loaders }) => {
    const researcher = await loaders.researcher.load(id);
    return researcher !== null && (await access.maySeeStudy(researcher.protocolId)) ? researcher : null;
  },

  sites: async ({ siteIds }, _args, { loaders }) =>
    (await Promise.all(siteIds.map((id) => loaders.site.load(id)))).filter((site): site is SiteRecord => site !== null),
};
