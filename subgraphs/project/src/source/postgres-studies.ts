/** Reads studies, the sites that take part, and how far both are. */
import { coveredStudies } from '@meridian/kit/access/grants';
import { readPage, sqlList } from '@meridian/kit/database/list';
import type { AnyTables } from '@meridian/kit/database/open';
import { isEntityId } from '@meridian/kit/entity-id';
import type { Identity } from '@meridian/kit/identity';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { coveredStudySites } from '../access.ts';
import type { StudyFilter, StudyPhase } from '../generated/resolvers.ts';
import { phaseTerms } from '../import/terms.ts';
import type { StudyRecord, StudySiteRecord } from '../records.ts';
import { enrollmentTables, leftStatuses, randomized, screenedOn, status } from './enrollment-facts.ts';
import { manyBy, oneBy } from './lists.ts';
import type { StudySource } from './source.ts';

const parameter = (
  code: string,
): RawBuilder<string> => sql<string>`(select value collate "C" from project.study_parameter
  where study_id = t.id and code = ${code} order by sequence limit 1)`;

const studyTables = sql`project.study t cross join lateral (
  select t.id as study_id, left(${parameter('SSTDTC')}, 10) as start_on, left(${parameter('SENDTC')}, 10) as end_on,
    ${parameter('PLANSUB')}::integer as planned_subjects, to_char(now() at time zone 'UTC', 'YYYY-MM-DD') as today
  ) p`;

/** The SDL tells the same rule to clients. */
const studyStatus = sql<string>`case
  when p.end_on <= p.today then 'COMPLETED'
  when coalesce(p.start_on > p.today, true) and not exists (select 1 from project.enrollment where study_id = p.study_id) then 'PLANNED'
  when p.planned_subjects is not null and p.planned_subjects <=
    (select count(*) from ${enrollmentTables} where t.study_id = p.study_id and ${randomized}) then 'ACTIVE_NOT_RECRUITING'
  else 'RECRUITING' end`;

const studyColumns = sql`t.id, t.protocol_id as "protocolId", ${studyStatus} as status`;
const studySiteColumns = sql`t.id, t.study_id as "studyId", st.protocol_id as "protocolId", t.site_id as "siteId",
  t.site_number as "siteNumber", t.principal_investigator_id as "principalInvestigatorId"`;
const studySiteTables = sql`project.study_site t join project.study st on st.id = t.study_id`;

/** One row an enrollment, with what is counted of it. */
const facts = sql`(select t.study_id, ss.id as study_site_id, ${status} as status, ${randomized} as randomized,
    left(${screenedOn}, 7) as screened_in, left(coalesce(d.randomized_on, t.first_exposure_on), 7) as randomized_in, left(d.left_on, 7) as left_in
  from ${enrollmentTables})`;
const counted = (condition: RawBuilder<unknown>): RawBuilder<unknown> => sql`count(*) filter (where ${condition})`;

export const postgresStudies = (kysely: Kysely<AnyTables>): StudySource => ({
  studies: oneBy(kysely, { key: sql`t.id`, select: studyColumns, from: studyTables }),

  async studyIdsByProtocolId(protocolIds) {
    const { rows } = await sql<{
      id: string;
      protocolId: string;
    }>`select id, protocol_id as "protocolId" from project.study
      where protocol_id = any(${[...protocolIds]}::text[])`.execute(kysely);
    return new Map(rows.map(({ id, protocolId }) => [protocolId, id]));
  },

  studyPage: (identity, request, filter) =>
    readPage<StudyRecord, StudyRecord>(
      kysely,
      { request, from: studyTables, select: studyColumns, order: ['protocol_id'], where: conditions(identity, filter) },
      (row) => row,
    ),

  async studyCount(identity, filter) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${studyTables}
      where ${sql.join(conditions(identity, filter), sql` and `)}`.execute(kysely);
    return rows[0]?.count ?? 0;
  },

  progressByStudy: oneBy(kysely, {
    key: sql`f.study_id`,
    select: sql`f.*`,
    from: sql`(select study_id, count(*) as screened, ${counted(sql`status = 'SCREEN_FAILURE'`)} as "screenFailed",
        ${counted(sql`randomized`)} as randomized, ${counted(sql`status = 'ON_TREATMENT'`)} as "onTreatment",
        ${counted(sql`status = 'COMPLETED'`)} as completed, ${counted(sql`status in ${leftStatuses}`)} as discontinued
      from ${facts} e group by study_id) f`,
  }),

  monthsByStudy: manyBy(kysely, {
    key: sql`f.study_id`,
    select: sql`f.month, f.kind, f.subjects`,
    from: sql`(select study_id, kind, month, count(*) as subjects
      from ${facts} e cross join lateral (values ('screened', screened_in), ('randomized', case when randomized then randomized_in end),
        ('discontinued', case when status in ${leftStatuses} then left_in end)) v(kind, month)
      where length(month) = 7 group by study_id, kind, month) f`,
    order: sql`f.month, f.kind`,
  }),

  studySites: oneBy(kysely, { key: sql`t.id`, select: studySiteColumns, from: studySiteTables }),

  studySitesSeenBy: (identity) =>
    sqlList<StudySiteRecord, StudySiteRecord>({
      name: 'studySites',
      kysely,
      from: sql`${studySiteTables} and ${coveredStudySites(identity)}`,
      parent: 'study_id',
      select: studySiteColumns,
      order: ['site_number'],
      toNode: (row) => row,
    }),

  countsByStudySite: oneBy(kysely, {
    key: sql`f.study_site_id`,
    select: sql`f.*`,
    from: sql`(select study_site_id, count(*) as screened, ${counted(sql`status not in ('SCREENING', 'SCREEN_FAILURE')`)} as enrolled,
        ${counted(sql`status = 'COMPLETED'`)} as completed, ${counted(sql`status in ${leftStatuses}`)} as discontinued,
        ${counted(sql`status not in ('SCREEN_FAILURE', 'COMPLETED') and status not in ${leftStatuses}`)} as "underWay"
      from ${facts} e group by study_site_id) f`,
  }),
});

function conditions(identity: Identity | null, filter: StudyFilter | null): RawBuilder<boolean>[] {
  const all = [coveredStudies(identity, 'project', 't')];
  if (filter?.status && filter.status.length > 0)
    all.push(sql<boolean>`${studyStatus} = any(${[...filter.status]}::text[])`);
  if (filter?.phase && filter.phase.length > 0) all.push(ofPhases(filter.phase));
  if (filter?.siteId)
    all.push(
      isEntityId(filter.siteId)
        ? sql<boolean>`exists (select 1 from project.study_site where study_id = t.id and site_id = ${filter.siteId}::uuid)`
        : sql<boolean>`false`,
    );
  return all;
}

function ofPhases(phases: readonly StudyPhase[]): RawBuilder<boolean> {
  const term = sql`coalesce(upper(${parameter('TPHASE')}), '')`;
  const terms = Object.keys(phaseTerms).filter((key) => phases.includes(phaseTerms[key] as StudyPhase));
  const known = sql<boolean>`${term} = any(${terms}::text[])`;
  return phases.includes('UNKNOWN')
    ? sql<boolean>`(${known} or not ${term} = any(${Object.keys(phaseTerms)}::text[]))`
    : known;
}
