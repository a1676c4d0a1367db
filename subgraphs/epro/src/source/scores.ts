/** What is computed over a subject's responses: scores over time, and compliance. */
import type { AnyTables } from '@meridian/kit/database/open';
import { groupBy } from '@meridian/kit/loader';
import { type Kysely, sql } from 'kysely';
import type { EproComplianceRecord, ScorePointRecord } from '../records.ts';
import type { EproSource } from './source.ts';

export function readScores(kysely: Kysely<AnyTables>): Pick<EproSource, 'scores' | 'complianceBySubject'> {
  return {
    async scores(keys) {
      const { rows } = await sql<
        ScorePointRecord & { position: number }
      >`select k.position, r.visit_num as "visitNum", r.study_day as "studyDay", r.total_score as score,
          r.change_from_baseline as change, r.id as "responseId"
        from unnest(${keys.map((key) => key.subjectId)}::uuid[], ${keys.map((key) => key.qscat)}::text[]) with ordinality as k(subject_id, questionnaire, position)
        join epro.response r on r.subject_id = k.subject_id and r.questionnaire = k.questionnaire
        where r.total_score is not null order by k.position, r.visit_order, r.sort_at, r.id`.execute(kysely);
      const points = groupBy(rows, (row) => String(row.position));
      return keys.map((_key, index) => points.get(String(index + 1)) ?? []);
    },

    async complianceBySubject(subjectIds) {
      const { rows } = await sql<
        EproComplianceRecord & { subjectId: string }
      >`select s.id as "subjectId", count(*) as expected, count(r.done) as completed
        from unnest(${[...subjectIds]}::uuid[]) as s(id)
        join (select distinct study_id, subject_id, visit_order from epro.attended_visit where subject_id = any(${[...subjectIds]}::uuid[])) v on v.subject_id = s.id
        join epro.expected_visit e on e.study_id = v.study_id and e.visit_order = v.visit_order
        left join lateral (select true as done from epro.response r
          where r.subject_id = s.id and r.questionnaire = e.questionnaire and r.visit_order = e.visit_order and r.status = 'COMPLETED' limit 1) r on true
        where exists (select from epro.response r where r.subject_id = s.id and r.status = 'COMPLETED')
        group by s.id`.execute(kysely);
      return new Map(rows.map((row) => [row.subjectId, row]));
    },
  };
}
