/** The comprehensive patient report as tables, section by section, each with its status. */
import { formatTable } from './table.ts';

/** A JSON object of the report's response; which fields it has, patient-report.graphql says. */
export type Json = { readonly [field: string]: unknown };

type Column = readonly [heading: string, read: (node: Json) => unknown];

const at =
  (...path: readonly string[]) =>
  (node: Json): unknown =>
    path.reduce<unknown>((value, field) => (value as Json | null | undefined)?.[field], node);

/** A Quantity: as collected, then in standard form when that differs. */
const quantity =
  (...path: readonly string[]) =>
  (node: Json): unknown => {
    const value = at(...path)(node) as Json | null | undefined;
    return value ? [value.text ?? value.value, value.unit].filter(Boolean).join(' ') : null;
  };

const range =
  (field: string) =>
  (node: Json): unknown => {
    const value = node[field] as Json | null | undefined;
    return value && (value.low || value.high) ? `${value.low ?? ''}–${value.high ?? ''}` : null;
  };

const same = (...fields: readonly string[]): readonly Column[] => fields.map((field) => [field, at(field)] as const);

const facts = {
  demographics: {
    heading: 'Demographics',
    record: 'subject',
    columns: [
      ...same('usubjid', 'subjectNumber', 'sex', 'age', 'country', 'deceased', 'deathDate'),
      ['site', at('site', 'siteId')],
      ['race', at('race', 'text')],
      ['ethnicity', at('ethnicity', 'text')],
      ['name (synthetic)', at('person', 'fullName')],
      ['born (synthetic)', at('person', 'birthDate')],
    ],
  },
  enrollment: {
    heading: 'Enrolment',
    record: 'enrollment',
    columns: [
      ['study', at('study', 'protocolId')],
      ...same('status', 'screenedOn', 'referenceStartOn', 'firstExposureOn', 'lastExposureOn', 'endOfParticipationOn'),
      ['planned arm', at('plannedArm', 'name')],
      ['actual arm', at('actualArm', 'name')],
    ],
  },
} as const satisfies Record<string, { heading: string; record: string; columns: readonly Column[] }>;

const lists: Readonly<Record<string, { readonly heading: string; readonly columns: readonly Column[] }>> = {
  visits: {
    heading: 'Visits',
    columns: same('visitNum', 'name', 'kind', 'startedAt', 'startStudyDay', 'plannedStudyDay', 'outOfWindow', 'epoch'),
  },
  adverseEvents: {
    heading: 'Adverse events',
    columns: [
      ...same('sequence', 'term'),
      ['preferred term', at('meddra', 'pt', 'display')],
      ...same(
        'severity',
        'serious',
        'seriousnessCriteria',
        'causality',
        'outcome',
        'start',
        'end',
        'treatmentEmergent',
      ),
    ],
  },
  medicalHistory: {
    heading: 'Medical history',
    columns: [
      ...same('sequence', 'term'),
      ['preferred term', at('meddra', 'pt', 'display')],
      ...same('category', 'severity', 'start'),
    ],
  },
  exposures: {
    heading: 'Exposure',
    columns: same('sequence', 'treatment', 'dose', 'doseUnit', 'form', 'route', 'frequency', 'start', 'end'),
  },
  concomitantMedications: {
    heading: 'Concomitant medications',
    columns: same(
      'sequence',
      'name',
      'standardName',
      'indication',
      'dose',
      'doseUnit',
      'frequency',
      'route',
      'start',
      'end',
    ),
  },
  dataQueries: { heading: 'Data queries', columns: same('rule', 'status', 'itemOid', 'text', 'ageDays') },
  questionnaires: {
    heading: 'Questionnaires',
    columns: [
      ['questionnaire', at('questionnaire', 'name')],
      ...same('visitName', 'authoredAt', 'respondent', 'status', 'totalScore', 'changeFromBaseline'),
      ['answers', (node) => (node.answers as unknown[] | null)?.length],
    ],
  },
  alerts: {
    heading: 'Alerts',
    columns: [['rule', at('rule', 'id')], ...same('level', 'status', 'summary', 'raisedAt')],
  },
  vitalSigns: {
    heading: 'Vital signs',
    columns: [
      ['test', at('testName')],
      ['value', quantity('original')],
      ['standard', quantity('standard')],
      ...same('position', 'timePoint', 'visitName', 'collectedAt', 'status'),
    ],
  },
  labs: {
    heading: 'Laboratory results',
    columns: [
      ['test', at('testName')],
      ['value', quantity('original')],
      ['range', range('referenceRange')],
      ['standard', quantity('standard')],
      ...same('reportedFlag', 'derivedFlag', 'visitName', 'collectedAt'),
    ],
  },
  medications: {
    heading: 'Medications (hospital pharmacy)',
    columns: [
      ['medication', at('code', 'text')],
      ['dose', quantity('dose')],
      ...same('frequency', 'route', 'indication', 'status', 'start', 'end'),
    ],
  },
};

function show(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.map(show).join(', ') : String(value);
}

const tableOf = (columns: readonly Column[], records: readonly Json[]): string =>
  formatTable(
    columns.map(([heading]) => heading),
    records.map((record) => columns.map(([, read]) => show(read(record)))),
  );

function statusLine(heading: string, section: Json | null | undefined, count: string): string {
  const status = section?.status as Json | null | undefined;
  if (!status) return `${heading}: not answered`;
  const code = status.code ? ` (${show(status.code)})` : '';
  return `${heading}${count}: ${show(status.state)}${code}, from ${show(status.source)}`;
}

/** The whole report, ready to be written to a terminal. */
export function formatReport(report: Json): string {
  const parts: string[] = [`Patient report, generated ${show(report.generatedAt)}`];
  for (const [field, { heading, record, columns }] of Object.entries(facts)) {
    const section = report[field] as Json | null;
    const found = section?.[record] as Json | null | undefined;
    const lines = found
      ? columns.map(([name, read]) => [name, show(read(found))] as const).filter(([, value]) => value !== '')
      : [];
    parts.push(
      [
        statusLine(heading, section, ''),
        ...(lines.length > 0 ? [formatTable(['', ''], lines).split('\n').slice(1).join('\n')] : []),
      ].join('\n'),
    );
  }
  for (const [field, { heading, columns }] of Object.entries(lists)) {
    const section = report[field] as Json | null;
    const results = section?.results as
      | { readonly totalCount: number | null; readonly edges: readonly { readonly node: Json }[] }
      | null
      | undefined;
    const nodes = results?.edges.map(({ node }) => node) ?? [];
    const total = results?.totalCount ?? nodes.length;
    const count = results ? ` (${nodes.length < total ? `${nodes.length} of ${total}` : total})` : '';
    parts.push(
      [statusLine(heading, section, count), ...(nodes.length > 0 ? [tableOf(columns, nodes)] : [])].join('\n'),
    );
  }
  return `${parts.join('\n\n')}\n`;
}
