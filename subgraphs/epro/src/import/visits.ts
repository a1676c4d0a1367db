/** SDTM SV, of which only the visits that a subject attended are kept: they tell which responses were to be expected. */
import type { DatasetLoad } from '@meridian/kit/import';
import { decimal, subjectOf } from '@meridian/kit/row';

export const visitLoad: DatasetLoad = {
  domain: 'SV',
  requires: ['USUBJID', 'VISITNUM'],
  tables: [{ table: 'epro.attended_visit', key: ['subject_id', 'visit_num'], columns: ['subject_id', 'visit_num'] }],
  start({ study }) {
    const seen = new Set<string>();
    return {
      row(row) {
        const subjectId = subjectOf(row, study).id;
        const visitNum = decimal(row, 'VISITNUM');
        // SVOCCUR, of newer versions of SDTM, is N for a visit that was planned and did not take place.
        if (visitNum === null || row.SVOCCUR === 'N') return [];
        const key = `${subjectId}\n${visitNum}`;
        if (seen.has(key)) return [];
        seen.add(key);
        return [{ table: 0, values: [subjectId, visitNum] }];
      },
    };
  },
};
