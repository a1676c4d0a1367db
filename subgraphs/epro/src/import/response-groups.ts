/** Gathers answers into responses while rows pass; what it keeps of an answer is what scoring needs. */
import { groupBy } from '@meridian/kit/loader';
import { instrumentOf } from '../rules/instruments.ts';
import { changesFromBaseline, computeTotal, isTotal } from '../rules/score.ts';
import type { AnsweredItem, QuestionnaireItems } from './questionnaire-items.ts';

export interface GroupedAnswer extends AnsweredItem {
  readonly subjectId: string;
  readonly occasion: string;
  readonly visitNum: string | null;
  readonly visitName: string | null;
  readonly plannedStudyDay: number | null;
  readonly epoch: string | null;
  readonly answeredAt: string | null;
  readonly studyDay: number | null;
  readonly score: string | null;
  readonly status: string | null;
  readonly baseline: boolean;
}

interface Group {
  readonly subjectId: string;
  readonly questionnaire: string;
  readonly occasion: string;
  readonly visitNum: string | null;
  visitName: string | null;
  plannedStudyDay: number | null;
  epoch: string | null;
  authoredAt: string | null;
  studyDay: number | null;
  baseline: boolean;
  /** Questions asked, and how many of them are marked not done. */
  asked: number;
  notDone: number;
  /** Numbers of the source's own totals. */
  readonly totals: (string | null)[];
  /** Numbers by test code; kept only where the total is computed. */
  readonly scores: Map<string, string> | null;
}

export interface GroupedResponse extends Omit<Group, 'asked' | 'notDone' | 'totals' | 'scores'> {
  readonly status: 'COMPLETED' | 'NOT_DONE';
  readonly totalScore: string | null;
  readonly changeFromBaseline: string | null;
}

const notDone = 'NOT DONE';

export class ResponseGroups {
  readonly #groups = new Map<string, Group>();
  readonly #items: QuestionnaireItems;

  constructor(items: QuestionnaireItems) {
    this.#items = items;
  }

  add(answer: GroupedAnswer): void {
    this.#items.add(answer);
    const key = `${answer.subjectId}\n${answer.questionnaire}\n${answer.occasion}`;
    let group = this.#groups.get(key);
    if (group === undefined) {
      group = open(answer);
      this.#groups.set(key, group);
    }
    group.visitName ??= answer.visitName;
    group.plannedStudyDay ??= answer.plannedStudyDay;
    group.epoch ??= answer.epoch;
    if (answer.answeredAt !== null && (group.authoredAt === null || answer.answeredAt < group.authoredAt)) {
      group.authoredAt = answer.answeredAt;
      group.studyDay = answer.studyDay;
    } else if (answer.answeredAt === group.authoredAt) group.studyDay ??= answer.studyDay;
    group.baseline ||= answer.baseline;
    if (!answer.derived) {
      group.asked += 1;
      if (answer.status === notDone) group.notDone += 1;
      if (answer.score !== null) group.scores?.set(answer.testCode, answer.score);
    }
    if (isTotal(answer.questionnaire, answer)) group.totals.push(answer.score);
  }

  responses(): GroupedResponse[] {
    const series = groupBy(this.#groups.values(), ({ subjectId, questionnaire }) => `${subjectId}\n${questionnaire}`);
    return [...series.values()].flatMap((groups) => {
      const totals = groups.map((group) => this.#totalOf(group));
      const changes = changesFromBaseline(
        groups.map(({ baseline }, index) => ({ baseline, total: totals[index] ?? null })),
      );
      return groups.map((group, index) => ({
        ...group,
        status: group.asked > 0 && group.notDone === group.asked ? ('NOT_DONE' as const) : ('COMPLETED' as const),
        totalScore: totals[index] ?? null,
        changeFromBaseline: changes[index] ?? null,
      }));
    });
  }

  #totalOf({ questionnaire, totals, scores }: Group): string | null {
    // Two totals in one response: neither is known to be the one.
    if (totals.length > 0) return totals.length === 1 ? (totals[0] ?? null) : null;
    const computation = instrumentOf(questionnaire)?.computation ?? null;
    if (computation === null || scores === null) return null;
    return computeTotal(computation, this.#items.asked(questionnaire), scores);
  }
}

const open = ({ subjectId, questionnaire, occasion, visitNum }: GroupedAnswer): Group => ({
  subjectId,
  questionnaire,
  occasion,
  visitNum,
  visitName: null,
  plannedStudyDay: null,
  epoch: null,
  authoredAt: null,
  studyDay: null,
  baseline: false,
  asked: 0,
  notDone: 0,
  totals: [],
  scores: instrumentOf(questionnaire)?.computation ? new Map() : null,
});
