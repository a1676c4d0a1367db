/** Where the rows of a dataset come from, and what reading one gives. */
import type { SourceRow } from '@meridian/kit/import';

export interface FileSource {
  readonly kind: 'csv' | 'xpt';
  /** Lower case: ae, lbch, suppae. */
  readonly dataset: string;
  /** The file's name, for messages. */
  readonly file: string;
  readonly path: string;
}

export interface RowsSource {
  readonly kind: 'rows';
  readonly dataset: string;
  readonly file: string;
  readonly rows: readonly SourceRow[];
}

export type DatasetSource = FileSource | RowsSource;

/** `line` is the line on which the row begins (csv), else the row's number. */
export type ReadRow =
  | { readonly line: number; readonly row: SourceRow; readonly refusal: null }
  | { readonly line: number; readonly row: null; readonly refusal: string };

export interface OpenDataset {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<ReadRow>;
}

/** A file that cannot be read as what its name says. */
export class FileUnreadable extends Error {
  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`);
    this.name = 'FileUnreadable';
  }
}

const columnPattern = /^[A-Z][A-Z0-9_]{0,31}$/;

/** The header in upper case. Throws FileUnreadable when it is none, or names a column twice. */
export function checkColumns(file: string, names: readonly string[]): readonly string[] {
  const columns = names.map((name) => name.trim().toUpperCase());
  const strange = columns.findIndex((name) => !columnPattern.test(name));
  if (strange >= 0) throw new FileUnreadable(file, `the header's column ${strange + 1} is no SDTM variable name`);
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice) throw new FileUnreadable(file, `column ${twice} is there twice`);
  return columns;
}

/** Why a cell cannot be stored as text; both databases refuse U+0000. */
export const nulRefusal = 'holds a NUL character';
export const utf8Refusal = 'holds bytes that are not UTF-8';
