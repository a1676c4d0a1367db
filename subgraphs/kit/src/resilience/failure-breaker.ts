/** When a breaker opens: too great a share of the calls of a window failed, or too many failed in a row. */
import { CircuitState, type IBreaker } from 'cockatiel';

export interface FailureRule {
  /** Kept in five parts, each forgotten as a whole. */
  readonly windowMs: number;
  /** Failed calls among all calls of the window, from which on the breaker opens. */
  readonly ratio: number;
  /** Below that number of calls in the window the ratio says nothing. */
  readonly minimumCalls: number;
  /** Failed calls in a row that open the breaker however few they are. */
  readonly consecutiveFailures: number;
}

interface Bucket {
  readonly startedAtMs: number;
  calls: number;
  failures: number;
}

/** cockatiel's SamplingBreaker counts calls of any age where calls are rare, and takes its minimum as a rate: neither is what a source that is seldom asked needs. */
export class FailureBreaker implements IBreaker {
  readonly state = null;
  readonly #rule: FailureRule;
  #buckets: Bucket[] = [];
  #failuresInARow = 0;

  constructor(rule: FailureRule) {
    this.#rule = rule;
  }

  success(state: CircuitState): void {
    if (state === CircuitState.HalfOpen) this.reset();
    this.#failuresInARow = 0;
    this.#bucket().calls += 1;
  }

  /** True when the breaker must open. */
  failure(): boolean {
    const bucket = this.#bucket();
    bucket.calls += 1;
    bucket.failures += 1;
    this.#failuresInARow += 1;
    if (this.#failuresInARow >= this.#rule.consecutiveFailures) return true;
    let calls = 0;
    let failures = 0;
    for (const each of this.#buckets) {
      calls += each.calls;
      failures += each.failures;
    }
    return calls >= this.#rule.minimumCalls && failures >= calls * this.#rule.ratio;
  }

  reset(): void {
    this.#buckets = [];
    this.#failuresInARow = 0;
  }

  #bucket(): Bucket {
    const nowMs = performance.now();
    const { windowMs } = this.#rule;
    this.#buckets = this.#buckets.filter(({ startedAtMs }) => nowMs - startedAtMs < windowMs);
    const last = this.#buckets.at(-1);
    if (last && nowMs - last.startedAtMs < windowMs / 5) return last;
    const bucket = { startedAtMs: nowMs, calls: 0, failures: 0 };
    this.#buckets.push(bucket);
    return bucket;
  }
}
