import type { DatasetLoad, SourceRow } from '@meridian/kit/import';
import { sampleStudy } from '@meridian/kit/testing';
import { describe, expect, it } from 'vitest';
import { loads } from './index.ts';

const study = sampleStudy();
const [questionnaires, visits] = loads as [DatasetLoad, DatasetLoad];
const subjectId = study.subjects['T1-901-1001']?.id;

/** What a dataset's rows become: objects by table. */
function map(load: DatasetLoad, rows: readonly SourceRow[]): Record<string, Record<string, unknown>[]> {
  const mapper = load.start({ study, dataset: 'x' });
  const mapped = [...rows.flatMap((row) => mapper.row(row)), ...(mapper.end?.() ?? [])];
  return Object.fromEntries(
    load.tables.map(({ table, columns }, index) => [
      table,
      mapped
        .filter((row) => row.table === index)
        .map(({ values }) => Object.fromEntries(columns.map((column, position) => [column, values[position]]))),
    ]),
  );
}

const answer = (sequence: number, more: SourceRow = {}): SourceRow => ({
  USUBJID: 'T1-901-1001',
  QSSEQ: String(sequence),
  QSTESTCD: `MMITM0${sequence}`,
  QSTEST: `Question ${sequence}`,
  QSCAT: 'MMSE',
  QSSCAT: 'RECALL',
  QSORRES: '3',
  QSSTRESC: '3',
  QSSTRESN: '3',
  VISITNUM: '9.299999999999999',
  VISIT: 'UNSCHEDULED 9.3',
  VISITDY: '-7',
  EPOCH: 'SCREENING',
  QSDTC: '2013-12-26',
  QSDY: '-7',
  ...more,
});

describe('QS', () => {
  it('keeps an answer as the file has it', () => {
    const { 'epro.answer': answers } = map(questionnaires, [
      answer(1, { QSORRES: 'THREE', QSORRESU: 'pt', QSSTRESN: '3.10', QSBLFL: 'Y' }),
    ]);
    expect(answers).toEqual([
      {
        ...{
          subject_id: subjectId,
          sequence: 1,
          questionnaire: 'MMSE',
          occasion: '9.299999999999999',
          test_code: 'MMITM01',
          question: 'Question 1',
          category: 'RECALL',
        },
        ...{
          value: 'THREE',
          unit: 'pt',
          standard_text: '3',
          standard_unit: null,
          score: '3.10',
          status: null,
          reason_not_done: null,
          baseline: true,
          derived: false,
        },
        ...{ answered_at: '2013-12-26', study_day: -7 },
      },
    ]);
  });

  it('groups answers into a response a subject, questionnaire and visit, and gives it its total', () => {
    const { 'epro.response': responses } = map(questionnaires, [
      answer(1),
      answer(2, { QSSTRESN: '2.5' }),
      answer(3, { QSTESTCD: 'MMITM01', VISITNUM: '10', QSDTC: '2014-03' }),
    ]);
    expect(responses).toEqual([
      {
        ...{
          subject_id: subjectId,
          questionnaire: 'MMSE',
          occasion: '9.299999999999999',
          visit_num: '9.299999999999999',
          visit_name: 'UNSCHEDULED 9.3',
          planned_study_day: -7,
        },
        ...{
          epoch: 'SCREENING',
          authored_at: '2013-12-26',
          study_day: -7,
          status: 'COMPLETED',
          baseline: false,
          total_score: '5.5',
          change_from_baseline: null,
        },
      },
      expect.objectContaining({ visit_num: '10', authored_at: '2014-03', total_score: null }),
    ]);
  });

  it("shows the source's own total as it is, and the change from the baseline response exactly", () => {
    const total = (sequence: number, VISITNUM: string, QSSTRESN: string, QSBLFL = ''): SourceRow =>
      answer(sequence, { QSCAT: 'ADAS-COG', QSTESTCD: 'ACTOT', QSDRVFL: 'Y', QSORRES: '', VISITNUM, QSSTRESN, QSBLFL });
    const { 'epro.response': responses } = map(questionnaires, [
      total(1, '3', '61.55172413793103', 'Y'),
      total(2, '8', '56.724137931034484'),
      total(3, '10', ''),
    ]);
    expect(
      responses?.map(({ total_score, change_from_baseline, baseline }) => [
        total_score,
        change_from_baseline,
        baseline,
      ]),
    ).toEqual([
      ['61.55172413793103', null, true],
      ['56.724137931034484', '-4.827586206896546', false],
      [null, null, false],
    ]);
  });

  it('takes the earliest date of a response whose answers have several, with its study day', () => {
    const { 'epro.response': responses } = map(questionnaires, [
      answer(1, { QSDTC: '', QSDY: '' }),
      answer(2, { QSDTC: '2014-01-03', QSDY: '2' }),
      answer(3, { QSDTC: '2014-01-02', QSDY: '1' }),
    ]);
    expect(responses).toMatchObject([{ authored_at: '2014-01-02', study_day: 1 }]);
  });

  it('keeps responses without a visit apart by date', () => {
    const { 'epro.response': responses } = map(questionnaires, [
      answer(1, { VISITNUM: '' }),
      answer(2, { VISITNUM: '', QSDTC: '2014-01-05' }),
    ]);
    expect(responses?.map(({ occasion, visit_num }) => [occasion, visit_num])).toEqual([
      ['2013-12-26', null],
      ['2014-01-05', null],
    ]);
  });

  it('is NOT_DONE when every question is marked so, and completed when one is not', () => {
    const skipped = { QSSTAT: 'NOT DONE', QSREASND: 'REFUSED', QSORRES: '', QSSTRESC: '', QSSTRESN: '' };
    expect(map(questionnaires, [answer(1, skipped), answer(2, skipped)])['epro.response']).toMatchObject([
      { status: 'NOT_DONE', total_score: null },
    ]);
    expect(map(questionnaires, [answer(1, skipped), answer(2)])['epro.response']).toMatchObject([
      { status: 'COMPLETED', total_score: null },
    ]);
  });

  it('derives the items of each questionnaire, by test code', () => {
    const { 'epro.questionnaire': found } = map(questionnaires, [
      answer(2),
      answer(1, { USUBJID: 'T1-902-1003' }),
      answer(3, {
        USUBJID: 'T1-902-1003',
        QSCAT: 'PHQ-9',
        QSTESTCD: 'PHQTOT',
        QSTEST: 'Total',
        QSSCAT: '',
        QSDRVFL: 'Y',
      }),
    ]);
    expect(
      found?.map(({ protocol_id, questionnaire, items }) => [protocol_id, questionnaire, JSON.parse(String(items))]),
    ).toEqual([
      [
        'T1',
        'MMSE',
        [
          { testCode: 'MMITM01', text: 'Question 1', category: 'RECALL', derived: false },
          { testCode: 'MMITM02', text: 'Question 2', category: 'RECALL', derived: false },
        ],
      ],
      ['T1', 'PHQ-9', [{ testCode: 'PHQTOT', text: 'Total', category: null, derived: true }]],
    ]);
  });

  it('scores an unknown instrument by its own derived total alone, and not when there are two', () => {
    const total = { QSCAT: 'PHQ-9', QSDRVFL: 'Y', QSTEST: 'Total score' };
    expect(
      map(questionnaires, [answer(1, { QSCAT: 'PHQ-9' }), answer(2, { ...total, QSSTRESN: '17' })])['epro.response'],
    ).toMatchObject([{ total_score: '17' }]);
    expect(map(questionnaires, [answer(1, total), answer(2, total)])['epro.response']).toMatchObject([
      { total_score: null },
    ]);
    expect(map(questionnaires, [answer(1, { QSCAT: 'PHQ-9' })])['epro.response']).toMatchObject([
      { total_score: null },
    ]);
  });

  it.each([
    ['USUBJID', 'T1-901-9999', 'is no subject of this study'],
    ['QSSEQ', '', 'is empty'],
    ['QSSEQ', '1.5', 'is not a whole number'],
    ['QSCAT', '', 'is empty'],
    ['QSTESTCD', '', 'is empty'],
    ['QSTEST', '', 'is empty'],
    ['QSSTRESN', '<3', 'is not a decimal number'],
    ['VISITNUM', 'three', 'is not a decimal number'],
    ['QSDTC', '2014-13-01', 'is not an ISO 8601 date'],
    ['QSBLFL', 'X', 'is neither Y nor N'],
  ])('refuses a row whose %s is %j, and leaves it out of the response', (column, cell, reason) => {
    const mapper = questionnaires.start({ study, dataset: 'x' });
    expect(() => mapper.row(answer(1, { [column]: cell }))).toThrow(
      expect.objectContaining({ name: 'RowRefused', column, reason: expect.stringContaining(reason) }),
    );
    expect(mapper.end?.()).toEqual([]);
  });
});

describe('SV', () => {
  it('keeps each visit that a subject attended, once', () => {
    const visit = (VISITNUM: string, more: SourceRow = {}): SourceRow => ({
      USUBJID: 'T1-901-1001',
      VISITNUM,
      ...more,
    });
    const rows = [visit('3'), visit('3'), visit('9.299999999999999'), visit(''), visit('4', { SVOCCUR: 'N' })];
    expect(map(visits, rows)['epro.attended_visit']).toEqual([
      { subject_id: subjectId, visit_num: '3' },
      { subject_id: subjectId, visit_num: '9.299999999999999' },
    ]);
  });
});
