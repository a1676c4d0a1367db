/** The source over PostgreSQL, embedded or not. */
import { sqlList } from '@meridian/kit/database/list';
import type { AnyTables } from '@meridian/kit/database/open';
import { type Kysely, sql } from 'kysely';
import { readAdverseEvents, readQualifiers, readRelatedRecords } from './adverse-events.ts';
import { readDataQueries, readOpenQueriesByRecord } from './data-queries.ts';
import { readMedicalHistory } from './medical-history.ts';
import { readByIds } from './reading.ts';
import type { EdcSource } from './source.ts';
import { readConcomitantMedications, readExposures, readExposuresBySubject } from './treatments.ts';
import { readVisits } from './visits.ts';

export function postgresEdcSource(kysely: Kysely<AnyTables>): EdcSource {
  const visits = readVisits(kysely);
  const adverseEvents = readAdverseEvents(kysely);
  const dataQueries = readDataQueries(kysely);
  return {
    visits: sqlList(visits),
    adverseEvents: sqlList(adverseEvents),
    medicalHistory: sqlList(readMedicalHistory(kysely)),
    exposures: sqlList(readExposures(kysely)),
    concomitantMedications: sqlList(readConcomitantMedications(kysely)),
    dataQueries: sqlList(dataQueries),
    visitsById: (ids) => readByIds(visits, ids),
    adverseEventsById: (ids) => readByIds(adverseEvents, ids),
    dataQueriesById: (ids) => readByIds(dataQueries, ids),
    exposuresBySubject: (ids) => readExposuresBySubject(kysely, ids),
    openQueriesByRecord: (ids) => readOpenQueriesByRecord(kysely, ids),
    relatedRecordsByEvent: (ids) => readRelatedRecords(kysely, ids),
    qualifiersByEvent: (ids) => readQualifiers(kysely, ids),
    async ping() {
      await sql`select 1`.execute(kysely);
    },
  };
}
