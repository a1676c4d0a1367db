/** Many random operations over every supergraph; stops at the first difference, and makes it small. */
import fc from 'fast-check';
import type { Feature } from './count-features.ts';
import { type Discards, type Operation, operations } from './generate-operation.ts';
import type { Target } from './open-target.ts';
import { type Case, type Difference, describeAnswer, type HttpCounts, type Outcome, runCase } from './run-case.ts';

export interface Tally {
  operations: number;
  runs: number;
  compared: number;
  withErrors: number;
  withData: number;
  withFaults: number;
  otherOrder: number;
  /** Answers, and of them those without Apollo Server and those with parts of replies. */
  http: { answers: number; known: number; spliced: number };
  readonly discards: Discards;
  readonly accepted: Map<string, number>;
  readonly features: Map<Feature, number>;
}

export interface Failure {
  readonly target: string;
  readonly smallest: Case;
  readonly difference: Difference;
}

export interface Report {
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly failure: Failure | undefined;
}

export interface EqualityOptions {
  /** In all. */
  readonly operations: number;
  readonly seed: number;
  /** Runs with faults for each operation. */
  readonly faultyRuns?: number;
  /** How many of them, in all, are asked over HTTP, too. */
  readonly overHttp?: number;
}

/** How many smaller cases are tried, one after the other. */
const mostShrinks = 400;

const add = <Key>(counts: Map<Key, number>, key: Key): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

const createTally = (): Tally => ({
  ...{ operations: 0, runs: 0, compared: 0, withErrors: 0, withData: 0, withFaults: 0, otherOrder: 0 },
  http: { answers: 0, known: 0, spliced: 0 },
  discards: { made: 0, invalid: 0 },
  accepted: new Map(),
  features: new Map(),
});

function addHttp({ http }: Tally, { answers, known, spliced }: HttpCounts): void {
  http.answers += answers;
  http.known += known;
  http.spliced += spliced;
}

function note(tally: Tally, { runs, compared, accepted, features, otherOrder, overHttp }: Outcome): void {
  tally.operations += 1;
  tally.runs += runs.all;
  tally.withErrors += runs.withErrors;
  tally.withData += runs.withData;
  tally.withFaults += runs.withFaults;
  tally.compared += compared;
  if (otherOrder) tally.otherOrder += 1;
  addHttp(tally, overHttp);
  for (const name of accepted) add(tally.accepted, name);
  for (const feature of features) add(tally.features, feature);
}

export async function runEquality(
  targets: readonly Target[],
  { operations: count, seed, faultyRuns = 2, overHttp = 0 }: EqualityOptions,
): Promise<Report> {
  const tallies = new Map<string, Tally>();
  for (const [index, target] of targets.entries()) {
    const tally = createTally();
    tallies.set(target.name, tally);
    const arbitrary = operations(target.schema, target.pools, tally.discards, target.limits);
    const cases = fc.record({
      operation: arbitrary,
      faultSeeds: fc.array(fc.noShrink(fc.integer()), { minLength: faultyRuns, maxLength: faultyRuns }),
    });
    const share = Math.floor(count / targets.length) + (index < count % targets.length ? 1 : 0);
    const asked = Math.ceil((overHttp * share) / count);
    for (const [place, sampled] of fc.sample(cases, { numRuns: share, seed }).entries()) {
      const each = { ...sampled, overHttp: place < asked };
      const outcome = await runCase(target, each);
      note(tally, outcome);
      if (outcome.difference) return { tallies, failure: await shrink(target, arbitrary, each, outcome.difference) };
    }
  }
  return { tallies, failure: undefined };
}

async function shrink(
  target: Target,
  arbitrary: fc.Arbitrary<Operation>,
  found: Case,
  difference: Difference,
): Promise<Failure> {
  // The other runs have nothing to do with it.
  const faultSeeds = difference.faultSeed === undefined ? [] : [difference.faultSeed];
  const { overHttp } = found;
  let smallest: Failure = { target: target.name, smallest: { ...found, faultSeeds }, difference };
  let left = mostShrinks;
  for (let smaller: Failure | undefined = smallest; smaller; ) {
    smallest = smaller;
    smaller = undefined;
    for (const { value: operation } of arbitrary.shrink(smallest.smallest.operation, undefined)) {
      if (left-- <= 0) return smallest;
      const { difference: still } = await runCase(target, { operation, faultSeeds, overHttp });
      if (still?.what !== difference.what || still.faultSeed !== difference.faultSeed) continue;
      smaller = { target: target.name, smallest: { operation, faultSeeds, overHttp }, difference: still };
      break;
    }
  }
  return smallest;
}

export function describeFailure({ target, smallest: { operation }, difference }: Failure, seed: number): string {
  const { query, variables, operationName } = operation;
  return [
    `supergraph ${target}, seed ${seed}: different ${difference.what}`,
    query,
    `variables ${JSON.stringify(variables)}${operationName === undefined ? '' : `, operation ${operationName}`}`,
    `faults ${difference.faultSeed ?? 'none'}`,
    ...Object.entries(difference.answers).map(([name, answer]) => `  ${name}\n      ${describeAnswer(answer)}`),
  ].join('\n');
}

/** All supergraphs together. */
export function total(tallies: ReadonlyMap<string, Tally>): Tally {
  const sum = createTally();
  for (const tally of tallies.values()) {
    sum.operations += tally.operations;
    sum.runs += tally.runs;
    sum.compared += tally.compared;
    addHttp(sum, tally.http);
    sum.withErrors += tally.withErrors;
    sum.withData += tally.withData;
    sum.withFaults += tally.withFaults;
    sum.otherOrder += tally.otherOrder;
    sum.discards.made += tally.discards.made;
    sum.discards.invalid += tally.discards.invalid;
    for (const [name, count] of tally.accepted) sum.accepted.set(name, (sum.accepted.get(name) ?? 0) + count);
    for (const [name, count] of tally.features) sum.features.set(name, (sum.features.get(name) ?? 0) + count);
  }
  return sum;
}
