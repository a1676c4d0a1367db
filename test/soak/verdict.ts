/** What a soak found, and whether it is good. */
import { median, percentile } from '../bench/statistics.ts';

export interface Answer {
  readonly kind: 'known' | 'distinct';
  readonly sentAtMs: number;
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
  /** Bytes, after each reload: in between, plans fill the caches. */
  readonly heap: readonly number[];
  /** From a new file until it was served. */
  readonly reloads: readonly Span[];
  /** When the heap was collected and measured, which halts the process: what was answered then tells nothing. */
  readonly disturbed: readonly Span[];
  readonly asked: { readonly operations: number; readonly reloads: number };
}

/** The heap may be so much larger in the last quarter than it was in the second. */
const growth = { factor: 1.15, bytes: 8_000_000 };
const shownFailures = 5;

const overlaps = ({ sentAtMs, tookMs }: Answer, { fromMs, toMs }: Span): boolean =>
  sentAtMs < toMs && sentAtMs + tookMs > fromMs;

export interface Verdict {
  readonly good: boolean;
  readonly lines: readonly string[];
}

export function judge({ answers, heap, reloads, disturbed, asked }: Findings): Verdict {
  const failed = answers.filter(({ failure }) => failure !== null);
  const distinct = answers.filter(({ kind }) => kind === 'distinct').length;
  const fair = answers.filter((answer) => answer.failure === null && !disturbed.some((span) => overlaps(answer, span)));
  const known = fair.filter(({ kind }) => kind === 'known');
  const isInReload = (answer: Answer): boolean => reloads.some((span) => overlaps(answer, span));
  const inReload = known.filter(isInReload);
  const outside = known.filter((answer) => !isInReload(answer));
  const held = judgeHeap(heap);
  const checks: readonly (readonly [good: boolean, text: string])[] = [
    [failed.length === 0, `${failed.length} of ${answers.length} requests failed${listFailures(failed)}`],
    [distinct >= asked.operations, `${distinct} distinct operations, ${asked.operations} asked for`],
    [reloads.length >= asked.reloads, `${reloads.length} reloads, ${asked.reloads} asked for`],
    held,
  ];
  return {
    good: checks.every(([good]) => good),
    lines: [
      `known operations: ${tell(outside)} as a rule; ${tell(inReload)} while a new supergraph was opened${compareP99(inReload, outside)}`,
      `distinct operations, planned once each: ${tell(fair.filter(({ kind }) => kind === 'distinct'))}`,
      `a reload took ${tellSpans(reloads)}`,
      ...checks.map(([good, text]) => `${good ? 'good' : 'BAD '}  ${text}`),
    ],
  };
}

/** The median of the last quarter beside that of the second. With fewer than eight measurements nothing can be said. */
function judgeHeap(heap: readonly number[]): readonly [good: boolean, text: string] {
  if (heap.length < 8) return [true, `heap measured after ${heap.length} reloads: too few to tell whether it grows`];
  const quarter = Math.floor(heap.length / 4);
  const early = median(heap.slice(quarter, 2 * quarter));
  const late = median(heap.slice(-quarter));
  const text = `heap after a reload: ${megabytes(early)} in the second quarter, ${megabytes(late)} in the last`;
  return [late <= early * growth.factor + growth.bytes, text];
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

function compareP99(one: readonly Answer[], other: readonly Answer[]): string {
  if (one.length === 0 || other.length === 0) return '';
  return `: ${(tookAtPercentile(one, 99) / tookAtPercentile(other, 99)).toFixed(1)} times the p99`;
}

function tellSpans(spans: readonly Span[]): string {
  if (spans.length === 0) return 'no time: there was none';
  const times = spans.map(({ fromMs, toMs }) => toMs - fromMs);
  return `${(median(times) / 1000).toFixed(1)} s, at most ${(Math.max(...times) / 1000).toFixed(1)} s`;
}

function listFailures(failed: readonly Answer[]): string {
  const counts = new Map<string, number>();
  for (const { failure } of failed) counts.set(String(failure), (counts.get(String(failure)) ?? 0) + 1);
  const [...most] = [...counts].toSorted(([, one], [, other]) => other - one).slice(0, shownFailures);
  return most.length === 0 ? '' : `: ${most.map(([failure, count]) => `${count} x ${failure}`).join('; ')}`;
}
