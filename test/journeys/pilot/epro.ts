/** What the questionnaires section must answer for one subject. */
import { byColumns, type Row, type StudyFiles } from '../../pilot-files.ts';
import { code, flag, id, provenance, text, visitOf, whole } from './cells.ts';
import type { Expected } from './expected.ts';

const respondents = {
  'ADAS-COG': 'PERFORMANCE',
  'ADCS-CGIC': 'CLINICIAN',
  NPI: 'CAREGIVER',
  DAD: 'CAREGIVER',
  MMSE: 'PERFORMANCE',
  'MHIS-NACC': 'CLINICIAN',
} as const;
/** Test code of the total that the source itself gives. */
const totals: Readonly<Record<string, string>> = { 'ADAS-COG': 'ACTOT', NPI: 'NPTOT', 'ADCS-CGIC': 'CIBIC' };

const isDone = (row: Row): boolean => row.QSSTAT !== 'NOT DONE';
const byTestCode = (rows: readonly Row[]) => new Map(rows.map((row) => [row.QSTESTCD, row]));

/** The pilot's scores are whole numbers, the percentages computed of DAD have two decimals; hundredths keep both exact. */
const hundredths = (decimal: string): number => Math.round(Number(decimal) * 100);
const decimalOf = (value: number, category: string): string => (value / 100).toFixed(category === 'DAD' ? 2 : 0);

export class Responses {
  readonly #groups: ReadonlyMap<string, readonly Row[]>;
  readonly #asked: ReadonlyMap<string, ReadonlySet<string | undefined>>;
  readonly #visits: ReadonlyMap<string, ReadonlySet<string | undefined>>;

  constructor(files: StudyFiles) {
    const rows = files.rows('qs');
    this.#groups = byColumns(rows, 'USUBJID', 'QSCAT', 'VISITNUM');
    this.#asked = new Map(
      [...byColumns(rows, 'QSCAT')].map(([category, group]) => [
        category,
        new Set(group.filter(({ QSDRVFL }) => QSDRVFL !== 'Y').map(({ QSTESTCD }) => QSTESTCD)),
      ]),
    );
    this.#visits = new Map(
      [...byColumns(files.rows('sv'), 'USUBJID')].map(([usubjid, group]) => [
        usubjid,
        new Set(group.map(({ VISITNUM }) => VISITNUM)),
      ]),
    );
  }

  get groups(): ReadonlyMap<string, readonly Row[]> {
    return this.#groups;
  }

  #computed(category: string, rows: readonly Row[]): string | null {
    const answers = byTestCode(rows);
    const scores = [...(this.#asked.get(category) ?? [])].map((testCode) => answers.get(testCode)?.QSSTRESN);
    if (scores.some((score) => !score)) return null;
    if (category !== 'DAD')
      return decimalOf(
        scores.reduce((sum, score) => sum + hundredths(score as string), 0),
        category,
      );
    const yes = scores.filter((score) => score === '1').length;
    const applicable = scores.filter((score) => score !== '96').length;
    return applicable === 0 ? null : (Math.round((yes * 10_000) / applicable) / 100).toFixed(2);
  }

  total(rows: readonly Row[]): string | null {
    const category = rows[0]?.QSCAT ?? '';
    const given = totals[category];
    return given ? text(byTestCode(rows).get(given)?.QSSTRESN) : this.#computed(category, rows);
  }

  change(rows: readonly Row[]): string | null {
    const [first] = rows;
    const isBaseline = (group: readonly Row[]) => group.some(({ QSBLFL }) => QSBLFL === 'Y');
    const baselines = [...this.#groups.values()].filter(
      (group) => group[0]?.USUBJID === first?.USUBJID && group[0]?.QSCAT === first?.QSCAT && isBaseline(group),
    );
    if (baselines.length !== 1 || isBaseline(rows)) return null;
    const [total, from] = [this.total(rows), this.total(baselines[0] as readonly Row[])];
    return total === null || from === null ? null : decimalOf(hundredths(total) - hundredths(from), first?.QSCAT ?? '');
  }

  /** Expected at a visit is what at least half of those who attended it, and completed anything at all, completed there. */
  compliance(): (usubjid: string) => { expected: number; completed: number; missed: number; rate: string | null } {
    const completed = new Set([...this.#groups].filter(([, rows]) => rows.some(isDone)).map(([key]) => key));
    const active = new Set([...completed].map((key) => key.split('|')[0] as string));
    const attendees = new Map<string | undefined, string[]>();
    for (const usubjid of active) {
      for (const visit of this.#visits.get(usubjid) ?? [])
        attendees.set(visit, [...(attendees.get(visit) ?? []), usubjid]);
    }
    const belongs = (category: string, visit: string | undefined) => {
      const there = attendees.get(visit) ?? [];
      return 2 * there.filter((usubjid) => completed.has(`${usubjid}|${category}|${visit}`)).length >= there.length;
    };
    const plan = [...attendees.keys()].flatMap((visit) =>
      Object.keys(respondents)
        .filter((category) => belongs(category, visit))
        .map((category) => ({ visit, category })),
    );
    return (usubjid) => {
      const visits = active.has(usubjid) ? this.#visits.get(usubjid) : undefined;
      const due = plan.filter(({ visit }) => visits?.has(visit));
      const given = due.filter(({ visit, category }) => completed.has(`${usubjid}|${category}|${visit}`)).length;
      return {
        expected: due.length,
        completed: given,
        missed: due.length - given,
        rate: due.length === 0 ? null : (Math.round((10_000 * given) / due.length) / 10_000).toFixed(4),
      };
    };
  }
}

export function expectEpro(responses: Responses): Record<string, Expected> {
  const groupOf = (row: Row) => responses.groups.get(`${row.USUBJID}|${row.QSCAT}|${row.VISITNUM}`) ?? [];
  const bySequence = (rows: readonly Row[]) => rows.toSorted((one, other) => Number(one.QSSEQ) - Number(other.QSSEQ));
  return {
    questionnaires: {
      type: 'QuestionnaireResponse',
      rows: [...responses.groups.values()].map((rows) => rows[0] as Row),
      order: (one, other) =>
        one.QSCAT === other.QSCAT
          ? Number(one.VISITNUM) - Number(other.VISITNUM)
          : (one.QSCAT as string) < (other.QSCAT as string)
            ? -1
            : 1,
      plain: 'questionnaireResponses',
      record: (row) => {
        const rows = groupOf(row);
        const respondent = code(row.QSCAT, respondents);
        return {
          id,
          subject: { usubjid: row.USUBJID },
          questionnaire: { qscat: row.QSCAT },
          status: rows.some(isDone) ? 'COMPLETED' : 'NOT_DONE',
          ...visitOf(row),
          epoch: text(row.EPOCH),
          authoredAt: text(row.QSDTC),
          studyDay: whole(row.QSDY),
          respondent,
          isBaseline: rows.some(({ QSBLFL }) => QSBLFL === 'Y'),
          answers: bySequence(rows).map((answer) => ({
            sequence: whole(answer.QSSEQ),
            testCode: answer.QSTESTCD,
            question: answer.QSTEST,
            category: text(answer.QSSCAT),
            value: text(answer.QSORRES),
            unit: text(answer.QSORRESU),
            standardText: text(answer.QSSTRESC),
            standardUnit: text(answer.QSSTRESU),
            score: text(answer.QSSTRESN),
            status: text(answer.QSSTAT),
            reasonNotDone: text(answer.QSREASND),
            baseline: flag(answer.QSBLFL) ?? false,
            derived: flag(answer.QSDRVFL) ?? false,
            answeredAt: text(answer.QSDTC),
            studyDay: whole(answer.QSDY),
          })),
          totalScore: responses.total(rows),
          changeFromBaseline: responses.change(rows),
          alerts: [],
          provenance: provenance('EPRO', `QS.${row.QSCAT}.${row.VISITNUM}`),
        };
      },
    },
  };
}
