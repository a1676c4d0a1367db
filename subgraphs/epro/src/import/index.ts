/** What SDTM's QS and SV become here, and what is derived when all is loaded. */
import type { AnyTables } from '@meridian/kit/database/open';
import type { DatasetLoad, Finding, StudyKeys } from '@meridian/kit/import';
import type { Transaction } from 'kysely';
import { saveExpectedVisits } from './expected-visits.ts';
import { questionnaireLoad } from './questionnaires.ts';
import { visitLoad } from './visits.ts';

export { raiseAlerts } from './raise-alerts.ts';

export const loads: readonly DatasetLoad[] = [questionnaireLoad, visitLoad];

/** Called when every dataset is loaded. Finds nothing: no rule reads questionnaires. */
export async function finish(trx: Transaction<AnyTables>, study: StudyKeys): Promise<readonly Finding[]> {
  await saveExpectedVisits(trx, study);
  return [];
}
