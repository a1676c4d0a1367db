/** One DataLoader an access path and request. */
import { ConnectionLoader } from '@meridian/kit/connection';
import { loadByKey, loadListByKey } from '@meridian/kit/loader';
import type { EdcSource } from './source/source.ts';

export const createLoaders = (source: EdcSource) => ({
  visit: loadByKey((ids) => source.visitsById(ids)),
  adverseEvent: loadByKey((ids) => source.adverseEventsById(ids)),
  dataQuery: loadByKey((ids) => source.dataQueriesById(ids)),
  visits: new ConnectionLoader(source.visits),
  adverseEvents: new ConnectionLoader(source.adverseEvents),
  medicalHistory: new ConnectionLoader(source.medicalHistory),
  exposures: new ConnectionLoader(source.exposures),
  concomitantMedications: new ConnectionLoader(source.concomitantMedications),
  dataQueries: new ConnectionLoader(source.dataQueries),
  exposuresBySubject: loadListByKey((ids) => source.exposuresBySubject(ids)),
  openQueriesByRecord: loadListByKey((ids) => source.openQueriesByRecord(ids)),
  relatedRecordsByEvent: loadListByKey((ids) => source.relatedRecordsByEvent(ids)),
  qualifiersByEvent: loadListByKey((ids) => source.qualifiersByEvent(ids)),
});

export type Loaders = ReturnType<typeof createLoaders>;
