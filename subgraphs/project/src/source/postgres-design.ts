/** Reads what the protocol says. */
import type { AnyTables } from '@meridian/kit/database/open';
import { type Kysely, sql } from 'kysely';
import { manyBy, oneBy } from './lists.ts';
import type { DesignSource } from './source.ts';

const key = sql`t.study_id`;
const plannedVisit = {
  select: sql`t.id, t.study_id as "studyId", t.visit_num as "visitNum", t.name, t.planned_study_day as "plannedStudyDay",
    nullif(t.arm_code, '') as "armCode", t.start_rule as "startRule", t.end_rule as "endRule"`,
  from: sql`project.planned_visit t`,
};

export const postgresDesign = (kysely: Kysely<AnyTables>): DesignSource => ({
  parametersByStudy: manyBy(kysely, {
    key,
    select: sql`t.sequence, t.code, t.name, t.value, t.null_flavor as "nullFlavor", t.coded_value as "codedValue",
      t.code_system as "codeSystem", t.code_version as "codeVersion"`,
    from: sql`project.study_parameter t`,
    order: sql`t.code, t.sequence`,
  }),

  armsByStudy: manyBy(kysely, {
    key,
    select: sql`t.id, t.study_id as "studyId", t.code, t.name, t.planned`,
    from: sql`project.arm t`,
    order: sql`t.planned desc, t.code, t.name, t.id`,
  }),

  armElementsByStudy: manyBy(kysely, {
    key,
    select: sql`t.arm_code as "armCode", t.element_order as "order", t.code, t.element, t.branch, t.transition, t.epoch`,
    from: sql`project.arm_element t`,
    order: sql`t.arm_code, t.element_order`,
  }),

  epochsByStudy: manyBy(kysely, {
    key,
    select: sql`t.id, t.name, t.epoch_order as "order"`,
    from: sql`project.epoch t`,
    order: sql`t.epoch_order`,
  }),

  elementsByStudy: manyBy(kysely, {
    key,
    select: sql`t.code, t.name, t.start_rule as "startRule", t.end_rule as "endRule", t.duration`,
    from: sql`project.element t`,
    order: sql`t.code`,
  }),

  criteriaByStudy: manyBy(kysely, {
    key,
    select: sql`t.id, t.code, nullif(t.version, '') as version, t.category, t.criterion as text,
      coalesce(t.uncoded, '[]') as uncoded`,
    from: sql`project.criterion t`,
    order: sql`t.code, t.version`,
  }),

  plannedVisitsByStudy: manyBy(kysely, {
    ...plannedVisit,
    key,
    order: sql`t.visit_num_value, t.arm_code, t.id`,
  }),

  plannedVisits: oneBy(kysely, { ...plannedVisit, key: sql`t.id` }),
});
