import type { DatasetLoad } from '@meridian/kit/import';
import { required, subjectOf, text } from '@meridian/kit/row';

export const relatedRecords: DatasetLoad = {
  domain: 'RELREC',
  requires: ['USUBJID', 'RDOMAIN', 'IDVAR', 'IDVARVAL', 'RELID'],
  tables: [
    {
      table: 'edc.related_record',
      key: ['subject_id', 'domain', 'variable', 'value', 'relationship'],
      columns: ['subject_id', 'domain', 'variable', 'value', 'type', 'relationship'],
    },
  ],
  start: ({ study }) => ({
    row: (row) => [
      {
        table: 0,
        values: [
          ...[subjectOf(row, study).id, required(row, 'RDOMAIN'), required(row, 'IDVAR'), required(row, 'IDVARVAL')],
          ...[text(row, 'RELTYPE'), required(row, 'RELID')],
        ],
      },
    ],
  }),
};
