/** Turns questions that arise one by one into as few calls as possible, without ever waiting for a question that may not come. */
import { chunk } from './representations.ts';

export interface Gathered<Answers> {
  readonly answers: Answers;
  /** Of the question among those of its call. */
  readonly place: number;
}

export interface Gatherer<Answers> {
  /** The answer to question `index`; goes out with whatever else is asked about now. */
  ask(index: number): Promise<Gathered<Answers>>;
  /** The question needs no answer, or was asked. When that holds of all, nothing is waited for any longer. */
  settle(index: number): void;
}

/** Long enough for a cache on another machine to answer for the rest. */
const patienceMs = 2;

export function gatherCalls<Answers>(
  total: number,
  call: (indexes: readonly number[]) => Promise<Answers>,
): Gatherer<Answers> {
  interface Question {
    readonly index: number;
    readonly resolve: (gathered: Promise<Gathered<Answers>>) => void;
  }
  const open = new Set(Array(total).keys());
  let waiting: Question[] = [];
  let timer: NodeJS.Timeout | undefined;

  function send(): void {
    clearTimeout(timer);
    timer = undefined;
    const questions = waiting;
    waiting = [];
    for (const part of chunk(questions)) {
      const answered = call(part.map(({ index }) => index));
      part.forEach(({ resolve }, place) => {
        resolve(answered.then((answers) => ({ answers, place })));
      });
    }
  }

  const settle = (index: number): void => {
    if (open.delete(index) && open.size === 0) send();
  };

  return {
    ask(index) {
      const { promise, resolve } = Promise.withResolvers<Gathered<Answers>>();
      waiting.push({ index, resolve });
      timer ??= setTimeout(send, patienceMs);
      settle(index);
      return promise;
    },
    settle,
  };
}
