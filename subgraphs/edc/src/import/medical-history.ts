import type { DatasetLoad } from '@meridian/kit/import';
import { Codes, partialDateTime, required, requiredInteger, subjectOf, text } from '@meridian/kit/row';
import { collectionCells, collectionColumns, meddraCells, meddraColumns, visitCells, visitColumns } from './cells.ts';
import { severities } from './terms.ts';

export const medicalHistory: DatasetLoad = {
  domain: 'MH',
  requires: ['USUBJID', 'MHSEQ', 'MHTERM'],
  tables: [
    {
      table: 'edc.medical_history',
      key: ['subject_id', 'sequence'],
      columns: [
        ...['subject_id', 'sequence', 'sponsor_id', 'term', 'category', 'severity', 'uncoded', 'start_at'],
        ...meddraColumns,
        ...visitColumns,
        ...collectionColumns,
      ],
    },
  ],
  start: ({ study }) => ({
    row(row) {
      const codes = new Codes();
      return [
        {
          table: 0,
          values: [
            ...[subjectOf(row, study).id, requiredInteger(row, 'MHSEQ'), text(row, 'MHSPID'), required(row, 'MHTERM')],
            ...[text(row, 'MHCAT'), codes.code('severity', row.MHSEV, severities, 'UNKNOWN'), codes.uncoded],
            partialDateTime(row, 'MHSTDTC'),
            ...meddraCells(row, 'MH'),
            ...visitCells(row),
            ...collectionCells(row, 'MH'),
          ],
        },
      ];
    },
  }),
};
