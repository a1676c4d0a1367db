/** Reads the subjects' part in studies. */
import { coveredSubjects } from '@meridian/kit/access/grants';
import { sqlList } from '@meridian/kit/database/list';
import type { AnyTables } from '@meridian/kit/database/open';
import { isEntityId } from '@meridian/kit/entity-id';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { EnrollmentFilter } from '../generated/resolvers.ts';
import type { EnrollmentRecord } from '../records.ts';
import { enrollmentTables, screenedOn, status } from './enrollment-facts.ts';
import { manyBy, oneBy } from './lists.ts';
import type { EnrollmentSource } from './source.ts';

const select = sql`t.id, t.subject_id as "subjectId", t.study_id as "studyId", ss.id as "studySiteId",
  t.screening_number as "screeningNumber", ${status} as status, ${screenedOn} as "screenedOn", d.randomized_on as "randomizedOn",
  t.reference_start_on as "referenceStartOn", t.reference_end_on as "referenceEndOn", t.informed_consent_on as "informedConsentOn",
  t.first_exposure_on as "firstExposureOn", t.last_exposure_on as "lastExposureOn", t.end_of_participation_on as "endOfParticipationOn",
  t.arm_code as "armCode", t.arm_name as "armName", t.actual_arm_code as "actualArmCode", t.actual_arm_name as "actualArmName"`;

export const postgresEnrollments = (kysely: Kysely<AnyTables>): EnrollmentSource => ({
  enrollments: oneBy(kysely, { key: sql`t.id`, select, from: enrollmentTables }),

  enrollmentsBySubject: oneBy(kysely, { key: sql`t.subject_id`, select, from: enrollmentTables }),

  enrollmentsSeenBy: (identity) =>
    sqlList<EnrollmentRecord, EnrollmentRecord, EnrollmentFilter>({
      name: 'enrollment',
      kysely,
      // What the caller may not see is no row of the list, whatever is filtered, counted or named by a cursor.
      from: sql`${enrollmentTables} join project.subject_scope c on c.subject_id = t.subject_id and ${coveredSubjects(identity, 'c')}`,
      parent: 'study_id',
      select,
      order: ['usubjid'],
      where: enrollmentConditions,
      toNode: (row) => row,
    }),

  elementsBySubject: manyBy(kysely, {
    key: sql`t.subject_id`,
    select: sql`t.sequence, t.code, t.element, t.unplanned_description as "unplannedDescription", t.epoch,
      t.start_at as "start", t.end_at as "end", t.start_study_day as "startStudyDay", t.end_study_day as "endStudyDay"`,
    from: sql`project.subject_element t`,
    order: sql`t.subject_id, t.sequence`,
  }),

  dispositionBySubject: manyBy(kysely, {
    key: sql`t.subject_id`,
    select: sql`t.subject_id as "subjectId", t.sequence, t.sponsor_id as "sponsorId", t.category, t.term, t.decod,
      t.started_at as "at", t.study_day as "studyDay", t.epoch, t.visit_num as "visitNum", t.visit_name as "visitName",
      t.collected_at as "collectedAt", t.collected_study_day as "collectedStudyDay", coalesce(t.uncoded, '[]') as uncoded`,
    from: sql`project.disposition_event t`,
    order: sql`t.subject_id, t.sequence`,
  }),

  qualifiersBySubject: manyBy(kysely, {
    key: sql`t.subject_id`,
    select: sql`t.sequence, t.name, t.label, t.value, t.origin, t.evaluator`,
    from: sql`project.disposition_qualifier t`,
    order: sql`t.subject_id, t.sequence, t.name`,
  }),
});

function enrollmentConditions({ status: states, studySiteId }: EnrollmentFilter): RawBuilder<boolean>[] {
  const conditions: RawBuilder<boolean>[] = [];
  if (states && states.length > 0) conditions.push(sql<boolean>`${status} = any(${[...states]}::text[])`);
  if (studySiteId)
    conditions.push(isEntityId(studySiteId) ? sql<boolean>`ss.id = ${studySiteId}::uuid` : sql<boolean>`false`);
  return conditions;
}
