/** An import on a terminal or in a log: a bar or plain lines while it runs, a table when it is over. */
import type { DatasetSummary, ImportEvent, ImportSummary, OnImportEvent } from './summary.ts';

export interface TextOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const barWidth = 30;
const redrawMs = 100;
const count = (value: number): string => value.toLocaleString('en-US');
const steps = {
  rules: 'evaluating rules',
  alerts: 'raising alerts',
  statistics: 'updating statistics',
  deliveries: 'receiving what the hospitals send',
} as const;

function plainLine(event: ImportEvent): string | null {
  if (event.kind === 'planned')
    return `${event.protocolId}: ${event.datasets} ${event.datasets === 1 ? 'dataset' : 'datasets'}, ${count(event.rows)} rows`;
  if (event.kind === 'finishing') return steps[event.step];
  if (event.kind !== 'loaded') return null;
  const { dataset, read, refused, error } = event.dataset;
  return `${dataset}: ${error ?? `${count(read)} rows${refused > 0 ? `, ${count(refused)} refused` : ''}`}`;
}

/** Shows events as they come. */
export function showProgress(output: TextOutput, now: () => number = Date.now): OnImportEvent {
  if (!output.isTTY) {
    return (event) => {
      const line = plainLine(event);
      if (line !== null) output.write(`${line}\n`);
    };
  }
  let rows = 0;
  let drawnAt = 0;
  const draw = (text: string): void => void output.write(`\r\u001b[K${text}`);
  return (event) => {
    if (event.kind === 'planned') rows = event.rows;
    else if (event.kind === 'checking') draw(`checking ${event.index}/${event.count} ${event.file}`);
    else if (event.kind === 'finishing') draw(steps[event.step]);
    else if (event.kind === 'rows' && now() - drawnAt >= redrawMs) {
      drawnAt = now();
      const part = rows === 0 ? 1 : Math.min(1, event.done / rows);
      const filled = Math.round(part * barWidth);
      draw(
        `[${'#'.repeat(filled)}${' '.repeat(barWidth - filled)}] ${String(Math.floor(part * 100)).padStart(3)} % ${event.dataset}`,
      );
    }
  };
}

const state = ({ error, rejectFile }: DatasetSummary): string =>
  error ?? (rejectFile === null ? '' : `see ${rejectFile}`);

/** The summary as a table: dataset, rows read, loaded, refused. */
export function formatSummary(summary: ImportSummary, output: TextOutput = { write: () => undefined }): string {
  const { datasets, notLoaded } = summary;
  const total = (pick: (dataset: DatasetSummary) => number): number =>
    datasets.reduce((sum, dataset) => sum + pick(dataset), 0);
  const header = ['dataset', 'read', 'loaded', 'refused', 'seconds'];
  const body = datasets.map((each) => [
    each.dataset,
    count(each.read),
    count(each.loaded),
    count(each.refused),
    each.seconds.toFixed(1),
    state(each),
  ]);
  const totals = [
    'total',
    count(total(({ read }) => read)),
    count(total(({ loaded }) => loaded)),
    count(total(({ refused }) => refused)),
    summary.seconds.toFixed(1),
  ];
  const table = [header, ...body, totals];
  const widths = header.map((_, column) => Math.max(...table.map((cells) => (cells[column] as string).length)));
  const lines = table.map((cells) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] as number) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  const rule = '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  return [
    `${output.isTTY ? '\r\u001b[K' : ''}${lines[0]}`,
    rule,
    ...lines.slice(1, -1),
    rule,
    lines.at(-1),
    ...(summary.deliveriesPending
      ? ['not everything that the hospitals send has arrived: they send the rest when they get through']
      : []),
    ...notLoaded.map(({ file, reason }) => `${file}: not loaded: ${reason}`),
    `${summary.protocolId}: ${count(summary.subjects)} subjects, ${count(summary.findings)} findings`,
    '',
  ].join('\n');
}
