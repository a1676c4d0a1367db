import { type Cell, type DatasetLoad, RowRefused, type SourceRow } from '@meridian/kit/import';
import { Codes, flag, required, requiredInteger, subjectOf, text } from '@meridian/kit/row';
import { criterionVariables } from '../rules/event-facts.ts';
import {
  collectionCells,
  collectionColumns,
  endCells,
  endColumns,
  meddraCells,
  meddraColumns,
  startCells,
  startColumns,
} from './cells.ts';
import { actions, causalities, grades, outcomes, severities } from './terms.ts';

const criteria = Object.entries(criterionVariables);

/** The criteria that the row answers so, as a PostgreSQL array. */
const criteriaAnswered = (row: SourceRow, answer: boolean): string =>
  `{${criteria.flatMap(([criterion, column]) => (flag(row, column) === answer ? [criterion] : [])).join(',')}}`;

function codedCells(row: SourceRow): Cell[] {
  const codes = new Codes();
  const grade = codes.code('toxicityGrade', row.AETOXGR, grades, '');
  return [
    codes.code('severity', row.AESEV, severities, 'UNKNOWN'),
    grade ? Number(grade) : null,
    codes.code('causality', row.AEREL, causalities, 'UNKNOWN'),
    codes.code('actionTaken', row.AEACN, actions, 'OTHER'),
    codes.code('outcome', row.AEOUT, outcomes, 'UNKNOWN'),
    codes.uncoded,
  ];
}

export const adverseEvents: DatasetLoad = {
  domain: 'AE',
  requires: ['USUBJID', 'AESEQ', 'AETERM'],
  tables: [
    {
      table: 'edc.adverse_event',
      key: ['subject_id', 'sequence'],
      columns: [
        ...['subject_id', 'sequence', 'sponsor_id', 'term', 'epoch'],
        ...['serious', 'seriousness_criteria', 'denied_criteria'],
        ...['severity', 'toxicity_grade', 'causality', 'action_taken', 'outcome', 'uncoded'],
        ...meddraColumns,
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
          ...[subjectOf(row, study).id, requiredInteger(row, 'AESEQ'), text(row, 'AESPID')],
          ...[required(row, 'AETERM'), text(row, 'EPOCH')],
          ...[flag(row, 'AESER'), criteriaAnswered(row, true), criteriaAnswered(row, false)],
          ...codedCells(row),
          ...meddraCells(row, 'AE'),
          ...collectionCells(row, 'AE'),
          ...startCells(row, 'AE'),
          ...endCells(row, 'AE'),
        ],
      },
    ],
  }),
};

export const adverseEventQualifiers: DatasetLoad = {
  domain: 'SUPPAE',
  requires: ['USUBJID', 'IDVAR', 'IDVARVAL', 'QNAM', 'QVAL'],
  tables: [
    {
      table: 'edc.adverse_event_qualifier',
      key: ['subject_id', 'sequence', 'name'],
      columns: ['subject_id', 'sequence', 'name', 'label', 'value', 'origin', 'evaluator'],
    },
  ],
  start: ({ study }) => ({
    row(row) {
      const subject = subjectOf(row, study);
      if (required(row, 'IDVAR') !== 'AESEQ') throw new RowRefused('IDVAR', 'is not AESEQ');
      return [
        {
          table: 0,
          values: [
            ...[subject.id, requiredInteger(row, 'IDVARVAL'), required(row, 'QNAM'), text(row, 'QLABEL')],
            ...[required(row, 'QVAL'), text(row, 'QORIG'), text(row, 'QEVAL')],
          ],
        },
      ];
    },
  }),
};
