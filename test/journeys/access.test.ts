/** A day with the graph: what each of those who use it gets to see of themself, their site and their study. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimsOf, codesOf, dataOf, type Graph, type Json } from '../graph.ts';
import { openTwoStudies, type Person } from '../two-studies.ts';

let graph: Graph;
let people: readonly Person[];
beforeAll(async () => {
  ({ graph, people } = await openTwoStudies());
});
afterAll(() => graph?.close());

const idOf = (usubjid: string): string => (people.find((person) => person.usubjid === usubjid) as Person).id;

describe('a patient', () => {
  const claims = claimsOf('PATIENT', { studies: ['ONE01'], subject: 'ONE01-901-1001' });

  it('sees who they are, and their own report whole', async () => {
    const { me } = dataOf(await graph.ask('viewer', {}, claims));
    expect(me).toMatchObject({ role: 'PATIENT', researcher: null, subject: { usubjid: 'ONE01-901-1001' } });
    const { patientReport } = dataOf(await graph.ask('patient-report', { subjectId: me.subject.id }, claims));
    const states = Object.values(patientReport as Record<string, Json>).flatMap((section) =>
      section?.status ? [section.status.state] : [],
    );
    expect(states).toHaveLength(13);
    expect(new Set(states).difference(new Set(['OK', 'EMPTY']))).toEqual(new Set());
  });

  it('does not learn of a neighbour', async () => {
    const answer = await graph.ask('patient-report', { subjectId: idOf('ONE01-901-1004') }, claims);
    expect(answer.data).toEqual({ patientReport: null });
    expect(codesOf(answer)).toEqual(['NOT_FOUND']);
  });
});

describe('an investigator', () => {
  const claims = claimsOf('PRINCIPAL_INVESTIGATOR', { studies: ['ONE01'], sites: ['901', '903'] });

  it('sees two sites at once, each with its subjects and their names', async () => {
    const { subjects } = dataOf(
      await graph.ask(
        '{ subjects(first: 100) { edges { node { site { siteId researchers { role } } person { fullName } } } } }',
        {},
        claims,
      ),
    );
    const found = subjects.edges.map(({ node }: Json) => node);
    expect(
      Map.groupBy(found, ({ site }: Json) => site.siteId)
        .keys()
        .toArray(),
    ).toEqual(['901', '903']);
    expect(found).toHaveLength(6);
    expect(found.every(({ person, site }: Json) => person.fullName && site.researchers.length > 0)).toBe(true);
  });

  it('gets the reports asked for in their order, null where a subject is not theirs', async () => {
    const subjectIds = ['ONE01-903-1003', 'ONE01-902-1002', 'ONE01-901-1001', 'TWO02-901-1001'].map(idOf);
    const answer = await graph.ask('cohort', { subjectIds }, claims);
    expect(answer.data.patientReports.map((report: Json) => report?.id ?? null)).toEqual([
      subjectIds[0],
      null,
      subjectIds[2],
      null,
    ]);
    expect(answer.errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['patientReports', 1], 'NOT_FOUND'],
      [['patientReports', 3], 'NOT_FOUND'],
    ]);
  });
});

describe('a study role', () => {
  it('of two studies sees both, of one the one', async () => {
    const count = async (studies: string[]) =>
      dataOf(
        await graph.ask('{ subjects { totalCount } studies { totalCount } }', {}, claimsOf('RESEARCHER', { studies })),
      );
    expect(await count(['ONE01', 'TWO02'])).toEqual({ subjects: { totalCount: 18 }, studies: { totalCount: 2 } });
    expect(await count(['TWO02'])).toEqual({ subjects: { totalCount: 9 }, studies: { totalCount: 1 } });
  });

  it('goes from an alert to its subject and to the record behind it', async () => {
    const claims = claimsOf('SAFETY_PHYSICIAN', { studies: ['ONE01'] });
    const { patientReports } = dataOf(
      await graph.ask(
        'query($ids: [ID!]!) { patientReports(subjectIds: $ids) { alerts { results { edges { node { id rule { id } subject { usubjid } evidence { recordType recordId } } } } } } }',
        { ids: people.filter(({ protocolId }) => protocolId === 'ONE01').map(({ id }) => id) },
        claims,
      ),
    );
    const alerts = patientReports.flatMap(({ alerts }: Json) => alerts.results.edges.map(({ node }: Json) => node));
    const signal = alerts.find(({ rule }: Json) => rule.id === 'HYS-LAW');
    const record = signal.evidence.find(({ recordType }: Json) => recordType === 'LabResult');
    const { labResult, alert } = dataOf(
      await graph.ask(
        'query($lab: ID!, $alert: ID!) { labResult(id: $lab) { testCode subject { usubjid } } alert(id: $alert) { subject { enrollment { study { protocolId } } } } }',
        { lab: record.recordId, alert: signal.id },
        claims,
      ),
    );
    expect(labResult.subject).toEqual(signal.subject);
    expect(['ALT', 'AST', 'BILI', 'ALP']).toContain(labResult.testCode);
    expect(alert.subject.enrollment.study.protocolId).toBe('ONE01');
  });
});

describe('a partner', () => {
  it('sees studies, sites and how far they are, and no subject', async () => {
    const answer = dataOf(
      await graph.ask(
        '{ subjects { totalCount } studies { edges { node { protocolId progress { screened } studySites { totalCount } enrollment { totalCount } } } } }',
        {},
        claimsOf('PARTNER', { studies: ['ONE01'] }),
      ),
    );
    expect(answer).toEqual({
      subjects: { totalCount: 0 },
      studies: {
        edges: [
          {
            node: {
              protocolId: 'ONE01',
              progress: { screened: 9 },
              studySites: { totalCount: 3 },
              enrollment: { totalCount: 0 },
            },
          },
        ],
      },
    });
  });
});
