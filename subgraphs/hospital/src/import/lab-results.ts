/** SDTM LB to laboratory results. What the ranges say is computed here, once, so that lists can be filtered by it. */
import { type DatasetLoad, RowRefused, type SourceRow } from '@meridian/kit/import';
import {
  Codes,
  decimal,
  flag,
  integer,
  partialDateTime,
  required,
  requiredInteger,
  subjectOf,
  text,
} from '@meridian/kit/row';
import type { LabStatus } from '../generated/resolvers.ts';
import { rangeFlag } from '../rules/lab-range.ts';
import { labLoinc } from '../terminology/loinc.ts';
import { readNumber, readStandardNumber } from '../terminology/quantity.ts';
import { interpretations, labCategories } from './terms.ts';

/** CDISC codelist ND. */
function status(row: SourceRow): LabStatus {
  if (!row.LBSTAT) return 'FINAL';
  if (row.LBSTAT === 'NOT DONE') return 'NOT_DONE';
  throw new RowRefused('LBSTAT', 'is neither NOT DONE nor empty');
}

export const labResults: DatasetLoad = {
  domain: 'LB',
  requires: ['USUBJID', 'LBSEQ', 'LBTESTCD', 'LBTEST', 'LBORRES'],
  tables: [
    {
      table: 'hospital.study_lab_result',
      key: ['subject_id', 'sequence'],
      columns: [
        ...['subject_id', 'sequence', 'test_code', 'test_name', 'loinc', 'category', 'specimen'],
        ...['original_text', 'original_unit', 'original_low', 'original_high', 'original_range', 'original_flag'],
        ...['standard_text', 'standard_value', 'standard_unit', 'standard_low', 'standard_high', 'standard_range'],
        ...['standard_flag', 'reported_flag', 'baseline', 'status'],
        ...['visit_num', 'visit_name', 'planned_study_day', 'epoch', 'study_day', 'collected_at', 'uncoded'],
      ],
    },
  ],
  start: ({ study }) => ({
    row(row) {
      const codes = new Codes();
      const category = codes.code('category', row.LBCAT, labCategories, 'OTHER');
      const reportedFlag = codes.code('reportedFlag', row.LBNRIND, interpretations, 'UNKNOWN');
      const testCode = required(row, 'LBTESTCD');
      const unit = text(row, 'LBORRESU');
      const original = text(row, 'LBORRES');
      const [low, high] = [text(row, 'LBORNRLO'), text(row, 'LBORNRHI')];
      const [standard, number] = [text(row, 'LBSTRESC'), decimal(row, 'LBSTRESN')];
      const [standardLow, standardHigh] = [decimal(row, 'LBSTNRLO'), decimal(row, 'LBSTNRHI')];
      return [
        {
          table: 0,
          values: [
            ...[subjectOf(row, study).id, requiredInteger(row, 'LBSEQ'), testCode, required(row, 'LBTEST')],
            ...[labLoinc(testCode, unit), category, text(row, 'LBSPEC')],
            ...[original, unit, low, high, text(row, 'LBORNRC'), rangeFlag(readNumber(original), low, high)],
            ...[standard, number, text(row, 'LBSTRESU'), standardLow, standardHigh, text(row, 'LBSTNRC')],
            rangeFlag(readStandardNumber(standard, number), standardLow, standardHigh),
            ...[reportedFlag, flag(row, 'LBBLFL'), status(row), decimal(row, 'VISITNUM'), text(row, 'VISIT')],
            ...[integer(row, 'VISITDY'), text(row, 'EPOCH'), integer(row, 'LBDY'), partialDateTime(row, 'LBDTC')],
            codes.uncoded,
          ],
        },
      ];
    },
  }),
};
