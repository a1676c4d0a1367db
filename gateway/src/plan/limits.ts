/** Bounds on what one document may cost, wherever it is parsed, validated or planned. */

/** Tokens of one document at most; the longest operation a report needs has a few thousand. */
export const maxTokens = 20_000;

/** Levels of selections, lists and objects in one document at most; a tenth of what the stack holds. */
export const maxDepth = 300;

/** Validation ends after this many errors. */
export const maxValidationErrors = 20;

/** Selections of one operation at most, each fragment counted wherever it is spread. */
export const maxRecursiveSelections = 10_000_000;

/** Plans compared at most before the best so far is taken, and paths considered at most; both are unlimited by default. */
export const maxEvaluatedPlans = 10_000;
export const pathsLimit = 10_000;

/** Whether this is what the query planner throws at its limits; it gives these errors no code. */
export const isTooComplex = (message: string): boolean =>
  /^(Number of [\w-]+ selections exceeds limit|Too many options generated|Exceeded maximum recursive selections)/.test(
    message,
  );
