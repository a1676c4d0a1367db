/** Gathers what each questionnaire asks while answers pass. */
import type { QuestionnaireItemRecord } from '../records.ts';

export interface AnsweredItem {
  readonly questionnaire: string;
  readonly testCode: string;
  readonly question: string;
  readonly category: string | null;
  readonly derived: boolean;
}

export class QuestionnaireItems {
  readonly #items = new Map<string, Map<string, QuestionnaireItemRecord>>();

  /** An item has the text of its first answer; it is derived when all its answers are. */
  add({ questionnaire, testCode, question, category, derived }: AnsweredItem): void {
    let items = this.#items.get(questionnaire);
    if (items === undefined) {
      items = new Map();
      this.#items.set(questionnaire, items);
    }
    const known = items.get(testCode);
    if (known === undefined) items.set(testCode, { testCode, text: question, category, derived });
    else if (known.derived && !derived) items.set(testCode, { ...known, derived: false });
  }

  /** Test codes of the questions that are asked of people. */
  asked(questionnaire: string): string[] {
    const items = [...(this.#items.get(questionnaire)?.values() ?? [])];
    return items.filter(({ derived }) => !derived).map(({ testCode }) => testCode);
  }

  /** Each questionnaire with its items by test code. */
  all(): { readonly questionnaire: string; readonly items: readonly QuestionnaireItemRecord[] }[] {
    return [...this.#items].map(([questionnaire, items]) => ({
      questionnaire,
      items: [...items.values()].sort((one, other) => (one.testCode < other.testCode ? -1 : 1)),
    }));
  }
}
