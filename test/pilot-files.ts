/** The pilot study's files, read by nothing of ours: gunzip and csv-parse, a row a record. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

export type Row = Readonly<Record<string, string>>;

const dataFolder = resolve(import.meta.dirname, '..', process.env.MERIDIAN_DATA ?? '../shared/data');

/** Where the pilot's SDTM datasets lie; null when the machine does not have them. */
export const pilotFolder: string | null = ((folder) => (existsSync(folder) ? folder : null))(
  join(dataFolder, 'cdiscpilot01', 'sdtm'),
);

/** For the title of a suite that needs the pilot and cannot have it. */
export const pilotMissing = 'SKIPPED, no cdiscpilot01/sdtm in MERIDIAN_DATA';

/** Rows of every dataset, by file name without ending. */
export class StudyFiles {
  readonly #byName: ReadonlyMap<string, readonly Row[]>;

  constructor(folder: string) {
    this.#byName = new Map(
      readdirSync(folder).map((file) => [
        file.split('.')[0] as string,
        parse(gunzipSync(readFileSync(join(folder, file))), { columns: true }) as Row[],
      ]),
    );
  }

  /** All rows of the datasets whose name starts so: `lb` is lbch, lbhe and lbur. */
  rows(name: string): readonly Row[] {
    const found = [...this.#byName].filter(([dataset]) => dataset.startsWith(name)).flatMap(([, rows]) => rows);
    if (found.length === 0) throw new Error(`the pilot has no dataset ${name}`);
    return found;
  }

  names(): readonly string[] {
    return [...this.#byName.keys()];
  }
}

/** Rows by the values of these columns, joined by a bar. */
export const byColumns = (rows: readonly Row[], ...columns: readonly string[]): ReadonlyMap<string, readonly Row[]> =>
  Map.groupBy(rows, (row) => columns.map((column) => row[column]).join('|'));
