/** Which instruments belong to which visits of a study, as its own data show (the rule stands in the contract, at EproCompliance). */
import type { AnyTables } from '@meridian/kit/database/open';
import type { StudyKeys } from '@meridian/kit/import';
import { sql, type Transaction } from 'kysely';

/** Makes the expected visits of the study equal to what its responses and attended visits show. */
export async function saveExpectedVisits(trx: Transaction<AnyTables>, { studyId }: StudyKeys): Promise<void> {
  await sql`delete from epro.expected_visit where study_id = ${studyId}::uuid`.execute(trx);
  await sql`with completed as (
      select distinct subject_id, questionnaire, visit_order from epro.response where study_id = ${studyId}::uuid and status = 'COMPLETED'
    ), attended as (
      select distinct subject_id, visit_order from epro.attended_visit where study_id = ${studyId}::uuid and subject_id in (select subject_id from completed)
    ), attendance as (
      select visit_order, count(*) as subjects from attended group by visit_order
    )
    insert into epro.expected_visit (study_id, visit_order, questionnaire)
    select ${studyId}::uuid, visit_order, questionnaire from completed join attended using (subject_id, visit_order) join attendance using (visit_order)
    group by visit_order, questionnaire, subjects having 2 * count(*) >= subjects`.execute(trx);
}
