import type { DatasetLoad } from '@meridian/kit/import';
import { required } from '@meridian/kit/row';

export const loads: readonly DatasetLoad[] = [
  {
    domain: 'DM',
    requires: ['USUBJID', 'SITEID'],
    tables: [{ table: 'registry.subject', key: ['usubjid'], columns: ['usubjid', 'site'] }],
    start: () => ({ row: (row) => [{ table: 0, values: [required(row, 'USUBJID'), required(row, 'SITEID')] }] }),
  },
];
