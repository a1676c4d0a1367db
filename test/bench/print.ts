/** The tables that the bench prints. */
import { availableParallelism, cpus, loadavg } from 'node:os';
import type { Unequal } from './compare-answers.ts';
import type { Measured } from './measure.ts';
import { compareRounds, type Spread, summarize } from './statistics.ts';
import type { Operation } from './study.ts';

/** Columns of text, the first of them flush left. */
export function formatColumns(titles: readonly string[], lines: readonly (readonly string[])[]): string {
  const all = [titles, ...lines];
  const widths = titles.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  return all
    .map((line) =>
      line
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Three digits that count. */
export const digits = (value: number): string => {
  if (value === 0) return '0';
  return value >= 100 ? value.toFixed(0) : value.toFixed(Math.max(0, 2 - Math.floor(Math.log10(value))));
};

/** A name and what it stands for, one a line. */
export function formatList(items: readonly (readonly [name: string, describes: string])[]): string {
  const width = Math.max(...items.map(([name]) => name.length));
  return items.map(([name, describes]) => `${name.padEnd(width)}  ${describes}`).join('\n');
}

const formatSpread = ({ median, min, max }: Spread): string =>
  `${median.toFixed(2)} (${min.toFixed(2)}-${max.toFixed(2)})`;

/** Whom the others are compared with, in a column of that title; left out where it was not measured. */
export interface Baseline {
  readonly title: string;
  readonly contender: string;
}
export type BaselinesOf = (rows: readonly Measured[]) => readonly Baseline[];

/** One table an operation. Contenders whose answers are not equal are named below it, with the reason. */
export function formatOperations(
  operations: readonly Operation[],
  measured: readonly Measured[],
  unequal: readonly Unequal[],
  baselinesOf: BaselinesOf,
): string {
  return operations
    .map(({ name, describes }) => {
      const rows = measured.filter(({ operation }) => operation === name);
      const reasons = unequal
        .filter(({ operation }) => operation === name)
        .map(({ contender, reason }) => `${contender} is not measured here: it ${reason}.`);
      return [`${name}: ${describes}`, formatRows(rows, baselinesOf(rows)), ...reasons].join('\n');
    })
    .join('\n\n');
}

function formatRows(rows: readonly Measured[], baselines: readonly Baseline[]): string {
  const columns = baselines.flatMap(({ title, contender }) => {
    const row = rows.find((one) => one.contender === contender);
    return row === undefined ? [] : [{ title, contender, rounds: row.rounds }];
  });
  const [first] = columns;
  const titles = [
    'gateway',
    'requests/s',
    'p50 ms',
    'p99 ms',
    ...columns.map(({ title }) => `${title} (min-max)`),
    'CPU ms/request',
    ...(first ? [`${first.title} by CPU`] : []),
    'cores',
    'RSS MB',
    'answers',
  ];
  const lines = rows.map(({ contender, rounds, rssBytes }) => {
    const result = summarize(rounds);
    const ratios = columns.map((column) =>
      column.contender === contender ? '1' : formatSpread(compareRounds(rounds, column.rounds)),
    );
    return [
      contender,
      ...[result.requestsPerSecond, result.p50Ms, result.p99Ms].map(digits),
      ...ratios,
      digits(result.cpuMsPerRequest),
      ...(first ? [digits(summarize(first.rounds).cpuMsPerRequest / result.cpuMsPerRequest)] : []),
      result.cores.toFixed(2),
      (rssBytes / 1_000_000).toFixed(0),
      String(result.requests),
    ];
  });
  return formatColumns(titles, lines);
}

/** The one of these that answered most. */
export function fastestOf(names: readonly string[], rows: readonly Measured[]): string | undefined {
  const rate = ({ rounds }: Measured): number => summarize(rounds).requestsPerSecond;
  return rows.filter(({ contender }) => names.includes(contender)).toSorted((one, other) => rate(other) - rate(one))[0]
    ?.contender;
}

/** The machine, and whether it had anything else to do; to be asked before the bench itself is at work. */
export const describeMachine = (): string =>
  `Node ${process.version} on ${availableParallelism()} cores (${cpus()[0]?.model.trim()}), loopback, NODE_ENV=production. Load average before: ${loadavg()[0]?.toFixed(1)}.`;

/** Where and how it was measured, and what each side does for a request. */
export function describeBench(
  { machine, pinned }: { readonly machine: string; readonly pinned: boolean },
  { connections, rounds }: { readonly connections: number; readonly rounds: number },
): string {
  return [
    machine,
    pinned
      ? 'The gateway that is measured has a core to itself; subgraphs and load share the other or have one each.'
      : 'Gateway, subgraphs and load share the cores as the system likes.',
    `${connections} connections, ${rounds} rounds in turn. Subgraphs answer what they answered once, from memory, in a process of their own.`,
    'Every gateway signs its calls for the same caller in the same headers. Ours also verifies a token with every request (it remembers',
    'those it has verified), authorises, limits bodies and requests at once, gives every request a deadline, guards each subgraph with a',
    'breaker, masks errors, writes one log line a request (level info, to nowhere) and metrics. The others do nothing of that here.',
    'Nobody caches answers. Answers were compared value by value.',
  ].join('\n');
}
