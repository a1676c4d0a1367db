import type { DatasetLoad } from '@meridian/kit/import';
import { decimal, integer, required, subjectOf, text } from '@meridian/kit/row';
import { visitKind } from '../rules/visit-kind.ts';
import { endCells, endColumns, startCells, startColumns } from './cells.ts';

export const visits: DatasetLoad = {
  domain: 'SV',
  requires: ['USUBJID', 'VISITNUM', 'VISIT'],
  tables: [
    {
      table: 'edc.visit',
      key: ['subject_id', 'visit_num'],
      columns: [
        ...['subject_id', 'visit_num', 'name', 'kind', 'planned_study_day', 'epoch', 'unplanned_reason'],
        ...startColumns,
        ...endColumns,
      ],
    },
  ],
  start: ({ study }) => ({
    row(row) {
      const subject = subjectOf(row, study);
      required(row, 'VISITNUM');
      const name = required(row, 'VISIT');
      return [
        {
          table: 0,
          values: [
            ...[subject.id, decimal(row, 'VISITNUM'), name, visitKind(name), integer(row, 'VISITDY')],
            ...[text(row, 'EPOCH'), text(row, 'SVUPDES')],
            ...startCells(row, 'SV'),
            ...endCells(row, 'SV'),
          ],
        },
      ];
    },
  }),
};
