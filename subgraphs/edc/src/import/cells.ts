/** Groups of variables that several SDTM domains share, each with the columns that keep it. `prefix` is the domain. */
import type { Cell, SourceRow } from '@meridian/kit/import';
import { decimal, integer, partialDateTime, text } from '@meridian/kit/row';

export const visitColumns = ['visit_num', 'visit_name', 'planned_study_day'] as const;
export const visitCells = (row: SourceRow): Cell[] => [
  decimal(row, 'VISITNUM'),
  text(row, 'VISIT'),
  integer(row, 'VISITDY'),
];

export const startColumns = ['start_at', 'start_study_day'] as const;
export const startCells = (row: SourceRow, prefix: string): Cell[] => [
  partialDateTime(row, `${prefix}STDTC`),
  integer(row, `${prefix}STDY`),
];

export const endColumns = ['end_at', 'end_study_day'] as const;
export const endCells = (row: SourceRow, prefix: string): Cell[] => [
  partialDateTime(row, `${prefix}ENDTC`),
  integer(row, `${prefix}ENDY`),
];

export const collectionColumns = ['collected_at', 'collected_study_day'] as const;
export const collectionCells = (row: SourceRow, prefix: string): Cell[] => [
  partialDateTime(row, `${prefix}DTC`),
  integer(row, `${prefix}DY`),
];

const meddraVariables = [
  ['llt', 'LLT', 'LLTCD'],
  ['pt', 'DECOD', 'PTCD'],
  ['hlt', 'HLT', 'HLTCD'],
  ['hlgt', 'HLGT', 'HLGTCD'],
  ['soc', 'SOC', 'SOCCD'],
  ['body_system', 'BODSYS', 'BDSYCD'],
] as const;
export const meddraColumns: readonly string[] = meddraVariables.flatMap(([level]) => [level, `${level}_code`]);
export const meddraCells = (row: SourceRow, prefix: string): Cell[] =>
  meddraVariables.flatMap(([, term, code]) => [text(row, prefix + term), text(row, prefix + code)]);
