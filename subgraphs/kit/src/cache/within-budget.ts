/** How a promise ended, or that it had not when its time was over. */
export type Answer<Result> =
  | { readonly state: 'DONE'; readonly result: Result }
  | { readonly state: 'FAILED' }
  | { readonly state: 'LATE' };

/** One long turn of the event loop counts as one of these, however long it was. */
const parts = 5;

/**
 * Waits at most so long, and never rejects. An event loop that is busy sends late, and runs overdue timers before it reads
 * its sockets: so the time is counted in parts, and an answer that is already there when it is over still counts.
 */
export function withinBudget<Result>(promise: Promise<Result>, budgetMs: number): Promise<Answer<Result>> {
  return new Promise((resolve) => {
    let left = parts;
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      if (left === 0) setImmediate(resolve, { state: 'LATE' });
      else timer = setTimeout(wait, budgetMs / parts);
      left -= 1;
    };
    wait();
    promise.then(
      (result) => {
        clearTimeout(timer);
        resolve({ state: 'DONE', result });
      },
      () => {
        clearTimeout(timer);
        resolve({ state: 'FAILED' });
      },
    );
  });
}
