/** What a soak found, and whether it is good. */
import { median, percentile } from '../bench/statistics.ts';

export interface Answer {
  readonly kind: 'known' | 'distinct';
  readonly dueAtMs: number;
  /** How late it was sent for a reason of the load's own. */
  readonly sentLateMs: number;
  /** From when it was due. */
  readonly tookMs: number;
  /** Why it counts as failed; null for an answer with data and no errors. */
  readonly failure: string | null;
}

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface Findings {
  readonly answers: readonly Answer[];
  /** Bytes, after reloads: in between, plans fill the caches. */
  readonly heap: readonly number[];
  /** Bytes, before the heap was collected. */
  readonly rss: readonly number[];
  /** From a new file until it is served and nothing is left of the one before. */
  readonly reloads: readonly Span[];
  /** The longest stop of the gateway's event loop between one measurement of the heap and the next. */
  readonly stopsMs: readonly number[];
  /** The warm-up, and when the heap was collected and measured, which halts the process: what was answered then tells nothing. */
  readonly disturbed: readonly Span[];
  readonly asked: { readonly operations: number; readonly reloads: number };
}

/** The heap may be so much larger in the last quarter than it was in the second. */
const growth = { factor: 1.15, bytes: 8_000_000 };
/** What a reload may do to the slowest of known operations. */
const reloadFactor = 2;
const shownFailures = 5;

const overlaps = ({ dueAtMs, tookMs }: Answer, { fromMs, toMs }: Span): boolean =>
  dueAtMs < toMs && dueAtMs + tookMs > fromMs;

export interface Verdict {
  readonly good: boolean;
  readonly lines: readonly string[];
}

export function judge({ answers, heap, rss, reloads, stopsMs, disturbed, asked }: Findings): Verdict {
  const failed = answers.filter(({ failure }) => failure !== null);
  const distinct = answers.filter(({ kind }) => kind === 'distinct').length;
  const fair = answers.filter((answer) => answer.failure === null && !disturbed.some((span) => overlaps(answer, span)));
  const known = fair.filter(({ kind }) => kind === 'known');
  const isInReload = (answer: Answer): boolean => reloads.some((span) => overlaps(answer, span));
  const inReload = known.filter(isInReload);
  const outside = known.filter((answer) => !isInReload(answer));
  const checks: readonly (readonly [good: boolean, text: string])[] = [
    [failed.length === 0, `${failed.length} of ${answers.length} requests failed${listFailures(failed)}`],
    [distinct >= asked.operations, `${distinct} distinct operations, ${asked.operations} asked for`],
    [reloads.length >= asked.reloads, `${reloads.length} reloads, ${asked.reloads} asked for`],
    judgeHeap(heap),
    judgeReloads(inReload, outside),
  ];
  return {
    good: checks.every(([good]) => good),
    lines: [
      `known operations: ${tell(outside)} as a rule; ${tell(inReload)} through a reload`,
      `of that, the load itself sent late: ${tellLateness(outside)} as a rule; ${tellLateness(inReload)} through a reload`,
      `distinct operations, planned once each: ${tell(fair.filter(({ kind }) => kind === 'distinct'))}`,
      `a reload, until nothing is left of the one before: ${tellTimes(reloads.map(({ fromMs, toMs }) => toMs - fromMs))}`,
      `longest stop of the event loop between measurements: ${tellTimes(stopsMs)}`,
      `heap after a reload, by quarters: ${tellQuarters(heap)}`,
      `all memory before that, by quarters: ${tellQuarters(rss)}`,
      ...checks.map(([good, text]) => `${good ? 'good' : 'BAD '}  ${text}`),
    ],
  };
}

function judgeReloads(inReload: readonly Answer[], outside: readonly Answer[]): readonly [good: boolean, text: string] {
  const factor = tookAtPercentile(inReload, 99) / tookAtPercentile(outside, 99);
  if (Number.isNaN(factor)) return [false, 'p99 of known operations through a reload: nothing to compare'];
  const text = `p99 of known operations through a reload: ${factor.toFixed(1)} times that as a rule, ${reloadFactor} at most`;
  return [factor <= reloadFactor, text];
}

const quarters = (values: readonly number[]): readonly (readonly number[])[] =>
  [0, 1, 2, 3].map((part) => values.slice((part * values.length) / 4, ((part + 1) * values.length) / 4));

const tellQuarters = (bytes: readonly number[]): string =>
  bytes.length < 4
    ? 'too few measurements'
    : quarters(bytes)
        .map((part) => megabytes(median(part)))
        .join(', ');

/** The median of the last quarter beside that of the second. With fewer than eight measurements nothing can be said. */
function judgeHeap(heap: readonly number[]): readonly [good: boolean, text: string] {
  if (heap.length < 8) return [true, `heap measured after ${heap.length} reloads: too few to tell whether it grows`];
  const [, early = Number.NaN, , late = Number.NaN] = quarters(heap).map(median);
  return [
    late <= early * growth.factor + growth.bytes,
    `heap after a reload: ${megabytes(early)} in the second quarter, ${megabytes(late)} in the last`,
  ];
}

export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

const tookAtPercentile = (answers: readonly Answer[], percent: number): number =>
  percentile(
    answers.map(({ tookMs }) => tookMs),
    percent,
  );

function tell(answers: readonly Answer[]): string {
  if (answers.length === 0) return 'none';
  const [p50, p99] = [50, 99].map((percent) => `p${percent} ${tookAtPercentile(answers, percent).toFixed(1)} ms`);
  return `${p50}, ${p99} (${answers.length})`;
}

function tellLateness(answers: readonly Answer[]): string {
  if (answers.length === 0) return 'none';
  const late = answers.map(({ sentLateMs }) => sentLateMs);
  return `p50 ${percentile(late, 50).toFixed(1)} ms, p99 ${percentile(late, 99).toFixed(1)} ms`;
}

const tellTimes = (timesMs: readonly number[]): string =>
  timesMs.length === 0
    ? 'none'
    : `median ${median(timesMs).toFixed(0)} ms, at most ${Math.max(...timesMs).toFixed(0)} ms`;

function listFailures(failed: readonly Answer[]): string {
  const counts = new Map<string, number>();
  for (const { failure } of failed) counts.set(String(failure), (counts.get(String(failure)) ?? 0) + 1);
  const [...most] = [...counts].toSorted(([, one], [, other]) => other - one).slice(0, shownFailures);
  return most.length === 0 ? '' : `: ${most.map(([failure, count]) => `${count} x ${failure}`).join('; ')}`;
}
