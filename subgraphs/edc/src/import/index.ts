/** What SDTM's SV, AE, SUPPAE, MH, CM, EX and RELREC become here, and what the rules say of them. */
import type { AnyTables } from '@meridian/kit/database/open';
import type { DatasetLoad, Finding, StudyKeys } from '@meridian/kit/import';
import { sql, type Transaction } from 'kysely';
import { type Death, findInconsistencies, findUnreportedDeaths } from '../rules/ae-inconsistent.ts';
import { findSeriousEvents } from '../rules/ae-sae.ts';
import type { EventFacts } from '../rules/event-facts.ts';
import { adverseEventQualifiers, adverseEvents } from './adverse-events.ts';
import { saveDataQueries } from './data-queries.ts';
import { demographicDeaths, dispositionDeaths } from './deaths.ts';
import { medicalHistory } from './medical-history.ts';
import { relatedRecords } from './related-records.ts';
import { concomitantMedications, exposures } from './treatments.ts';
import { visits } from './visits.ts';

export const loads: readonly DatasetLoad[] = [
  ...[visits, adverseEvents, adverseEventQualifiers, medicalHistory, concomitantMedications, exposures],
  ...[relatedRecords, demographicDeaths, dispositionDeaths],
];

/** Makes the study's data queries equal to what AE-INCONSISTENT says, and returns what AE-SAE found. All datasets must have been loaded. */
export async function finish(trx: Transaction<AnyTables>, { studyId }: StudyKeys): Promise<readonly Finding[]> {
  const { rows: events } = await sql<EventFacts>`select id, subject_id as "subjectId", sequence, serious,
    seriousness_criteria as "seriousnessCriteria", outcome, start_at as start, end_at as "end"
    from edc.adverse_event where study_id = ${studyId}::uuid order by subject_id, sequence, id`.execute(trx);
  const { rows: deaths } = await sql<Death>`select subject_id as "subjectId", item_oid as "itemOid"
    from edc.death_report where study_id = ${studyId}::uuid order by subject_id, item_oid`.execute(trx);
  await saveDataQueries(trx, studyId, [
    ...events.flatMap(findInconsistencies),
    ...findUnreportedDeaths(deaths, events),
  ]);
  return findSeriousEvents(events);
}
