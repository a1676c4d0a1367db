/** SDTM CM, replayed as the records of the hospital's pharmacy. What the study's own forms say of the same medication belongs to who captured it. */
import type { DatasetLoad, SourceRow } from '@meridian/kit/import';
import { decimal, integer, partialDateTime, required, requiredInteger, subjectOf, text } from '@meridian/kit/row';
import type { MedicationStatus } from '../generated/resolvers.ts';

/** An end that is known ended it; that none is recorded says nothing. ONGOING is of CDISC codelist C66728 STENRF. */
function status(row: SourceRow): MedicationStatus {
  if (row.CMENDTC) return 'COMPLETED';
  return row.CMENRTPT === 'ONGOING' ? 'ACTIVE' : 'UNKNOWN';
}

export const medicationStatements: DatasetLoad = {
  domain: 'CM',
  requires: ['USUBJID', 'CMSEQ', 'CMTRT'],
  tables: [
    {
      table: 'hospital.study_medication_statement',
      key: ['subject_id', 'sequence'],
      columns: [
        ...['subject_id', 'sequence', 'name', 'coded_name', 'dose_value', 'dose_text', 'dose_unit'],
        ...['route', 'frequency', 'indication', 'status'],
        ...['started_at', 'ended_at', 'started_study_day', 'ended_study_day'],
      ],
    },
  ],
  start: ({ study }) => ({
    row: (row) => [
      {
        table: 0,
        values: [
          ...[subjectOf(row, study).id, requiredInteger(row, 'CMSEQ'), required(row, 'CMTRT')],
          ...[row.CMDECOD === 'UNCODED' ? null : text(row, 'CMDECOD')],
          ...[decimal(row, 'CMDOSE'), text(row, 'CMDOSTXT'), text(row, 'CMDOSU')],
          ...[text(row, 'CMROUTE'), text(row, 'CMDOSFRQ'), text(row, 'CMINDC'), status(row)],
          ...[partialDateTime(row, 'CMSTDTC'), partialDateTime(row, 'CMENDTC')],
          ...[integer(row, 'CMSTDY'), integer(row, 'CMENDY')],
        ],
      },
    ],
  }),
};
