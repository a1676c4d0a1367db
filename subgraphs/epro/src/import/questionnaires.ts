/** SDTM QS: every row is an answer; its groups are responses, and all of them together tell what each questionnaire asks. */
import type { DatasetLoad } from '@meridian/kit/import';
import { decimal, flag, integer, partialDateTime, required, requiredInteger, subjectOf, text } from '@meridian/kit/row';
import { QuestionnaireItems } from './questionnaire-items.ts';
import { ResponseGroups } from './response-groups.ts';

const questionnaires = {
  table: 'epro.questionnaire',
  key: ['questionnaire'],
  columns: ['protocol_id', 'questionnaire', 'items'],
} as const;
const responses = {
  table: 'epro.response',
  key: ['subject_id', 'questionnaire', 'occasion'],
  columns: [
    'subject_id',
    'questionnaire',
    'occasion',
    'visit_num',
    'visit_name',
    'planned_study_day',
    'epoch',
    'authored_at',
    'study_day',
    'status',
    'baseline',
    'total_score',
    'change_from_baseline',
  ],
} as const;
const answers = {
  table: 'epro.answer',
  key: ['subject_id', 'sequence'],
  columns: [
    'subject_id',
    'sequence',
    'questionnaire',
    'occasion',
    'test_code',
    'question',
    'category',
    'value',
    'unit',
    'standard_text',
    'standard_unit',
    'score',
    'status',
    'reason_not_done',
    'baseline',
    'derived',
    'answered_at',
    'study_day',
  ],
} as const;

export const questionnaireLoad: DatasetLoad = {
  domain: 'QS',
  requires: ['USUBJID', 'QSSEQ', 'QSCAT', 'QSTESTCD', 'QSTEST'],
  tables: [questionnaires, responses, answers],
  start({ study }) {
    const items = new QuestionnaireItems();
    const groups = new ResponseGroups(items);
    return {
      row(row) {
        const subjectId = subjectOf(row, study).id;
        const sequence = requiredInteger(row, 'QSSEQ');
        const visitNum = decimal(row, 'VISITNUM');
        const answeredAt = partialDateTime(row, 'QSDTC');
        const answer = {
          subjectId,
          questionnaire: required(row, 'QSCAT'),
          // Without a visit, the date tells responses apart.
          occasion: visitNum ?? answeredAt ?? '',
          visitNum,
          visitName: text(row, 'VISIT'),
          plannedStudyDay: integer(row, 'VISITDY'),
          epoch: text(row, 'EPOCH'),
          answeredAt,
          studyDay: integer(row, 'QSDY'),
          testCode: required(row, 'QSTESTCD'),
          question: required(row, 'QSTEST'),
          category: text(row, 'QSSCAT'),
          score: decimal(row, 'QSSTRESN'),
          status: text(row, 'QSSTAT'),
          baseline: flag(row, 'QSBLFL') ?? false,
          derived: flag(row, 'QSDRVFL') ?? false,
        };
        groups.add(answer);
        return [
          {
            table: 2,
            values: [
              subjectId,
              sequence,
              answer.questionnaire,
              answer.occasion,
              answer.testCode,
              answer.question,
              answer.category,
              text(row, 'QSORRES'),
              text(row, 'QSORRESU'),
              text(row, 'QSSTRESC'),
              text(row, 'QSSTRESU'),
              answer.score,
              answer.status,
              text(row, 'QSREASND'),
              answer.baseline,
              answer.derived,
              answeredAt,
              answer.studyDay,
            ],
          },
        ];
      },
      end: () => [
        ...items.all().map(({ questionnaire, items: asked }) => ({
          table: 0,
          values: [study.protocolId, questionnaire, JSON.stringify(asked)],
        })),
        ...groups.responses().map((response) => ({
          table: 1,
          values: [
            response.subjectId,
            response.questionnaire,
            response.occasion,
            response.visitNum,
            response.visitName,
            response.plannedStudyDay,
            response.epoch,
            response.authoredAt,
            response.studyDay,
            response.status,
            response.baseline,
            response.totalScore,
            response.changeFromBaseline,
          ],
        })),
      ],
    };
  },
};
