/** RFC 4180 in UTF-8, streamed, plain or gzipped. A stray quote inside a cell is kept as it is. */

import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import {
  checkColumns,
  type FileSource,
  FileUnreadable,
  nulRefusal,
  type OpenDataset,
  type ReadRow,
  utf8Refusal,
} from './source.ts';

const maxRecordBytes = 1_048_576;

interface CsvRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

const problems: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EACCES: 'may not be read',
  EPERM: 'may not be read',
  EISDIR: 'is a directory',
  Z_BUF_ERROR: 'is cut off: the gzip data end too early',
  Z_DATA_ERROR: 'is damaged or no gzip file',
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened and never closed',
  CSV_MAX_RECORD_SIZE: `a row is larger than ${maxRecordBytes} bytes; is a quote missing?`,
};

/** The error that a reader of any format meets, in our words. */
export function unreadable(file: string, error: unknown): FileUnreadable {
  if (error instanceof FileUnreadable) return error;
  const { code, name } = error as { code?: string; name?: string };
  return new FileUnreadable(file, (code && problems[code]) ?? `cannot be read (${code ?? name ?? 'unknown'})`);
}

function isPlain(cell: string): boolean {
  for (let index = 0; index < cell.length; index += 1) {
    const unit = cell.charCodeAt(index);
    if (unit === 0 || unit > 0x7f) return false;
  }
  return true;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function readRow(columns: readonly string[], record: readonly string[], line: number): ReadRow {
  if (record.length !== columns.length)
    return { line, row: null, refusal: `has ${record.length} cells where the header has ${columns.length}` };
  const row: Record<string, string> = {};
  for (let index = 0; index < columns.length; index += 1) {
    let cell = record[index] as string;
    if (!isPlain(cell)) {
      if (cell.includes('\0')) return { line, row: null, refusal: nulRefusal };
      try {
        cell = utf8.decode(Buffer.from(cell, 'latin1'));
      } catch {
        return { line, row: null, refusal: utf8Refusal };
      }
    }
    row[columns[index] as string] = cell;
  }
  return { line, row, refusal: null };
}

/** Opens a file and reads its header; rows follow as they are asked for. Throws FileUnreadable, here or while rows are read. */
export async function openCsv(source: FileSource): Promise<OpenDataset> {
  // Cells are read as latin1, byte for byte, so that one row which is not UTF-8 can be refused alone.
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    encoding: 'latin1',
    record_delimiter: ['\r\n', '\n'],
    max_record_size: maxRecordBytes,
  });
  const file = createReadStream(source.path, { highWaterMark: 262_144 });
  // An error of any stage destroys the parser with it, and so reaches whoever reads.
  if (source.path.toLowerCase().endsWith('.gz')) pipeline(file, createGunzip(), parser, () => undefined);
  else pipeline(file, parser, () => undefined);
  const records = (parser as AsyncIterable<CsvRecord>)[Symbol.asyncIterator]();
  const next = (): Promise<IteratorResult<CsvRecord>> =>
    records.next().catch((error: unknown) => {
      throw unreadable(source.file, error);
    });

  const header = await next();
  if (header.done) throw new FileUnreadable(source.file, 'is empty');
  let columns: readonly string[];
  try {
    columns = checkColumns(source.file, header.value.record);
  } catch (error) {
    parser.destroy();
    throw error;
  }

  async function* rows(): AsyncGenerator<ReadRow> {
    let lastLine = header.value.info.lines as number;
    try {
      for (let item = await next(); !item.done; item = await next()) {
        const { record, info } = item.value;
        const line = lastLine + 1;
        lastLine = info.lines;
        const isBlankLine = record.length === 1 && record[0] === '' && columns.length > 1;
        if (!isBlankLine) yield readRow(columns, record, line);
      }
    } finally {
      parser.destroy();
    }
  }
  return { columns, rows: rows() };
}
