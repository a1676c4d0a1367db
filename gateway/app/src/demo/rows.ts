/** Rows of a dataset with the columns of SDTM, every cell text. */
import type { SourceRow } from '@meridian/kit/import';

export type Cells<Column extends string> = Partial<Record<Column, string | number>>;

/** Makes rows that have every column, '' where nothing is given. */
export function rowMaker<const Column extends string>(columns: readonly Column[]): (cells: Cells<Column>) => SourceRow {
  return (cells) => {
    const row: Record<string, string> = {};
    for (const column of columns) row[column] = String(cells[column] ?? '');
    return row;
  };
}

const dayMs = 86_400_000;

/** A calendar date as a number of days, for arithmetic. */
export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs;
export const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** SDTM study day: there is no day 0 (SDTMIG 4.4.4). '' before there is a reference. */
export const studyDay = (day: number, reference: number | null): number | '' =>
  reference === null ? '' : day >= reference ? day - reference + 1 : day - reference;

/** As a person writes a number of that many decimals. */
export const written = (value: number, decimals: number): string => value.toFixed(decimals);
/** As SDTM's standardised results have it: without needless zeros. */
export const standard = (value: number, decimals: number): string => String(Number(value.toFixed(decimals)));
