/** Every filter: what it leaves is what it names, and is not what stands there without it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataOf, type Graph, type Json, openGraph } from '../graph.ts';

const nodes = (connection: Json): Json[] => connection.edges.map(({ node }: Json) => node);

let graph: Graph;
let ids: string[];
let studyId: string;
let siteId: string;
let studySiteId: string;

beforeAll(async () => {
  graph = await openGraph({ study: 'demo' });
  const data = dataOf(
    await graph.ask(
      '{ subjects(first: 100) { edges { node { id } } } studies { edges { node { id studySites { edges { node { id site { id } } } } } } } }',
    ),
  );
  ids = nodes(data.subjects).map(({ id }) => id);
  const [study] = nodes(data.studies);
  [studyId, studySiteId, siteId] = [study.id, nodes(study.studySites)[0].id, nodes(study.studySites)[0].site.id];
});
afterAll(() => graph?.close());

/** Field of Subject, its section in the report, a filter, what of a record must hold, and the fields that tell. */
type Case = readonly [field: string, section: string, filter: object, holds: (node: Json) => boolean, fields: string];
const isFrom = (date: string | null, from: string): boolean => date !== null && date >= from.slice(0, date.length);
const isTo = (date: string | null, to: string): boolean => date !== null && date.slice(0, 10) <= to;

const cases: readonly Case[] = [
  [
    'visits',
    'visits',
    { kind: ['SCREENING', 'BASELINE'] },
    ({ kind }) => ['SCREENING', 'BASELINE'].includes(kind),
    'kind',
  ],
  ['visits', 'visits', { from: '2024-04-01' }, ({ startedAt }) => isFrom(startedAt, '2024-04-01'), 'startedAt'],
  ['visits', 'visits', { to: '2024-04-01' }, ({ startedAt }) => isTo(startedAt, '2024-04-01'), 'startedAt'],
  ['adverseEvents', 'adverseEvents', { serious: true }, ({ serious }) => serious === true, 'serious'],
  ['adverseEvents', 'adverseEvents', { serious: false }, ({ serious }) => serious === false, 'serious'],
  ['adverseEvents', 'adverseEvents', { severity: ['SEVERE'] }, ({ severity }) => severity === 'SEVERE', 'severity'],
  [
    'adverseEvents',
    'adverseEvents',
    { treatmentEmergent: false },
    ({ treatmentEmergent }) => treatmentEmergent === false,
    'treatmentEmergent',
  ],
  ['adverseEvents', 'adverseEvents', { from: '2024-06-01' }, ({ start }) => isFrom(start, '2024-06-01'), 'start'],
  ['dataQueries', 'dataQueries', { status: ['CLOSED'] }, ({ status }) => status === 'CLOSED', 'status'],
  [
    'questionnaireResponses',
    'questionnaires',
    { questionnaire: ['MMSE', 'NPI'] },
    ({ questionnaire }) => ['MMSE', 'NPI'].includes(questionnaire.qscat),
    'questionnaire { qscat }',
  ],
  [
    'questionnaireResponses',
    'questionnaires',
    { from: '2024-05-01' },
    ({ authoredAt }) => isFrom(authoredAt, '2024-05-01'),
    'authoredAt',
  ],
  [
    'questionnaireResponses',
    'questionnaires',
    { to: '2024-05-01' },
    ({ authoredAt }) => isTo(authoredAt, '2024-05-01'),
    'authoredAt',
  ],
  ['alerts', 'alerts', { level: ['INFO'] }, ({ level }) => level === 'INFO', 'level'],
  ['alerts', 'alerts', { status: ['RESOLVED'] }, ({ status }) => status === 'RESOLVED', 'status'],
  ['vitalSigns', 'vitalSigns', { code: ['SYSBP', 'PULSE'] }, ({ code }) => ['SYSBP', 'PULSE'].includes(code), 'code'],
  ['vitalSigns', 'vitalSigns', { visitNum: '2.0' }, ({ visitNum }) => Number(visitNum) === 2, 'visitNum'],
  [
    'vitalSigns',
    'vitalSigns',
    { from: '2024-05-01' },
    ({ collectedAt }) => isFrom(collectedAt, '2024-05-01'),
    'collectedAt',
  ],
  [
    'vitalSigns',
    'vitalSigns',
    { to: '2024-05-01' },
    ({ collectedAt }) => isTo(collectedAt, '2024-05-01'),
    'collectedAt',
  ],
  ['labResults', 'labs', { testCode: ['ALT'] }, ({ testCode }) => testCode === 'ALT', 'testCode'],
  ['labResults', 'labs', { loinc: ['1742-6'] }, ({ loinc }) => loinc?.code === '1742-6', 'loinc { code }'],
  ['labResults', 'labs', { category: ['HEMATOLOGY'] }, ({ category }) => category === 'HEMATOLOGY', 'category'],
  [
    'labResults',
    'labs',
    { abnormalOnly: true },
    ({ reportedFlag, derivedFlag }) => [reportedFlag, derivedFlag].some((flag) => flag !== null && flag !== 'NORMAL'),
    'reportedFlag derivedFlag',
  ],
  ['labResults', 'labs', { from: '2024-05-01' }, ({ collectedAt }) => isFrom(collectedAt, '2024-05-01'), 'collectedAt'],
  ['labResults', 'labs', { to: '2024-05-01' }, ({ collectedAt }) => isTo(collectedAt, '2024-05-01'), 'collectedAt'],
];

const filterTypes: Readonly<Record<string, string>> = {
  visits: 'VisitFilter',
  adverseEvents: 'AdverseEventFilter',
  dataQueries: 'DataQueryFilter',
  questionnaireResponses: 'ResponseFilter',
  alerts: 'AlertFilter',
  vitalSigns: 'VitalSignFilter',
  labResults: 'LabFilter',
};

describe('filters of a subject', () => {
  it.each(cases.map((one) => [one[0], JSON.stringify(one[2]), one] as const))(
    '%s by %s',
    async (_field, _filter, [field, section, filter, holds, fields]) => {
      const query = `query($ids: [ID!]!, $filter: ${filterTypes[field]}) { patientReports(subjectIds: $ids) {
      ${section} { status { state } all: results(first: 500) { totalCount edges { node { id ${fields} } } } some: results(first: 500, filter: $filter) { totalCount edges { node { id } } } }
      subject { ${field}(first: 500, filter: $filter) { totalCount edges { node { id } } } } } }`;
      const found = dataOf(await graph.ask(query, { ids, filter })).patientReports;
      const left: string[] = [];
      const all: string[] = [];
      for (const { [section]: read, subject } of found) {
        const expected = nodes(read.all)
          .filter(holds)
          .map(({ id }) => id);
        expect(nodes(read.some).map(({ id }) => id)).toEqual(expected);
        expect(read.some.totalCount).toBe(expected.length);
        expect(subject[field]).toEqual(read.some);
        left.push(...expected);
        all.push(...nodes(read.all).map(({ id }) => id));
        // A filter says nothing about whether the section has records.
        expect(read.status.state).toBe(read.all.totalCount === 0 ? 'EMPTY' : 'OK');
      }
      expect(left.length).toBeLessThan(all.length);
    },
  );

  it('are no filter when they are empty or null', async () => {
    const query = `query($ids: [ID!]!) { patientReports(subjectIds: $ids) { labs { all: results { totalCount } none: results(filter: { testCode: [], category: null }) { totalCount } } } }`;
    for (const { labs } of dataOf(await graph.ask(query, { ids })).patientReports) expect(labs.none).toEqual(labs.all);
  });

  it('must all hold', async () => {
    const query = `query($id: ID!) { subject(id: $id) { labResults(first: 500, filter: { testCode: ["ALT"], from: "2024-05-01" }) { edges { node { testCode collectedAt } } } } }`;
    for (const id of ids.slice(0, 8)) {
      const found = nodes(dataOf(await graph.ask(query, { id })).subject.labResults);
      expect(found.every(({ testCode, collectedAt }) => testCode === 'ALT' && collectedAt >= '2024-05-01')).toBe(true);
    }
  });
});

describe('filters of the study', () => {
  const listOf = async (filter: object) => {
    const query = `query($filter: SubjectFilter) { subjects(first: 100, filter: $filter) { totalCount edges { node { usubjid site { id } } } } }`;
    return dataOf(await graph.ask(query, { filter })).subjects;
  };

  it('subjects by study, site and the beginning of their number', async () => {
    expect((await listOf({ studyId })).totalCount).toBe(60);
    expect((await listOf({ studyId: siteId })).totalCount).toBe(0);
    const atSite = await listOf({ siteId });
    expect(atSite.totalCount).toBe(20);
    expect(nodes(atSite).every(({ site }) => site.id === siteId)).toBe(true);
    expect((await listOf({ search: 'demo01-902-10' })).totalCount).toBe(20);
    expect((await listOf({ search: '1001' })).totalCount).toBe(1);
    expect((await listOf({ search: '%' })).totalCount).toBe(0);
  });

  it('studies by status, phase and site', async () => {
    const query =
      'query($filter: StudyFilter) { studies(filter: $filter) { totalCount edges { node { status phase } } } }';
    const read = async (filter: object | null) => dataOf(await graph.ask(query, { filter })).studies;
    const [study] = nodes(await read(null));
    const count = async (filter: object) => (await read(filter)).totalCount;
    expect(await count({ phase: [study.phase], status: [study.status] })).toBe(1);
    expect(await count({ phase: ['PHASE_4'] })).toBe(0);
    expect(await count({ status: ['TERMINATED'] })).toBe(0);
    expect(await count({ siteId })).toBe(1);
    expect(await count({ siteId: studyId })).toBe(0);
  });

  it('enrollments by status and site of the study', async () => {
    const query = `query($site: ID) { studies { edges { node { all: enrollment { totalCount } withdrawn: enrollment(filter: { status: [WITHDRAWN] }) { totalCount edges { node { status } } }
      here: enrollment(first: 100, filter: { studySiteId: $site }) { totalCount edges { node { studySite { id } } } } } } } }`;
    const [study] = nodes(dataOf(await graph.ask(query, { site: studySiteId })).studies);
    expect(study.all.totalCount).toBe(60);
    expect(study.withdrawn.totalCount).toBeGreaterThan(0);
    expect(nodes(study.withdrawn).every(({ status }) => status === 'WITHDRAWN')).toBe(true);
    expect(study.here.totalCount).toBe(20);
    expect(nodes(study.here).every(({ studySite }) => studySite.id === studySiteId)).toBe(true);
  });
});
