/** Opens a dataset of any kind, and inspects one before anything is written. */
import { openCsv } from './read-csv.ts';
import { openXpt } from './read-xpt.ts';
import type { DatasetSource, OpenDataset, ReadRow, RowsSource } from './source.ts';

async function* numbered(source: RowsSource): AsyncGenerator<ReadRow> {
  let line = 0;
  for (const row of source.rows) yield { line: ++line, row, refusal: null };
}

/** Throws FileUnreadable, here or while the rows are read. */
export async function openDataset(source: DatasetSource): Promise<OpenDataset> {
  if (source.kind === 'rows') return { columns: Object.keys(source.rows[0] ?? {}), rows: numbered(source) };
  return source.kind === 'csv' ? openCsv(source) : openXpt(source);
}

export interface Inspection {
  readonly columns: readonly string[];
  readonly rows: number;
  readonly domain: string;
  /** The STUDYIDs that occur, at most a few. */
  readonly studies: readonly string[];
}

const maxStudies = 20;

/** The column that tells which domain a row is of, and what goes before its value. */
export function domainColumn(columns: readonly string[]): { readonly column: string; readonly prefix: string } | null {
  if (columns.includes('RDOMAIN') && columns.includes('QNAM')) return { column: 'RDOMAIN', prefix: 'SUPP' };
  return columns.includes('DOMAIN') ? { column: 'DOMAIN', prefix: '' } : null;
}

/** Reads a dataset to its end, so that a damaged file is known before anything is written. Throws FileUnreadable. */
export async function inspectDataset(source: DatasetSource): Promise<Inspection> {
  const { columns, rows } = await openDataset(source);
  const told = domainColumn(columns);
  const studies = new Set<string>();
  let domain = '';
  let count = 0;
  for await (const { row } of rows) {
    count += 1;
    if (row === null) continue;
    const value = told && row[told.column];
    if (value) domain ||= told.prefix + value;
    const study = row.STUDYID;
    if (study && studies.size < maxStudies) studies.add(study);
  }
  return { columns, rows: count, domain: domain || source.dataset.toUpperCase(), studies: [...studies] };
}
