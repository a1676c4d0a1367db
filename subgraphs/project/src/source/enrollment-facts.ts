/** What is derived of an enrollment at the time of reading: where the subject stands, and since when. The SDL tells the same rules to clients. */
import { type RawBuilder, sql } from 'kysely';

/** Events of a subject that goes on, or that never began. */
const noLeaving = sql`('COMPLETED', 'RANDOMIZED', 'SCREEN_FAILURE', 'FINAL_LAB_VISIT', 'FINAL_RETRIEVAL_VISIT')`;

/** Enrollment t, where access scope s knows its subject, with its study site ss and what its disposition d says. */
export const enrollmentTables = sql`project.enrollment t
  join project.subject_scope s on s.subject_id = t.subject_id
  join project.study_site ss on ss.study_id = t.study_id and ss.site_number = s.site_number
  left join lateral (
    select bool_or(e.decod = 'SCREEN_FAILURE') as screen_failed,
      bool_or(e.decod = 'COMPLETED' and upper(coalesce(e.epoch, '')) <> 'SCREENING') as completed,
      bool_or(e.decod = 'DEATH') as died,
      bool_or(e.decod = 'LOST_TO_FOLLOW_UP') as lost,
      bool_or(e.decod = 'WITHDRAWAL_BY_SUBJECT') as withdrew,
      bool_or(e.leaving) as left_study,
      min(e.started_at collate "C") filter (where e.leaving) as left_on,
      bool_or(e.decod = 'RANDOMIZED') as randomized,
      (array_agg(e.started_at order by e.sequence) filter (where e.decod = 'RANDOMIZED'))[1] as randomized_on
    from (
      select *, decod in ('DEATH', 'LOST_TO_FOLLOW_UP', 'WITHDRAWAL_BY_SUBJECT')
          or (upper(category) = 'DISPOSITION EVENT' and decod not in ${noLeaving}) as leaving
        from project.disposition_event where subject_id = t.subject_id
    ) e
  ) d on true`;

/** SDTMIG 5.2: codes in ARMCD that stand for no arm. */
const hasArm = sql`upper(t.arm_code) not in ('SCRNFAIL', 'NOTASSGN', 'NOTTRT')`;

export const randomized: RawBuilder<boolean> = sql<boolean>`coalesce(d.randomized or ${hasArm}, false)`;

export const status: RawBuilder<string> = sql<string>`case
  when d.screen_failed or upper(t.arm_code) = 'SCRNFAIL' then 'SCREEN_FAILURE'
  when d.completed then 'COMPLETED'
  when d.died then 'DECEASED'
  when d.lost then 'LOST_TO_FOLLOW_UP'
  when d.withdrew then 'WITHDRAWN'
  when d.left_study then 'DISCONTINUED'
  when t.first_exposure_on is not null then 'ON_TREATMENT'
  when ${randomized} then 'RANDOMIZED'
  else 'SCREENING' end`;

/** Of an enrollment's `status`: left after screening. */
export const leftStatuses = sql`('DECEASED', 'LOST_TO_FOLLOW_UP', 'WITHDRAWN', 'DISCONTINUED')`;

export const screenedOn: RawBuilder<string | null> = sql<string | null>`coalesce(
  (select start_at from project.subject_element where subject_id = t.subject_id order by sequence limit 1),
  t.informed_consent_on)`;
