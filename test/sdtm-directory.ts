/** Small studies as directories of SDTM files, made of the generated demo, so that a test can change what it likes. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateDemo } from '@meridian/app/demo/generate';

export type Rows = Readonly<Record<string, string>>[];
/** Rows by dataset name. */
export type Study = Map<string, Rows>;

/** A study that is the same each time it is made. */
export function makeStudy(protocolId: string, subjects = 9): Study {
  const rename = (cell: string): string => cell.replaceAll('DEMO01', protocolId);
  return new Map(
    [...generateDemo({ seed: protocolId, subjects })].map(([name, rows]) => [
      name,
      rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, rename(cell)]))),
    ]),
  );
}

const quote = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export function csvOf(rows: Rows): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => columns.map((column) => quote(row[column] ?? '')).join(','));
  return [columns.join(','), ...lines, ''].join('\n');
}

/** Writes each dataset as a CSV file; returns the directory. */
export async function writeStudy(study: Study, directory: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  for (const [name, rows] of study) await writeFile(join(directory, `${name}.csv`), csvOf(rows));
  return directory;
}
