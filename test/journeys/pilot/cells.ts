/** From a row's cells to what the graph must answer. Written from the contract alone; shares nothing with the import. */
import { expect } from 'vitest';
import type { Row } from '../../pilot-files.ts';

export const id = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
export const instant = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/);

/** Text, decimals and dates are exactly the cell; an empty cell is null. */
export const text = (cell: string | undefined): string | null => cell || null;
export const whole = (cell: string | undefined): number | null => (cell ? Number(cell) : null);
/** Y, N or nothing. */
export const flag = (cell: string | undefined): boolean | null => (cell ? ({ Y: true, N: false }[cell] ?? null) : null);

export function code<Code extends string>(
  cell: string | undefined,
  codes: Readonly<Record<string, Code>>,
): Code | null {
  if (!cell) return null;
  const found = codes[cell];
  if (found === undefined) throw new Error('a code of the pilot that no table here has');
  return found;
}

export const isNumber = (cell: string): boolean => /^-?\d+(\.\d+)?$/.test(cell);

const ucum: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'g/dL',
      'g/L',
      'mg/dL',
      'U/L',
      'fL',
      'pg',
      '%',
      'kg',
      'cm',
      'mg',
      'ng',
      'mmol/L',
      'umol/L',
      'ng/L',
      'pmol/L',
      'mU/L',
      'fmol',
    ].map((unit) => [unit, unit]),
  ),
  mmHg: 'mm[Hg]',
  'beats/min': '/min',
  F: '[degF]',
  C: 'Cel',
  LB: '[lb_av]',
  in: '[in_i]',
  '10^9/L': '10*9/L',
  '10^12/L': '10*12/L',
  'mEq/L': 'meq/L',
  'mIU/L': 'm[IU]/L',
};
/** Units of the pilot that no UCUM expression is given for. */
const withoutUcum = ['TABLET', 'YEARS'];

export interface Quantity {
  readonly value: string | null;
  readonly text: string | null;
  readonly unit: string | null;
  readonly ucum: string | null;
  readonly comparator: string | null;
}

/** `number` is the numeric column beside the text, when there is one. */
export function quantity(written: string | undefined, unit: string | undefined, number?: string): Quantity {
  const limit = /^<(.+)$/.exec(written ?? '')?.[1];
  const value = number || limit || (written && isNumber(written) ? written : null);
  if (unit && ucum[unit] === undefined && !withoutUcum.includes(unit))
    throw new Error(`no UCUM is expected for ${unit}`);
  return {
    value: value ?? null,
    text: text(written),
    unit: text(unit),
    ucum: ucum[unit ?? ''] ?? null,
    comparator: limit ? 'LT' : null,
  };
}

export const coding = (display: string | undefined, systemCode?: string) =>
  display ? { system: 'https://www.meddra.org', code: text(systemCode), display, version: null } : null;

export const loinc = (loincCode: string | undefined) =>
  loincCode ? { system: 'http://loinc.org', code: loincCode, display: null, version: null } : null;

export const provenance = (source: string, sourceId: string) => ({
  source,
  sourceId,
  recordedAt: null,
  retrievedAt: instant,
  stale: false,
  charset: null,
  messageControlId: null,
});

/** Of a record that came in an HL7 v2 message, as those of sites 701 to 706 do (DM.SITEID), or in an answer. */
export const delivered = (row: Row, source: string, sourceId: string) =>
  /^01-70[1-6]-/.test(row.USUBJID ?? '')
    ? {
        ...provenance(source, sourceId),
        recordedAt: instant,
        charset: 'GB18030',
        messageControlId: expect.stringMatching(/^\S+$/),
      }
    : provenance(source, sourceId);

/** The order of partial dates: nothing, then 2014, 2014-01, 2014-01-01; then by number. */
export const byDateThen =
  (date: string, number: string) =>
  (one: Row, other: Row): number => {
    const [a, b] = [one[date] ?? '', other[date] ?? ''];
    if (a !== b) return a < b ? -1 : 1;
    return Number(one[number]) - Number(other[number]);
  };

/** The visit's columns, which most records carry. */
export const visitOf = (row: Row) => ({
  visitNum: text(row.VISITNUM),
  visitName: text(row.VISIT),
  plannedStudyDay: whole(row.VISITDY),
});
