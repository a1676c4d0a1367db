import { type DatasetLoad, RowRefused } from '@meridian/kit/import';
import { decimal, flag, required, requiredInteger, subjectOf, text } from '@meridian/kit/row';

const enrollment: DatasetLoad = {
  domain: 'DM',
  requires: ['ARM'],
  tables: [{ table: 'diary.enrollment', key: ['subject_id'], columns: ['subject_id', 'arm'] }],
  start: ({ study }) => ({
    row: (row) => {
      if (row.ARM === 'BROKEN') throw new RowRefused('ARM', 'is no arm');
      return [{ table: 0, values: [subjectOf(row, study).id, text(row, 'ARM')] }];
    },
  }),
};

/** One row each, and one for every day, known only at the end. */
const events: DatasetLoad = {
  domain: 'AE',
  requires: ['USUBJID', 'AESEQ', 'AETERM'],
  tables: [
    {
      table: 'diary.event',
      key: ['subject_id', 'sequence'],
      columns: ['subject_id', 'sequence', 'term', 'dose', 'serious'],
    },
    { table: 'diary.day', key: ['subject_id', 'date'], columns: ['subject_id', 'date', 'events'] },
  ],
  start: ({ study }) => {
    const days = new Map<string, number>();
    return {
      row: (row) => {
        const { id } = subjectOf(row, study);
        const values = [
          id,
          requiredInteger(row, 'AESEQ'),
          text(row, 'AETERM'),
          decimal(row, 'AEDOSE'),
          flag(row, 'AESER'),
        ];
        if (row.AETERM === 'BUG') throw new TypeError('a mapper with a bug');
        const day = `${id} ${required(row, 'AESTDTC')}`;
        days.set(day, (days.get(day) ?? 0) + 1);
        return [{ table: 0, values }];
      },
      end: () =>
        [...days].map(([day, count]) => {
          const [id, date] = day.split(' ') as [string, string];
          return { table: 1, values: [id, date, count] };
        }),
    };
  },
};

export const loads: readonly DatasetLoad[] = [enrollment, events];
