/** SDTM DM and SE: who takes part, at which site and in which arm, and the elements each went through. */
import { type DatasetLoad, RowRefused, type SourceRow, type TableRow } from '@meridian/kit/import';
import { integer, partialDateTime, required, requiredInteger, subjectOf, text } from '@meridian/kit/row';
import { armTable } from './arms.ts';

const studySiteTable = {
  table: 'project.study_site',
  key: ['site_number'],
  columns: ['site_id', 'site_number', 'principal_investigator_id'],
} as const;

const enrollmentTable = {
  table: 'project.enrollment',
  key: ['subject_id'],
  columns: [
    ...['subject_id', 'usubjid', 'screening_number', 'arm_code', 'arm_name', 'actual_arm_code', 'actual_arm_name'],
    ...['reference_start_on', 'reference_end_on', 'informed_consent_on'],
    ...['first_exposure_on', 'last_exposure_on', 'end_of_participation_on'],
  ],
} as const;

interface ArmCells {
  readonly code: string | null;
  readonly name: string | null;
}

/** A subject's arm, also one that is none, such as Screen Failure. Code and name come together or not at all. */
function armOf(row: SourceRow, codeColumn: string, nameColumn: string): ArmCells {
  const code = text(row, codeColumn);
  const name = text(row, nameColumn);
  if (code === null && name !== null) throw new RowRefused(codeColumn, `is empty, but ${nameColumn} is not`);
  if (code !== null && name === null) throw new RowRefused(nameColumn, `is empty, but ${codeColumn} is not`);
  return { code, name };
}

export const enrollments: DatasetLoad = {
  domain: 'DM',
  requires: ['USUBJID', 'SITEID'],
  tables: [enrollmentTable, studySiteTable, armTable],
  start({ study }) {
    const seen = new Set<string>();
    const once = (key: string, row: TableRow): TableRow[] => {
      if (seen.has(key)) return [];
      seen.add(key);
      return [row];
    };
    const armRow = ({ code, name }: ArmCells): TableRow[] =>
      code === null ? [] : once(`arm\n${code}\n${name}`, { table: 2, values: [code, name, false] });

    return {
      row(row) {
        const { id, siteId, siteNumber } = subjectOf(row, study);
        const planned = armOf(row, 'ARMCD', 'ARM');
        const actual = armOf(row, 'ACTARMCD', 'ACTARM');
        const enrollment: TableRow = {
          table: 0,
          values: [
            ...[id, required(row, 'USUBJID'), text(row, 'SUBJID')],
            ...[planned.code, planned.name, actual.code, actual.name],
            ...[partialDateTime(row, 'RFSTDTC'), partialDateTime(row, 'RFENDTC'), partialDateTime(row, 'RFICDTC')],
            ...[partialDateTime(row, 'RFXSTDTC'), partialDateTime(row, 'RFXENDTC'), partialDateTime(row, 'RFPENDTC')],
          ],
        };
        const investigatorId = study.sites[siteNumber]?.principalInvestigatorId ?? null;
        const site: TableRow = { table: 1, values: [siteId, siteNumber, investigatorId] };
        return [enrollment, ...once(`site\n${siteNumber}`, site), ...armRow(planned), ...armRow(actual)];
      },
    };
  },
};

export const subjectElements: DatasetLoad = {
  domain: 'SE',
  requires: ['USUBJID', 'SESEQ', 'ETCD'],
  tables: [
    {
      table: 'project.subject_element',
      key: ['subject_id', 'sequence'],
      columns: [
        ...['subject_id', 'sequence', 'code', 'element', 'unplanned_description', 'epoch'],
        ...['start_at', 'end_at', 'start_study_day', 'end_study_day'],
      ],
    },
  ],
  start: ({ study }) => ({
    row: (row) => [
      {
        table: 0,
        values: [
          ...[subjectOf(row, study).id, requiredInteger(row, 'SESEQ'), required(row, 'ETCD'), text(row, 'ELEMENT')],
          ...[text(row, 'SEUPDES'), text(row, 'EPOCH'), partialDateTime(row, 'SESTDTC')],
          ...[partialDateTime(row, 'SEENDTC'), integer(row, 'SESTDY'), integer(row, 'SEENDY')],
        ],
      },
    ],
  }),
};
