/** SDTM SUPPLB: what the sponsor adds to laboratory results. Every qualifier is kept; those that the graph shows must have a value that it can show. */
import { type DatasetLoad, RowRefused } from '@meridian/kit/import';
import { decimal, flag, required, requiredInteger, subjectOf, text } from '@meridian/kit/row';

export const labQualifiers: DatasetLoad = {
  domain: 'SUPPLB',
  requires: ['USUBJID', 'IDVAR', 'IDVARVAL', 'QNAM', 'QVAL'],
  tables: [
    {
      table: 'hospital.lab_qualifier',
      key: ['subject_id', 'sequence', 'name'],
      columns: ['subject_id', 'sequence', 'name', 'label', 'value', 'origin', 'evaluator'],
    },
  ],
  start: ({ study }) => ({
    row(row) {
      const subject = subjectOf(row, study);
      if (row.IDVAR !== 'LBSEQ') throw new RowRefused('IDVAR', 'is not LBSEQ');
      const sequence = requiredInteger(row, 'IDVARVAL');
      const name = required(row, 'QNAM');
      const value = required(row, 'QVAL');
      if (name === 'LBTMSHI') decimal(row, 'QVAL');
      if (name === 'ENDPOINT') flag(row, 'QVAL');
      const values = [subject.id, sequence, name, text(row, 'QLABEL'), value, text(row, 'QORIG'), text(row, 'QEVAL')];
      return [{ table: 0, values }];
    },
  }),
};
