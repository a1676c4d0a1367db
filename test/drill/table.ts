/** Prints findings as a table that Markdown shows as one. */
import { percentile } from '../bench/statistics.ts';
import type { Finding } from './finding.ts';

const headings = [
  'row',
  'fault',
  'what the client got',
  'p50 / p99 ms normal',
  'p50 / p99 ms under fault',
  'p99 ratio',
  'recovery s',
  'upstream',
  'verdict',
];

const digits = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(1));
const latencies = (values: readonly number[]): string =>
  values.length === 0 ? '' : `${digits(percentile(values, 50))} / ${digits(percentile(values, 99))}`;

function ratio({ normalMs, faultyMs }: Finding): string {
  if (normalMs.length === 0 || faultyMs.length === 0) return '';
  return (percentile(faultyMs, 99) / percentile(normalMs, 99)).toFixed(2);
}

/** Each complaint once, the first few in words. */
function verdict({ wrong }: Finding): string {
  if (wrong.length === 0) return 'ok';
  const different = [...new Set(wrong)];
  return `WRONG ×${wrong.length}: ${different.slice(0, 3).join('; ')}${different.length > 3 ? '; …' : ''}`;
}

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

export function formatFindings(findings: readonly (Finding & { readonly row: string })[]): string {
  const lines = findings.map((each) => [
    each.row,
    each.fault,
    each.got,
    latencies(each.normalMs),
    latencies(each.faultyMs),
    ratio(each),
    each.recoveryMs === null ? '' : (each.recoveryMs / 1_000).toFixed(1),
    each.upstream,
    verdict(each),
  ]);
  return [row(headings), row(headings.map(() => '---')), ...lines.map(row)].join('\n');
}
