/** SDTM DS and SUPPDS: what happened to a subject's part in the study. */
import { type DatasetLoad, RowRefused } from '@meridian/kit/import';
import {
  Codes,
  decimal,
  integer,
  partialDateTime,
  required,
  requiredInteger,
  subjectOf,
  text,
} from '@meridian/kit/row';
import { dispositionReasons } from './terms.ts';

export const disposition: DatasetLoad = {
  domain: 'DS',
  requires: ['USUBJID', 'DSSEQ', 'DSDECOD'],
  tables: [
    {
      table: 'project.disposition_event',
      key: ['subject_id', 'sequence'],
      columns: [
        ...['subject_id', 'sequence', 'sponsor_id', 'category', 'term', 'decod', 'started_at', 'study_day', 'epoch'],
        ...['visit_num', 'visit_name', 'collected_at', 'collected_study_day', 'uncoded'],
      ],
    },
  ],
  start: ({ study }) => ({
    row(row) {
      const codes = new Codes();
      const decod = codes.code('decod', required(row, 'DSDECOD'), dispositionReasons, 'OTHER');
      return [
        {
          table: 0,
          values: [
            ...[subjectOf(row, study).id, requiredInteger(row, 'DSSEQ'), text(row, 'DSSPID'), text(row, 'DSCAT')],
            ...[text(row, 'DSTERM'), decod, partialDateTime(row, 'DSSTDTC'), integer(row, 'DSSTDY')],
            ...[text(row, 'EPOCH'), decimal(row, 'VISITNUM'), text(row, 'VISIT')],
            ...[partialDateTime(row, 'DSDTC'), integer(row, 'DSDY'), codes.uncoded],
          ],
        },
      ];
    },
  }),
};

export const dispositionQualifiers: DatasetLoad = {
  domain: 'SUPPDS',
  requires: ['USUBJID', 'IDVAR', 'IDVARVAL', 'QNAM', 'QVAL'],
  tables: [
    {
      table: 'project.disposition_qualifier',
      key: ['subject_id', 'sequence', 'name'],
      columns: ['subject_id', 'sequence', 'name', 'label', 'value', 'origin', 'evaluator'],
    },
  ],
  start: ({ study }) => ({
    row(row) {
      if (required(row, 'IDVAR') !== 'DSSEQ') throw new RowRefused('IDVAR', 'is not DSSEQ');
      return [
        {
          table: 0,
          values: [
            ...[subjectOf(row, study).id, requiredInteger(row, 'IDVARVAL'), required(row, 'QNAM'), text(row, 'QLABEL')],
            ...[text(row, 'QVAL'), text(row, 'QORIG'), text(row, 'QEVAL')],
          ],
        },
      ];
    },
  }),
};
