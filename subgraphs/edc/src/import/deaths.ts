/** That a subject died, as DM and DS tell it: kept for the rule that asks for a fatal adverse event, and for nothing else. */
import type { DatasetLoad, SourceRow } from '@meridian/kit/import';
import { subjectOf } from '@meridian/kit/row';

const deaths = (domain: string, itemOid: string, tells: (row: SourceRow) => boolean): DatasetLoad => ({
  domain,
  requires: ['USUBJID'],
  tables: [{ table: 'edc.death_report', key: ['subject_id', 'item_oid'], columns: ['subject_id', 'item_oid'] }],
  start({ study }) {
    const told = new Set<string>();
    return {
      row(row) {
        const { id } = subjectOf(row, study);
        if (!tells(row) || told.has(id)) return [];
        told.add(id);
        return [{ table: 0, values: [id, itemOid] }];
      },
    };
  },
});

export const demographicDeaths = deaths('DM', 'DM.DTHFL', (row) => row.DTHFL === 'Y');
/** C66727: DEATH. */
export const dispositionDeaths = deaths('DS', 'DS.DSDECOD', (row) => row.DSDECOD?.toUpperCase() === 'DEATH');
