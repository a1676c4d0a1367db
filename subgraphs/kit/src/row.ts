/** Reads cells of a source row without guessing: what is not there is null, what cannot be is refused. */
import { RowRefused, type SourceRow, type StudyKeys, type SubjectKey } from './import.ts';
import { isDuration, isPartialDateTime } from './scalars.ts';

/** The cell, or null when it is empty. */
export const text = (row: SourceRow, column: string): string | null => row[column] || null;

/** The cell, refused when empty. */
export function required(row: SourceRow, column: string): string {
  const value = row[column];
  if (!value) throw new RowRefused(column, 'is empty');
  return value;
}

const integerPattern = /^-?\d{1,9}$/;
const decimalPattern = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;

export const isDecimal = (value: string): boolean => decimalPattern.test(value);

export function integer(row: SourceRow, column: string): number | null {
  const value = row[column];
  if (!value) return null;
  if (!integerPattern.test(value)) throw new RowRefused(column, 'is not a whole number');
  return Number(value);
}

export function requiredInteger(row: SourceRow, column: string): number {
  required(row, column);
  return integer(row, column) as number;
}

/** An exact decimal, kept as the text it is. */
export function decimal(row: SourceRow, column: string): string | null {
  const value = row[column];
  if (!value) return null;
  if (!decimalPattern.test(value)) throw new RowRefused(column, 'is not a decimal number');
  return value;
}

/** SDTM --DTC: ISO 8601, right-truncated when unknown. */
export function partialDateTime(row: SourceRow, column: string): string | null {
  const value = row[column];
  if (!value) return null;
  if (!isPartialDateTime(value))
    throw new RowRefused(column, 'is not an ISO 8601 date or a right-truncated part of one');
  return value;
}

export function duration(row: SourceRow, column: string): string | null {
  const value = row[column];
  if (!value) return null;
  if (!isDuration(value)) throw new RowRefused(column, 'is not an ISO 8601 duration');
  return value;
}

/** SDTM's Y/N flags: Y is true, N is false, empty is null. */
export function flag(row: SourceRow, column: string): boolean | null {
  const value = row[column];
  if (!value) return null;
  if (value === 'Y') return true;
  if (value === 'N') return false;
  throw new RowRefused(column, 'is neither Y nor N');
}

/** The subject that USUBJID names; refused when the study has no such subject. */
export function subjectOf(row: SourceRow, study: StudyKeys): SubjectKey {
  const usubjid = required(row, 'USUBJID');
  if (!Object.hasOwn(study.subjects, usubjid)) throw new RowRefused('USUBJID', 'is no subject of this study');
  return study.subjects[usubjid] as SubjectKey;
}

/** Translates coded cells of one row and remembers, as collected, those that the terminology does not have. */
export class Codes {
  #uncoded: { field: string; text: string }[] = [];

  /** `field` is the SDL's name. Empty is null; unknown becomes `otherwise` and is kept in `uncoded`. */
  code<Code extends string>(
    field: string,
    value: string | undefined,
    terms: Readonly<Record<string, Code>>,
    otherwise: Code,
  ): Code | null {
    if (!value) return null;
    const key = value.toUpperCase();
    if (Object.hasOwn(terms, key)) return terms[key] as Code;
    this.#uncoded.push({ field, text: value });
    return otherwise;
  }

  /** JSON for a jsonb column `uncoded`; null when every code was known. */
  get uncoded(): string | null {
    return this.#uncoded.length === 0 ? null : JSON.stringify(this.#uncoded);
  }
}
