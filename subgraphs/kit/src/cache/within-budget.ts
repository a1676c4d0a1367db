/** How a promise ended, or that it had not when its time was over. */
export type Answer<Result> =
  | { readonly state: 'DONE'; readonly result: Result }
  | { readonly state: 'FAILED' }
  | { readonly state: 'LATE' };

/**
 * Waits at most so long, and never rejects. An event loop that was busy runs overdue timers before it reads its sockets;
 * an answer that is already there then counts.
 */
export function withinBudget<Result>(promise: Promise<Result>, budgetMs: number): Promise<Answer<Result>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => setImmediate(resolve, { state: 'LATE' }), budgetMs);
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
