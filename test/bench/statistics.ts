/** The numbers that the bench tells, from what its rounds measured. */

/** One contender under one operation for one round. */
export interface Round {
  readonly seconds: number;
  readonly latenciesMs: readonly number[];
  /** User and system time that the contender's process used. */
  readonly cpuMs: number;
}

/** A ratio of each round to the baseline's in the same round. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export interface Result {
  readonly requests: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMsPerRequest: number;
  /** How much of one core the contender's process used; above 1 it used more than one. */
  readonly cores: number;
}

/** The smallest value that at least `percent` percent of the values do not exceed (nearest rank). NaN without values. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2;
}

const rate = ({ latenciesMs, seconds }: Round): number => latenciesMs.length / seconds;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What a contender did in all rounds. */
export function summarize(rounds: readonly Round[]): Result {
  const latenciesMs = rounds.flatMap((round) => round.latenciesMs);
  const seconds = sum(rounds.map((round) => round.seconds));
  const cpuMs = sum(rounds.map((round) => round.cpuMs));
  return {
    requests: latenciesMs.length,
    requestsPerSecond: latenciesMs.length / seconds,
    p50Ms: percentile(latenciesMs, 50),
    p99Ms: percentile(latenciesMs, 99),
    cpuMsPerRequest: cpuMs / latenciesMs.length,
    cores: cpuMs / 1000 / seconds,
  };
}

/** Each round beside the same round of the baseline, which has as many, in the same order. */
export function compareRounds(rounds: readonly Round[], baseline: readonly Round[]): Spread {
  const ratios = rounds.map((round, index) => rate(round) / rate(baseline[index] as Round));
  return { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) };
}
