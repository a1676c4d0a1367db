/** One DataLoader an access path and request. */
import { loadByKey, loadListByKey } from '@meridian/kit/loader';
import type { UserSource } from './source/source.ts';

export const createLoaders = (source: UserSource) => ({
  subject: loadByKey((ids) => source.subjects(ids)),
  subjectIdsByUsubjid: loadListByKey((usubjids) => source.subjectIdsByUsubjid(usubjids)),
  characteristicsBySubject: loadListByKey((ids) => source.characteristicsBySubject(ids)),
  populationsBySubject: loadListByKey((ids) => source.populationsBySubject(ids)),
  site: loadByKey((ids) => source.sites(ids)),
  researcher: loadByKey((ids) => source.researchers(ids)),
  researcherIdsBySite: loadListByKey((ids) => source.researcherIdsBySite(ids)),
});

export type Loaders = ReturnType<typeof createLoaders>;
