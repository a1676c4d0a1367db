/** The latest calls of one process that a rate limit granted, those to come included: a sliding window, so that no second holds more than the limit wherever it begins. */
export class GrantLog {
  readonly #kept: number;
  readonly #windowMs: number;
  /** Latest first. */
  #grantedAtMs: number[] = [];

  /** `kept` is the greatest limit that will be asked for. */
  constructor(kept: number, windowMs: number) {
    this.#kept = kept;
    this.#windowMs = windowMs;
  }

  /** How long a call must wait, at least `delayMs`, for a window to hold `limit` calls at most. It is granted, and counts, when that is no more than `waitMs`. */
  reserve(limit: number, waitMs: number, delayMs = 0): number {
    const nowMs = performance.now();
    const nth = this.#grantedAtMs[limit - 1] ?? Number.NEGATIVE_INFINITY;
    const atMs = Math.max(nowMs + delayMs, nth + this.#windowMs);
    if (atMs - nowMs > waitMs) return atMs - nowMs;
    this.#grantedAtMs = [atMs, ...this.#grantedAtMs].sort((a, b) => b - a).slice(0, this.#kept);
    return atMs - nowMs;
  }
}
