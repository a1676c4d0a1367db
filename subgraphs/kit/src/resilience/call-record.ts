/** What an endpoint tells of its calls. */
const keptDurations = 128;

export class CallRecord {
  calls = 0;
  failures = 0;
  shed = 0;
  lastSuccessAt: Date | null = null;
  lastFailureAt: Date | null = null;
  readonly #durationsMs: number[] = [];
  #ended = 0;

  /** A call that the source answered, or failed to. What the caller gave up says nothing of the source. */
  end(outcome: 'success' | 'failure', durationMs: number): void {
    this.#durationsMs[this.#ended % keptDurations] = durationMs;
    this.#ended += 1;
    if (outcome === 'success') this.lastSuccessAt = new Date();
    else {
      this.failures += 1;
      this.lastFailureAt = new Date();
    }
  }

  /** Of the latest 128 calls; null before the first. */
  p95Ms(): number | null {
    const sorted = this.#durationsMs.toSorted((a, b) => a - b);
    return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? null;
  }
}
