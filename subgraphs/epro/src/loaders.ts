/** One DataLoader an access path and request. */
import { ConnectionLoader } from '@meridian/kit/connection';
import { loadByKey, loadListByKey } from '@meridian/kit/loader';
import DataLoader from 'dataloader';
import type { EproSource, ScoreKey } from './source/source.ts';

export const createLoaders = (source: EproSource) => ({
  questionnaire: loadByKey((ids) => source.questionnaires(ids)),
  response: loadByKey((ids) => source.responses(ids)),
  responsesBySubject: new ConnectionLoader(source.responsesBySubject),
  answersByResponse: loadListByKey((ids) => source.answersByResponse(ids)),
  scoresBySubject: new DataLoader((keys: readonly ScoreKey[]) => source.scores(keys), {
    cacheKeyFn: ({ subjectId, qscat }) => `${subjectId} ${qscat}`,
  }),
  complianceBySubject: loadByKey((ids) => source.complianceBySubject(ids)),
  alert: loadByKey((ids) => source.alerts(ids)),
  alertsBySubject: new ConnectionLoader(source.alertsBySubject, 20),
  alertsByResponse: loadListByKey((ids) => source.alertsByResponse(ids)),
});

export type Loaders = ReturnType<typeof createLoaders>;
