import type { Complete } from '@meridian/kit/resolvers';
import type { SiteResolvers } from '../generated/resolvers.ts';
import type { ResearcherRecord, SiteRecord } from '../records.ts';

export const Site: Complete<SiteResolvers, SiteRecord> = {
  __resolveReference: async ({ id }, { access, loaders }) => {
    const site = await loaders.site.load(id);
    return site !== null && (await access.maySeeStudy(site.protocolId)) ? site : null;
  },

  researchers: async ({ id }, _args, { loaders }) => {
    const ids = await loaders.researcherIdsBySite.load(id);
    return (await Promise.all(ids.map((researcherId) => loaders.researcher.load(researcherId)))).filter(
      (found): found is ResearcherRecord => found !== null,
    );
  },
};
