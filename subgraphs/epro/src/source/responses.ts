/** Questionnaires, responses and their answers. */
import { dateWithin, sqlList } from '@meridian/kit/database/list';
import type { AnyTables } from '@meridian/kit/database/open';
import { groupBy } from '@meridian/kit/loader';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { ResponseFilter } from '../generated/resolvers.ts';
import type { AnswerRecord, QuestionnaireRecord, QuestionnaireResponseRecord } from '../records.ts';
import type { EproSource } from './source.ts';

const columns = sql`t.id, t.subject_id as "subjectId", q.id as "questionnaireId", t.questionnaire as qscat, t.status, t.occasion, t.visit_num as "visitNum", t.visit_name as "visitName",
  t.planned_study_day as "plannedStudyDay", t.epoch, t.authored_at as "authoredAt", t.study_day as "studyDay", t.baseline as "isBaseline",
  t.total_score as "totalScore", t.change_from_baseline as "changeFromBaseline", t.loaded_at as "loadedAt"`;
const tables = sql`epro.response t join epro.questionnaire q on q.study_id = t.study_id and q.dataset = t.dataset and q.questionnaire = t.questionnaire`;

export function readResponses(
  kysely: Kysely<AnyTables>,
): Pick<EproSource, 'questionnaires' | 'responses' | 'responsesBySubject' | 'answersByResponse'> {
  return {
    async questionnaires(ids) {
      const { rows } =
        await sql<QuestionnaireRecord>`select id, protocol_id as "protocolId", questionnaire as qscat, items from epro.questionnaire
        where id = any(${[...ids]}::uuid[])`.execute(kysely);
      return new Map(rows.map((row) => [row.id, row]));
    },

    async responses(ids) {
      const { rows } =
        await sql<QuestionnaireResponseRecord>`select ${columns} from ${tables} where t.id = any(${[...ids]}::uuid[])`.execute(
          kysely,
        );
      return new Map(rows.map((row) => [row.id, row]));
    },

    responsesBySubject: sqlList<QuestionnaireResponseRecord, QuestionnaireResponseRecord, ResponseFilter>({
      name: 'responses',
      kysely,
      from: tables,
      parent: 'subject_id',
      select: columns,
      order: ['questionnaire', 'visit_order', 'sort_at'],
      where: responseConditions,
      toNode: (row) => row,
    }),

    async answersByResponse(responseIds) {
      const { rows } = await sql<
        AnswerRecord & { responseId: string }
      >`select r.id as "responseId", a.sequence, a.test_code as "testCode", a.question, a.category, a.value, a.unit,
          a.standard_text as "standardText", a.standard_unit as "standardUnit", a.score, a.status, a.reason_not_done as "reasonNotDone", a.baseline, a.derived,
          a.answered_at as "answeredAt", a.study_day as "studyDay"
        from epro.response r join epro.answer a on a.subject_id = r.subject_id and a.questionnaire = r.questionnaire and a.occasion = r.occasion and a.study_id = r.study_id and a.dataset = r.dataset
        where r.id = any(${[...responseIds]}::uuid[]) order by r.id, a.sequence`.execute(kysely);
      return groupBy(rows, (row) => row.responseId);
    },
  };
}

function responseConditions({ questionnaire, from, to }: ResponseFilter): RawBuilder<boolean>[] {
  return [
    ...(questionnaire?.length ? [sql<boolean>`t.questionnaire = any(${[...questionnaire]}::text[])`] : []),
    ...dateWithin(sql`t.sort_at`, from, to),
  ];
}
