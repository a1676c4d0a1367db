/** One operation, answered by both engines and by graphql-js alone; then by both engines again while the same things go wrong, and judged by what is true; then over HTTP. */
import type { FormattedExecutionResult } from 'graphql';
import { differsFromInProcess, sameHead } from './answer-over-http.ts';
import { describeError, missingFrom, sameCompletion, sameData, sameErrors, sameOrder, toldErrors } from './compare.ts';
import { type Feature, featuresOfAnswer, featuresOfOperation } from './count-features.ts';
import type { Operation } from './generate-operation.ts';
import { isTooComplex, knownDifferences, type Pair, tellsMore } from './known-differences.ts';
import type { Target } from './open-target.ts';

export interface Case {
  readonly operation: Operation;
  /** A run under each. */
  readonly faultSeeds: readonly number[];
  /** Whether it is asked over HTTP, too. */
  readonly overHttp: boolean;
}

export interface HttpCounts {
  readonly answers: number;
  /** Of which Apollo Server had no part. */
  readonly known: number;
  /** Of which parts are bytes of replies. */
  readonly spliced: number;
}

type Answer = FormattedExecutionResult;

export interface Difference {
  /** What differs. */
  readonly what: string;
  /** Undefined for what must be answered when nothing fails. */
  readonly faultSeed: number | undefined;
  readonly answers: Readonly<Record<string, Answer>>;
}

export interface Outcome {
  readonly difference: Difference | undefined;
  readonly features: ReadonlySet<Feature>;
  /** Names of accepted differences, one for each run in which it was met. */
  readonly accepted: readonly string[];
  /** Runs of the compiled engine, and how they ended. */
  readonly runs: {
    readonly all: number;
    readonly withErrors: number;
    readonly withData: number;
    readonly withFaults: number;
  };
  /** Runs in which both engines were compared. */
  readonly compared: number;
  /** The stock engine's answer was right, but in another order. */
  readonly otherOrder: boolean;
  readonly overHttp: HttpCounts;
}

const notOverHttp: HttpCounts = { answers: 0, known: 0, spliced: 0 };

export async function runCase(target: Target, one: Case): Promise<Outcome> {
  const outcome = await runInProcess(target, one);
  return outcome.difference || !one.overHttp ? outcome : { ...outcome, ...(await runOverHttp(target, one)) };
}

/** Large enough to be spliced, or as they are. */
const longerTexts = [80, 0];
const mediaTypes = ['application/json', 'application/graphql-response+json'];

async function runOverHttp(
  target: Target,
  { operation, faultSeeds }: Case,
): Promise<Pick<Outcome, 'difference' | 'overHttp'>> {
  const http = await target.overHttp();
  const overHttp = { ...notOverHttp };
  for (const [index, faultSeed] of [undefined, ...faultSeeds].entries()) {
    const longer = longerTexts[index % longerTexts.length] ?? 0;
    const { answer: inProcess } = await target.ask('compiled', operation, faultSeed, longer);
    const [first, again] = await http.askTwice(operation, faultSeed, longer, mediaTypes[index >> 1] ?? '*/*');
    for (const { known, spliced } of [first, again]) {
      overHttp.answers += 1;
      if (known) overHttp.known += 1;
      if (spliced) overHttp.spliced += 1;
    }
    const what =
      differsFromInProcess(first, inProcess) ??
      differsFromInProcess(again, inProcess) ??
      (sameHead(first, again) ? undefined : 'status or content type');
    if (what === undefined) continue;
    const answers = { 'in process': inProcess, 'over HTTP': first.answer, 'over HTTP, again': again.answer };
    return { difference: { what, faultSeed, answers }, overHttp };
  }
  return { difference: undefined, overHttp };
}

async function runInProcess(target: Target, { operation, faultSeeds }: Case): Promise<Outcome> {
  const features = new Set<Feature>(featuresOfOperation(target, operation));
  const accepted: string[] = [];
  const answered: Answer[] = [];
  let [compared, withFaults, otherOrder] = [0, 0, false];
  const end = (difference?: Difference): Outcome => {
    for (const answer of answered) for (const feature of featuresOfAnswer(answer)) features.add(feature);
    return {
      difference,
      features,
      accepted,
      compared,
      otherOrder,
      overHttp: notOverHttp,
      runs: {
        all: answered.length,
        withErrors: answered.filter(({ errors = [] }) => errors.length > 0).length,
        withData: answered.filter(({ data }) => data).length,
        withFaults,
      },
    };
  };

  const truth = await target.askAlone(operation);
  const alone = truth.answer as Answer;
  const clean = await target.ask('compiled', operation, undefined);
  const compiled = clean.answer;
  answered.push(compiled);
  const cleanStock = target.engines.has('apollo') ? await target.ask('apollo', operation, undefined) : undefined;
  const stock = cleanStock?.answer;
  if (isTooComplex(compiled)) {
    accepted.push('planner: the operation is too complex to plan');
    return end();
  }
  const untrue = differsFromTruth(compiled, alone);
  if (untrue === 'errors' && tellsMore(compiled, alone)) {
    accepted.push('planner: errors of what the plan asks for beyond the operation');
    return end();
  }
  if (untrue) return end({ what: untrue, faultSeed: undefined, answers: { compiled, 'graphql-js alone': alone } });
  // What the stock engine gets wrong when nothing fails says nothing about faults.
  const uncomparable = !stock
    ? 'stock cannot load this supergraph'
    : differsFromTruth(stock, alone, false) || losesVariable(operation, stock, compiled)
      ? 'stock is wrong, and graphql-js proves it'
      : undefined;
  if (uncomparable) accepted.push(uncomparable);
  else if (stock) otherOrder = !sameOrder(stock, compiled);
  for (const faultSeed of [undefined, ...faultSeeds]) {
    const ours = faultSeed === undefined ? clean : await target.ask('compiled', operation, faultSeed);
    if (faultSeed !== undefined) {
      answered.push(ours.answer);
      if ([...ours.places.values()].some((kind) => kind !== undefined)) withFaults += 1;
    }
    const wrong = await target.judge(operation, truth, ours);
    if (wrong !== undefined)
      return end({ what: wrong, faultSeed, answers: { compiled: ours.answer, 'without faults': alone } });
    if (uncomparable || !cleanStock) continue;
    compared += 1;
    const theirs = faultSeed === undefined ? cleanStock : await target.ask('apollo', operation, faultSeed);
    const pair = { operation, alone, compiled: ours, stock: theirs };
    const what = differsFromStock(pair.stock.answer, pair.compiled.answer);
    if (what === undefined) continue;
    const known = await explain(target, pair, faultSeed);
    if (known === undefined)
      return end({ what, faultSeed, answers: { compiled: pair.compiled.answer, stock: pair.stock.answer } });
    accepted.push(known);
  }
  return end();
}

async function explain(target: Target, pair: Pair, faultSeed: number | undefined): Promise<string | undefined> {
  for (const { name, explains } of knownDifferences)
    if (await explains(pair, async (operation) => (await target.ask('apollo', operation, faultSeed)).answer))
      return name;
  return undefined;
}

/** The stock engine's calls for entities have a variable of that name themselves. */
const losesVariable = ({ query }: Operation, stock: Answer, compiled: Answer): boolean =>
  query.includes('$representations') && missingFrom(compiled.errors ?? [], stock.errors ?? []).length > 0;

function differsFromTruth(answer: Answer, alone: Answer, inOrder = true): string | undefined {
  if (!sameData(answer, alone)) return 'data';
  if (inOrder && !sameOrder(answer, alone)) return 'order of the data';
  const [told, due] = [answer.errors ?? [], alone.errors ?? []];
  return told.length > 0 === due.length > 0 ? undefined : 'errors';
}

function differsFromStock(stock: Answer, compiled: Answer): string | undefined {
  if (!sameData(stock, compiled)) return 'data';
  if (!sameErrors(toldErrors(stock), toldErrors(compiled))) return 'errors';
  return sameCompletion(stock, compiled) ? undefined : 'nulls that break a promise';
}

/** For people: the answer's data and errors, a line each. */
export const describeAnswer = ({ data, errors = [] }: Answer): string =>
  [JSON.stringify(data ?? null), ...errors.map(describeError)].join('\n      ');
