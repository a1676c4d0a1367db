/** What the subject took: the study treatment (EX) and everything else (CM). */
import type { DatasetLoad } from '@meridian/kit/import';
import { decimal, required, requiredInteger, subjectOf, text } from '@meridian/kit/row';
import {
  collectionCells,
  collectionColumns,
  endCells,
  endColumns,
  startCells,
  startColumns,
  visitCells,
  visitColumns,
} from './cells.ts';

export const exposures: DatasetLoad = {
  domain: 'EX',
  requires: ['USUBJID', 'EXSEQ', 'EXTRT'],
  tables: [
    {
      table: 'edc.exposure',
      key: ['subject_id', 'sequence'],
      columns: [
        ...['subject_id', 'sequence', 'treatment', 'dose', 'dose_unit', 'form', 'route', 'frequency', 'epoch'],
        ...visitColumns,
        ...startColumns,
        ...endColumns,
      ],
    },
  ],
  start: ({ study }) => ({
    row: (row) => [
      {
        table: 0,
        values: [
          ...[subjectOf(row, study).id, requiredInteger(row, 'EXSEQ'), required(row, 'EXTRT'), decimal(row, 'EXDOSE')],
          ...[text(row, 'EXDOSU'), text(row, 'EXDOSFRM'), text(row, 'EXROUTE'), text(row, 'EXDOSFRQ')],
          text(row, 'EPOCH'),
          ...visitCells(row),
          ...startCells(row, 'EX'),
          ...endCells(row, 'EX'),
        ],
      },
    ],
  }),
};

export const concomitantMedications: DatasetLoad = {
  domain: 'CM',
  requires: ['USUBJID', 'CMSEQ', 'CMTRT'],
  tables: [
    {
      table: 'edc.concomitant_medication',
      key: ['subject_id', 'sequence'],
      columns: [
        ...['subject_id', 'sequence', 'sponsor_id', 'name', 'standard_name', 'drug_class', 'indication'],
        ...['dose', 'dose_unit', 'frequency', 'route', 'epoch'],
        ...visitColumns,
        ...collectionColumns,
        ...startColumns,
        ...endColumns,
      ],
    },
  ],
  start: ({ study }) => ({
    row: (row) => [
      {
        table: 0,
        values: [
          ...[subjectOf(row, study).id, requiredInteger(row, 'CMSEQ'), text(row, 'CMSPID'), required(row, 'CMTRT')],
          ...[text(row, 'CMDECOD'), text(row, 'CMCLAS'), text(row, 'CMINDC')],
          ...[
            text(row, 'CMDOSE'),
            text(row, 'CMDOSU'),
            text(row, 'CMDOSFRQ'),
            text(row, 'CMROUTE'),
            text(row, 'EPOCH'),
          ],
          ...visitCells(row),
          ...collectionCells(row, 'CM'),
          ...startCells(row, 'CM'),
          ...endCells(row, 'CM'),
        ],
      },
    ],
  }),
};
