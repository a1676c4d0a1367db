/** The tables that the bench prints. */
import { availableParallelism, cpus, loadavg } from 'node:os';
import type { Row } from './measure.ts';
import type { Operation } from './study.ts';

type Column = readonly [title: string, cell: (row: Row) => string];

const columns: readonly Column[] = [
  ['operation', ({ operation }) => operation],
  ['gateway', ({ contender }) => contender],
  ['requests/s', ({ requestsPerSecond }) => digits(requestsPerSecond)],
  ['p50 ms', ({ p50Ms }) => digits(p50Ms)],
  ['p99 ms', ({ p99Ms }) => digits(p99Ms)],
  [
    'x plain (min-max)',
    ({ timesBaseline: times }) =>
      times ? `${times.median.toFixed(2)} (${times.min.toFixed(2)}-${times.max.toFixed(2)})` : '1',
  ],
  ['CPU ms/request', ({ cpuMsPerRequest }) => digits(cpuMsPerRequest)],
  ['cores', ({ cores }) => cores.toFixed(2)],
  ['RSS MB', ({ rssBytes }) => (rssBytes / 1_000_000).toFixed(0)],
  ['answers', ({ requests }) => String(requests)],
];

/** Names to the left, numbers to the right. */
const textColumns = 2;

/** Three digits that count. */
const digits = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value.toFixed(Math.max(0, 2 - Math.floor(Math.log10(value))));

export function formatTable(rows: readonly Row[]): string {
  const lines = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const format = (line: readonly string[]): string =>
    line
      .map((cell, column) =>
        column < textColumns ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  // An empty line sets each operation apart.
  return lines
    .map((line, index) => (index > 1 && line[0] !== lines[index - 1]?.[0] ? `\n${format(line)}` : format(line)))
    .join('\n');
}

/** The machine, and whether it had anything else to do; to be asked before the bench itself is at work. */
export const describeMachine = (): string =>
  `Node ${process.version} on ${availableParallelism()} cores (${cpus()[0]?.model.trim()}), loopback, NODE_ENV=production. Load average before: ${loadavg()[0]?.toFixed(1)}.`;

/** What was measured, on what, and what each side does for a request. */
export function formatHeader(machine: string, operations: readonly Operation[]): string {
  return [
    machine,
    ...operations.map(({ name, describes }) => `${name.padEnd(6)}  ${describes}`),
    '',
    'plain        @apollo/gateway behind @apollo/server on node:http, each with its defaults. Signs its subgraph calls as ours',
    '             does. Verifies no token, masks no errors, has no deadline, writes no log and no metrics.',
    'distributed  Meridian over the same subgraphs by HTTP. Verifies the token of every request (EdDSA), limits bodies, gives every',
    '             request a deadline, masks errors, writes one log line a request (level info, to nowhere) and metrics.',
    'embedded     The same with the subgraphs in its own process. Plain has no such mode: it is compared as it runs over HTTP.',
    'Every gateway is one process; its CPU, memory and cores are its alone. Nobody caches answers. The answers were equal.',
  ].join('\n');
}
