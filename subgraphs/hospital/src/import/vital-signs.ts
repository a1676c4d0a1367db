/** SDTM VS to vital signs. */
import type { DatasetLoad } from '@meridian/kit/import';
import {
  Codes,
  decimal,
  duration,
  flag,
  integer,
  partialDateTime,
  required,
  requiredInteger,
  subjectOf,
  text,
} from '@meridian/kit/row';
import { positions, vitalSignCodes } from './terms.ts';

export const vitalSigns: DatasetLoad = {
  domain: 'VS',
  requires: ['USUBJID', 'VSSEQ', 'VSTESTCD', 'VSTEST', 'VSORRES'],
  tables: [
    {
      table: 'hospital.study_vital_sign',
      key: ['subject_id', 'sequence'],
      columns: [
        ...['subject_id', 'sequence', 'code', 'test_code', 'test_name', 'original_text', 'original_unit'],
        ...['standard_text', 'standard_value', 'standard_unit', 'position', 'location'],
        ...['time_point', 'time_point_number', 'time_point_elapsed', 'time_point_reference', 'baseline', 'status'],
        ...['visit_num', 'visit_name', 'planned_study_day', 'epoch', 'study_day', 'collected_at', 'uncoded'],
      ],
    },
  ],
  start: ({ study }) => ({
    row(row) {
      const codes = new Codes();
      const testCode = required(row, 'VSTESTCD');
      const code = codes.code('code', testCode, vitalSignCodes, 'OTHER');
      const position = codes.code('position', row.VSPOS, positions, 'OTHER');
      return [
        {
          table: 0,
          values: [
            ...[subjectOf(row, study).id, requiredInteger(row, 'VSSEQ'), code, testCode, required(row, 'VSTEST')],
            ...[text(row, 'VSORRES'), text(row, 'VSORRESU')],
            ...[text(row, 'VSSTRESC'), decimal(row, 'VSSTRESN'), text(row, 'VSSTRESU'), position, text(row, 'VSLOC')],
            ...[text(row, 'VSTPT'), decimal(row, 'VSTPTNUM'), duration(row, 'VSELTM'), text(row, 'VSTPTREF')],
            ...[flag(row, 'VSBLFL'), text(row, 'VSSTAT'), decimal(row, 'VISITNUM'), text(row, 'VISIT')],
            ...[integer(row, 'VISITDY'), text(row, 'EPOCH'), integer(row, 'VSDY'), partialDateTime(row, 'VSDTC')],
            codes.uncoded,
          ],
        },
      ];
    },
  }),
};
