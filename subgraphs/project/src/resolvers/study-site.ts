import { isEntityId } from '@meridian/kit/entity-id';
import type { Complete } from '@meridian/kit/resolvers';
import type { Context } from '../context.ts';
import type { StudySiteResolvers } from '../generated/resolvers.ts';
import type { SiteCounts, StudyRecord, StudySiteRecord } from '../records.ts';

const noSubjects: SiteCounts = { screened: 0, enrolled: 0, completed: 0, discontinued: 0, underWay: 0 };

const fromCounts =
  <Value>(read: (counts: SiteCounts) => Value) =>
  async ({ id }: StudySiteRecord, _args: unknown, { loaders }: Context): Promise<Value> =>
    read((await loaders.countsByStudySite.load(id)) ?? noSubjects);

export const StudySite: Complete<StudySiteResolvers, StudySiteRecord> = {
  __resolveReference: async ({ id }, { access, loaders }) => {
    const studySite = isEntityId(id) ? await loaders.studySite.load(id) : null;
    return studySite !== null && (await access.maySeeStudySite(studySite)) ? studySite : null;
  },

  site: ({ siteId }) => ({ id: siteId }),
  // A site without its study cannot be: the source joins them.
  study: async ({ studyId }, _args, { loaders }) => (await loaders.study.load(studyId)) as StudyRecord,
  principalInvestigator: ({ principalInvestigatorId: id }) => (id === null ? null : { id }),
  status: fromCounts(({ screened, underWay }) => {
    if (screened === 0) return 'INITIATED';
    return underWay > 0 ? 'OPEN' : 'CLOSED';
  }),
  screened: fromCounts(({ screened }) => screened),
  enrolled: fromCounts(({ enrolled }) => enrolled),
  completed: fromCounts(({ completed }) => completed),
  discontinued: fromCounts(({ discontinued }) => discontinued),
};
