import type { Complete } from '@meridian/kit/resolvers';
import type { SubjectResolvers } from '../generated/resolvers.ts';
import type { SubjectRecord } from '../records.ts';

const asConcept = (text: string | null) => (text === null ? null : { text, coding: [] });

export const Subject: Complete<SubjectResolvers, Omit<SubjectRecord, 'race' | 'ethnicity'>> = {
  __resolveReference: async ({ id }, { access, loaders }) =>
    (await access.maySee(id)) ? loaders.subject.load(id) : null,

  // A subject without a site cannot be: both come from the same row of DM.
  site: async ({ siteId }, _args, { loaders }) =>
    (await loaders.site.load(siteId)) as NonNullable<Awaited<ReturnType<typeof loaders.site.load>>>,
  person: ({ identity }, _args, { access }) => (access.mayReadIdentities() ? { ...identity, synthetic: true } : null),
  race: ({ race }) => asConcept(race),
  ethnicity: ({ ethnicity }) => asConcept(ethnicity),
  characteristics: ({ id }, _args, { loaders }) => loaders.characteristicsBySubject.load(id),
  populations: ({ id }, _args, { loaders }) => loaders.populationsBySubject.load(id),
};
