/** SDTM TS, TE, TI and TV: what the protocol says of the study, its elements, its criteria and its visits. */
import { type DatasetLoad, RowRefused, type SourceRow } from '@meridian/kit/import';
import { Codes, decimal, duration, integer, partialDateTime, required, requiredInteger, text } from '@meridian/kit/row';
import { eligibilityCategories } from './terms.ts';

/** Parameters that the graph shows as a date or a number, so that their value must be one. */
const checks: Readonly<Record<string, (row: SourceRow, column: string) => unknown>> = {
  SSTDTC: partialDateTime,
  SENDTC: partialDateTime,
  PLANSUB: integer,
};

/** SDTMIG 7.4.2: a value of more than 200 characters goes on in TSVAL1, TSVAL2… */
function longValue(row: SourceRow): string | null {
  let value = row.TSVAL ?? '';
  for (let part = 1; row[`TSVAL${part}`]; part++) value += row[`TSVAL${part}`];
  return value || null;
}

export const trialSummary: DatasetLoad = {
  domain: 'TS',
  requires: ['TSSEQ', 'TSPARMCD', 'TSVAL'],
  tables: [
    {
      table: 'project.study_parameter',
      key: ['code', 'sequence'],
      columns: [
        ...['sequence', 'code', 'name', 'value', 'null_flavor'],
        ...['coded_value', 'code_system', 'code_version'],
      ],
    },
  ],
  start: () => ({
    row(row) {
      const code = required(row, 'TSPARMCD');
      checks[code]?.(row, 'TSVAL');
      return [
        {
          table: 0,
          values: [
            ...[requiredInteger(row, 'TSSEQ'), code, text(row, 'TSPARM'), longValue(row), text(row, 'TSVALNF')],
            ...[text(row, 'TSVALCD'), text(row, 'TSVCDREF'), text(row, 'TSVCDVER')],
          ],
        },
      ];
    },
  }),
};

export const elements: DatasetLoad = {
  domain: 'TE',
  requires: ['ETCD', 'ELEMENT'],
  tables: [
    { table: 'project.element', key: ['code'], columns: ['code', 'name', 'start_rule', 'end_rule', 'duration'] },
  ],
  start: () => ({
    row: (row) => [
      {
        table: 0,
        values: [
          ...[required(row, 'ETCD'), required(row, 'ELEMENT')],
          ...[text(row, 'TESTRL'), text(row, 'TEENRL'), duration(row, 'TEDUR')],
        ],
      },
    ],
  }),
};

export const criteria: DatasetLoad = {
  domain: 'TI',
  requires: ['IETESTCD', 'IETEST', 'IECAT'],
  tables: [
    {
      table: 'project.criterion',
      key: ['code', 'version'],
      columns: ['code', 'version', 'category', 'criterion', 'uncoded'],
    },
  ],
  start: () => ({
    row(row) {
      const codes = new Codes();
      const category = codes.code('category', required(row, 'IECAT'), eligibilityCategories, 'OTHER');
      return [
        {
          table: 0,
          values: [
            ...[required(row, 'IETESTCD'), text(row, 'TIVERS') ?? ''],
            ...[category, required(row, 'IETEST'), codes.uncoded],
          ],
        },
      ];
    },
  }),
};

export const plannedVisits: DatasetLoad = {
  domain: 'TV',
  requires: ['VISITNUM', 'VISIT'],
  tables: [
    {
      table: 'project.planned_visit',
      key: ['visit_num', 'arm_code'],
      columns: ['visit_num', 'name', 'planned_study_day', 'arm_code', 'start_rule', 'end_rule'],
    },
  ],
  start: () => ({
    row(row) {
      const visitNum = decimal(row, 'VISITNUM');
      if (visitNum === null) throw new RowRefused('VISITNUM', 'is empty');
      return [
        {
          table: 0,
          values: [
            ...[visitNum, required(row, 'VISIT'), integer(row, 'VISITDY'), text(row, 'ARMCD') ?? ''],
            ...[text(row, 'TVSTRL'), text(row, 'TVENRL')],
          ],
        },
      ];
    },
  }),
};
