/** Turns a dataset's rows into COPY text for every table that they fill, in order and in pieces. */
import {
  type DatasetLoad,
  type RowMapper,
  RowRefused,
  type SourceRow,
  type StudyKeys,
  type TableRow,
} from '@meridian/kit/import';
import { copyLine } from './copy-text.ts';
import { domainColumn } from './read.ts';
import type { OpenDataset } from './source.ts';
import { DatasetFailed } from './summary.ts';

export interface Reject {
  readonly line: number;
  /** '' when the row as a whole is refused. */
  readonly column: string;
  readonly reason: string;
}

export type MapEvent =
  /** COPY text for the table of that index, counted over the tables of all loads; ends at the end of a row. The first cell is the source line, 0 for rows that belong to none. */
  | { readonly kind: 'chunk'; readonly table: number; readonly bytes: Uint8Array }
  /** Sent once in a while, and last: how many rows were read until now and which of them, since the last time, were refused. */
  | { readonly kind: 'read'; readonly rows: number; readonly rejects: readonly Reject[] };

export interface MapJob {
  readonly dataset: string;
  readonly domain: string;
  readonly study: StudyKeys;
  /** Lines that an earlier pass has refused: counted, not mapped. */
  readonly skip: readonly number[];
}

const chunkLength = 524_288;
const rowsPerReport = 2_000;

function mapperFailed(line: number, error: unknown): DatasetFailed {
  return new DatasetFailed(
    `row at line ${line} cannot be mapped (${error instanceof Error ? error.name : 'unknown'})`,
    error,
  );
}

/** Throws DatasetFailed when a mapper does, and FileUnreadable when the file cannot be read on. */
export async function* mapDataset(
  { columns, rows }: OpenDataset,
  loads: readonly DatasetLoad[],
  job: MapJob,
): AsyncGenerator<MapEvent> {
  const mappers: readonly RowMapper[] = loads.map((load) => load.start({ study: job.study, dataset: job.dataset }));
  const firstTable = loads.map((_, index) => loads.slice(0, index).reduce((sum, { tables }) => sum + tables.length, 0));
  const texts: string[] = loads.flatMap(({ tables }) => tables.map(() => ''));
  const told = domainColumn(columns);
  const skip = new Set(job.skip);
  let rejects: Reject[] = [];
  let read = 0;

  /** Throws RowRefused. */
  function checkRow(row: SourceRow): void {
    if (row.STUDYID !== job.study.protocolId)
      throw new RowRefused('STUDYID', 'is another study than the one that is loaded');
    if (told && told.prefix + row[told.column] !== job.domain)
      throw new RowRefused(told.column, 'is another domain than that of the rows before');
  }

  function write(line: number, mapped: readonly (readonly TableRow[])[]): void {
    for (const [index, tableRows] of mapped.entries()) {
      for (const { table, values } of tableRows) texts[(firstTable[index] as number) + table] += copyLine(line, values);
    }
  }

  function* full(limit: number): Generator<MapEvent> {
    for (const [table, text] of texts.entries()) {
      if (text.length < limit) continue;
      texts[table] = '';
      yield { kind: 'chunk', table, bytes: new TextEncoder().encode(text) };
    }
  }

  for await (const { line, row, refusal } of rows) {
    read += 1;
    if (skip.has(line)) continue;
    if (row === null) rejects.push({ line, column: '', reason: refusal });
    else {
      try {
        checkRow(row);
        write(
          line,
          mappers.map((mapper) => mapper.row(row)),
        );
      } catch (error) {
        if (!(error instanceof RowRefused)) throw mapperFailed(line, error);
        rejects.push({ line, column: error.column, reason: error.reason });
      }
    }
    if (read % rowsPerReport === 0) {
      yield { kind: 'read', rows: read, rejects };
      rejects = [];
    }
    yield* full(chunkLength);
  }
  try {
    write(
      0,
      mappers.map((mapper) => mapper.end?.() ?? []),
    );
  } catch (error) {
    throw mapperFailed(read, error);
  }
  yield* full(1);
  yield { kind: 'read', rows: read, rejects };
}
