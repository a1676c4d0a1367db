/** The pilot study, imported, and read back through the graph: every count, and every field of every record of a sample. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeOnBoth } from '../databases.ts';
import { dumpTables } from '../dump-tables.ts';
import { dataOf, type Graph, type Json, openGraph } from '../graph.ts';
import { byColumns, pilotFolder, pilotMissing, type Row, StudyFiles } from '../pilot-files.ts';
import { sampleOf } from '../sample.ts';
import { id } from './pilot/cells.ts';
import { discrepanciesOf, expectEdc, isSerious } from './pilot/edc.ts';
import { expectEpro, Responses } from './pilot/epro.ts';
import type { Expected } from './pilot/expected.ts';
import { contradictsItsRange, expectHospital } from './pilot/hospital.ts';
import { expectEnrollment, expectSubject } from './pilot/people.ts';
import { everyField } from './pilot/selection.ts';
import { expectDesign } from './pilot/study.ts';
import { readPlain, readSection } from './pilot/walk.ts';

const folder = pilotFolder;
if (folder === null)
  describe.skip(`the pilot study: ${pilotMissing}`, () => it('is read back as its files have it', () => undefined));
else describeOnBoth('the pilot study', (database) => readBack(folder, database));

const seed = 20_120_706;
const countsPerQuery = 100;

function readBack(directory: string, database: 'pglite' | 'postgres'): void {
  const files = new StudyFiles(directory);
  const responses = new Responses(files);
  const lists: Readonly<Record<string, Expected>> = {
    ...expectEdc(files),
    ...expectEpro(responses),
    ...expectHospital(files),
  };
  const subjects = files.rows('dm');
  const sample = sampleOf(subjects, 20, seed);
  const rowsOf = Object.fromEntries(
    Object.entries(lists).map(([name, { rows }]) => [name, byColumns(rows, 'USUBJID')]),
  );
  const idOf = new Map<string, string>();
  let graph: Graph;
  let counted: ReadonlyMap<string, Json>;

  beforeAll(async () => {
    graph = await openGraph({ study: { directory }, database });
    const { subjects: found } = dataOf(await graph.ask('{ subjects(first: 500) { edges { node { id usubjid } } } }'));
    for (const { node } of found.edges) idOf.set(node.usubjid, node.id);
    counted = await countSections(graph, [...idOf.values()]);
  }, 400_000);
  afterAll(() => graph?.close());

  const expectedOf = (name: string, usubjid: string) => {
    const { order, record } = lists[name] as Expected;
    return (rowsOf[name]?.get(usubjid) ?? []).toSorted(order).map(record);
  };

  it('loads every row of every dataset', () => {
    const loaded = Object.fromEntries(graph.summary?.datasets.map(({ dataset, loaded }) => [dataset, loaded]) ?? []);
    expect(loaded).toEqual(
      Object.fromEntries(files.names().map((name) => [name, files.rows(name).filter((row) => row).length])),
    );
    expect(graph.summary).toMatchObject({ protocolId: 'CDISCPILOT01', subjects: 306, notLoaded: [] });
  });

  it('holds what the data set is known to hold', () => {
    const sum = (name: string) => [...counted.values()].reduce((all, counts) => all + counts[name], 0);
    expect(idOf.size).toBe(306);
    expect(Object.fromEntries(sections.map((name) => [name, sum(name)]))).toEqual({
      visits: 3559,
      adverseEvents: 961,
      medicalHistory: 1817,
      exposures: 591,
      concomitantMedications: 7510,
      dataQueries: 32,
      questionnaires: 5071,
      alerts: 35 + 162 + 1,
      vitalSigns: 29_643,
      labs: 59_580,
      medications: 7510,
    });
    expect([...counted.values()].reduce((all, { answers }) => all + answers, 0)).toBe(121_749);
    const rules = Object.groupBy(
      [...counted.values()].flatMap(({ rules }) => rules),
      (rule: string) => rule,
    );
    expect(Object.fromEntries(Object.entries(rules).map(([rule, all]) => [rule, all?.length]))).toEqual({
      'AE-SAE': 35,
      'LAB-RANGE': 162,
      'HYS-LAW': 1,
    });
  }, 120_000);

  it('counts in each section of all 306 subjects what the files have', () => {
    const [events, results] = [byColumns(files.rows('ae'), 'USUBJID'), byColumns(files.rows('lb'), 'USUBJID')];
    const of = (rows: ReadonlyMap<string, readonly Row[]>, usubjid: string) => rows.get(usubjid) ?? [];
    for (const [usubjid, subjectId] of idOf) {
      const { rules, answers: _answers, ...counts } = counted.get(subjectId) as Json;
      const own = of(events, usubjid);
      const raised = own.filter(isSerious).length + of(results, usubjid).filter(contradictsItsRange).length;
      const liverSignals = rules.filter((rule: string) => rule === 'HYS-LAW').length;
      expect({ usubjid, ...counts }).toEqual({
        usubjid,
        ...Object.fromEntries(
          Object.keys(lists).map((name) => [name, of(rowsOf[name] as Map<string, Row[]>, usubjid).length]),
        ),
        dataQueries: own.flatMap(discrepanciesOf).length,
        alerts: raised + liverSignals,
      });
    }
  }, 120_000);

  it.each(Object.keys(lists))(
    'shows in %s of 20 subjects each field as its cell has it, in order, in the report and plainly',
    async (name) => {
      const { type, plain } = lists[name] as Expected;
      const selection = everyField(type);
      for (const { USUBJID: usubjid } of sample) {
        const subjectId = idOf.get(usubjid as string) as string;
        const expected = expectedOf(name, usubjid as string);
        const inReport = await readSection(graph, subjectId, name, selection, 75);
        expect({ usubjid, records: inReport }).toEqual({ usubjid, records: expected });
        const onSubject =
          plain === 'list'
            ? dataOf(
                await graph.ask(`query($id: ID!) { subject(id: $id) { ${name} ${selection} } }`, { id: subjectId }),
              ).subject[name]
            : await readPlain(graph, subjectId, plain ?? name, selection, 500);
        expect(withoutInstants(onSubject)).toEqual(withoutInstants(inReport));
      }
    },
    120_000,
  );

  it('shows demographics and enrollment of 20 subjects as DM, SC, SUPPDM, DS, SUPPDS and SE have them', async () => {
    const compliance = responses.compliance();
    const [subjectOf, enrollmentOf] = [expectSubject(files), expectEnrollment(files)];
    const subjectFields = everyField('Subject', ['person', 'enrollment', 'hospitalRecords', 'exposures', 'compliance']);
    const enrollmentFields = everyField('Enrollment');
    const query = `query($id: ID!) {
      patientReport(subjectId: $id) { demographics { subject ${subjectFields} } enrollment { enrollment ${enrollmentFields} } questionnaires { compliance ${everyField('EproCompliance')} } }
      subject(id: $id) { plain: id enrollment ${enrollmentFields} compliance ${everyField('EproCompliance')} }
    }`;
    for (const row of sample) {
      const { patientReport, subject } = dataOf(await graph.ask(query, { id: idOf.get(row.USUBJID as string) }));
      expect(patientReport.demographics.subject).toEqual(subjectOf(row));
      expect(patientReport.enrollment.enrollment).toEqual(enrollmentOf(row));
      expect(subject.enrollment).toEqual(enrollmentOf(row));
      expect({ usubjid: row.USUBJID, ...patientReport.questionnaires.compliance }).toEqual({
        usubjid: row.USUBJID,
        ...compliance(row.USUBJID as string),
      });
      expect(subject.compliance).toEqual(patientReport.questionnaires.compliance);
    }
  }, 300_000);

  it('raises its data queries on the events that contradict themselves', async () => {
    const query = `query($id: ID!) { subject(id: $id) { adverseEvents(first: 500) { edges { node { id sequence } } }
      dataQueries(first: 500) { edges { node { itemOid recordId rule origin status } } } } }`;
    const contradictions = files.rows('ae').filter((row) => discrepanciesOf(row).length > 0);
    for (const usubjid of new Set(contradictions.map(({ USUBJID }) => USUBJID as string))) {
      const { subject } = dataOf(await graph.ask(query, { id: idOf.get(usubjid) }));
      const sequenceOf = new Map(subject.adverseEvents.edges.map(({ node }: Json) => [node.id, String(node.sequence)]));
      const found = subject.dataQueries.edges.map(({ node }: Json) => ({
        ...node,
        recordId: sequenceOf.get(node.recordId),
      }));
      const expected = contradictions
        .filter((row) => row.USUBJID === usubjid)
        .flatMap((row) =>
          discrepanciesOf(row).map((itemOid) => ({
            itemOid,
            recordId: row.AESEQ,
            rule: 'AE-INCONSISTENT',
            origin: 'SYSTEM',
            status: 'OPEN',
          })),
        );
      expect(found).toEqual(expect.arrayContaining(expected));
      expect(found).toHaveLength(expected.length);
    }
  }, 300_000);

  it('shows the study as TS, TA, TE, TI and TV have it', async () => {
    const fields = ['characteristics', 'elements', 'schedule', 'eligibilityCriteria', 'arms', 'epochs'] as const;
    const types = ['StudyParameter', 'StudyElement', 'PlannedVisit', 'EligibilityCriterion', 'StudyArm', 'StudyEpoch'];
    const selection = fields.map((field, index) => `${field} ${everyField(types[index] as string)}`).join(' ');
    const { studies } = dataOf(
      await graph.ask(`{ studies { totalCount edges { node { id protocolId title phase blinding status plannedSubjects startDate endDate ${selection}
        progress { screened screenFailed randomized onTreatment completed discontinued targetPercent }
        studySites(first: 100) { totalCount edges { node { screened site { siteId } } } } } } } }`),
    );
    expect(studies.totalCount).toBe(1);
    const { characteristics, elements, schedule, eligibilityCriteria, arms, epochs, studySites, ...study } =
      studies.edges[0].node;
    const design = expectDesign(files);
    expect(characteristics).toEqual(design.characteristics);
    expect({ elements, schedule, eligibilityCriteria, epochs }).toEqual({
      elements: design.elements,
      schedule: design.schedule,
      eligibilityCriteria: expect.arrayContaining(design.eligibilityCriteria),
      epochs: design.epochs,
    });
    expect(arms.filter(({ elements: steps }: Json) => steps.length > 0)).toEqual(design.arms);
    const title = files.rows('ts').find(({ TSPARMCD }) => TSPARMCD === 'TITLE')?.TSVAL;
    expect(study).toEqual({
      id,
      protocolId: 'CDISCPILOT01',
      title,
      phase: 'PHASE_2',
      blinding: 'DOUBLE_BLIND',
      status: 'COMPLETED',
      plannedSubjects: 300,
      startDate: '2012-07-06',
      endDate: '2015-03-05',
      progress: {
        screened: 306,
        screenFailed: 52,
        randomized: 254,
        onTreatment: 0,
        completed: 110,
        discontinued: 144,
        targetPercent: '84.7',
      },
    });
    const screened = [...byColumns(subjects, 'SITEID')].map(([siteId, rows]) => ({
      screened: rows.length,
      site: { siteId },
    }));
    expect(studySites.edges.map(({ node }: Json) => node)).toEqual(
      screened.toSorted((one, other) => (one.site.siteId < other.site.siteId ? -1 : 1)),
    );
  });

  it('has the same database after a second import, ids and all', async () => {
    const before = await dumpTables(graph.meridian.system.database);
    await graph.import(directory);
    expect(await dumpTables(graph.meridian.system.database)).toEqual(before);
  }, 400_000);

  it('has the same database after DM, AE and TS were imported from SAS transport files', async () => {
    const before = await dumpTables(graph.meridian.system.database);
    const { datasets } = await graph.import(join(directory, '..', 'xpt'));
    expect(datasets.map(({ file, error, refused }) => [file, error, refused])).toEqual([
      ['dm.xpt', null, 0],
      ['ae.xpt', null, 0],
      ['ts.xpt', null, 0],
    ]);
    expect(await dumpTables(graph.meridian.system.database)).toEqual(before);
  }, 300_000);
}

const sections = [
  ...['visits', 'adverseEvents', 'medicalHistory', 'exposures', 'concomitantMedications', 'dataQueries'],
  ...['questionnaires', 'alerts', 'vitalSigns', 'labs', 'medications'],
];

/** What each section of every subject's report counts, with the rules of its alerts and the number of its answers. */
async function countSections(graph: Graph, ids: readonly string[]): Promise<ReadonlyMap<string, Json>> {
  const counts = sections.map((name) => {
    if (name === 'alerts') return 'alerts { results(first: 500) { totalCount edges { node { rule { id } } } } }';
    if (name === 'questionnaires')
      return 'questionnaires { results(first: 500) { totalCount edges { node { answers { sequence } } } } }';
    return `${name} { results(first: 1) { totalCount } }`;
  });
  const query = `query($ids: [ID!]!) { patientReports(subjectIds: $ids) { id ${counts.join(' ')} } }`;
  const found = new Map<string, Json>();
  for (let from = 0; from < ids.length; from += countsPerQuery) {
    const { patientReports } = dataOf(await graph.ask(query, { ids: ids.slice(from, from + countsPerQuery) }));
    for (const report of patientReports) {
      found.set(report.id, {
        ...Object.fromEntries(sections.map((name) => [name, report[name].results.totalCount])),
        rules: report.alerts.results.edges.map(({ node }: Json) => node.rule.id),
        answers: report.questionnaires.results.edges.reduce(
          (sum: number, { node }: Json) => sum + node.answers.length,
          0,
        ),
      });
    }
  }
  return found;
}

const withoutInstants = (records: Json): Json =>
  JSON.parse(JSON.stringify(records, (key, value) => (key === 'retrievedAt' ? undefined : value)));
