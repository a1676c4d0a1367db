/** The demo study is what a newcomer meets first: every section has something to show, every promised operation answers. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TokenClaims } from '@meridian/app/issuer';
import { readOperation } from '@meridian/app/meridian';
import { schemaFolder } from '@meridian/schema/type-defs.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimsOf, dataOf, type Graph, type Json, openGraph } from '../graph.ts';
import { readPlain, readSection } from './pilot/walk.ts';

const studies = ['DEMO01'];
const siteStaff: TokenClaims = { role: 'PRINCIPAL_INVESTIGATOR', studies, sites: ['901', '902', '903'] };
const sections = [
  ...['demographics', 'enrollment', 'visits', 'adverseEvents', 'medicalHistory', 'exposures', 'concomitantMedications'],
  ...['dataQueries', 'questionnaires', 'alerts', 'vitalSigns', 'labs', 'medications'],
];
const nodes = (connection: Json): Json[] => connection.edges.map(({ node }: Json) => node);

let graph: Graph;
let reports: Json[];
let ids: string[];

beforeAll(async () => {
  graph = await openGraph({ study: 'demo' });
  ids = nodes(dataOf(await graph.ask('{ subjects(first: 100) { edges { node { id } } } }')).subjects).map(
    ({ id }) => id,
  );
  reports = [];
  for (let from = 0; from < ids.length; from += 20)
    reports.push(
      ...dataOf(await graph.ask('cohort', { subjectIds: ids.slice(from, from + 20), first: 500 }, siteStaff))
        .patientReports,
    );
});
afterAll(() => graph?.close());

describe('the demo study', () => {
  it('has 60 subjects at the sites of three hospitals', async () => {
    const { hospitals, sites } = dataOf(
      await graph.ask('{ hospitals { id name } sites { totalCount edges { node { siteId } } } }'),
    );
    expect(ids).toHaveLength(60);
    expect(hospitals).toHaveLength(3);
    expect(nodes(sites).map(({ siteId }) => siteId)).toEqual(['901', '902', '903']);
  });

  it.each(sections)('fills the section %s for someone, and tells of it when it is empty', (name) => {
    const states = reports.map((report) => report[name].status.state);
    expect(states).toContain('OK');
    expect(new Set(states).difference(new Set(['OK', 'EMPTY']))).toEqual(new Set());
  });

  it('has exactly one liver signal and exactly one event flagged serious', () => {
    const alerts = reports.flatMap(({ alerts }) => nodes(alerts.results));
    expect(alerts.filter(({ rule }) => rule.id === 'HYS-LAW')).toHaveLength(1);
    expect(alerts.find(({ rule }) => rule.id === 'HYS-LAW').level).toBe('CRITICAL');
    expect(
      reports.flatMap(({ adverseEvents }) => nodes(adverseEvents.results)).filter(({ serious }) => serious),
    ).toHaveLength(1);
  });

  it('has a contradiction in the data, which is a data query', () => {
    const queries = reports.flatMap(({ dataQueries }) => nodes(dataQueries.results));
    expect(queries.map(({ rule }) => rule)).toContain('AE-INCONSISTENT');
  });

  it('has dates of which only a part is known, and shows that part', () => {
    const starts = reports
      .flatMap(({ concomitantMedications }) => nodes(concomitantMedications.results))
      .map(({ start }) => start);
    expect(starts).toContainEqual(expect.stringMatching(/^\d{4}$/));
    expect(starts).toContainEqual(expect.stringMatching(/^\d{4}-\d{2}$/));
  });

  it('has a subject who withdrew, one who failed screening, and some who completed', () => {
    const statuses = reports.map(({ enrollment }) => enrollment.enrollment.status);
    expect(statuses).toEqual(expect.arrayContaining(['WITHDRAWN', 'SCREEN_FAILURE', 'COMPLETED']));
  });

  it('has one subject whom two hospitals know, under two numbers', async () => {
    const { subjects } = dataOf(
      await graph.ask(
        '{ subjects(first: 100) { edges { node { hospitalRecords { hospital { name } mrn } } } } }',
        {},
        siteStaff,
      ),
    );
    const records = nodes(subjects).map(({ hospitalRecords }) => hospitalRecords);
    const both = records.filter(({ length }) => length === 2);
    expect(both).toHaveLength(1);
    expect(new Set(both[0].map(({ mrn }: Json) => mrn)).size).toBe(2);
    expect(records.filter(({ length }) => length === 1)).toHaveLength(59);
  });

  it('shows invented people, and says so', async () => {
    const { subjects } = dataOf(
      await graph.ask('{ subjects(first: 100) { edges { node { person { synthetic fullName } } } } }', {}, siteStaff),
    );
    expect(nodes(subjects).every(({ person }) => person.synthetic === true && person.fullName.length > 0)).toBe(true);
  });
});

describe('promised operations', () => {
  const names = readdirSync(join(schemaFolder, 'operations'))
    .map((file) => file.replace('.graphql', ''))
    .filter((name) => !/^subscription /m.test(readOperation(name)));
  const readers: TokenClaims[] = [
    siteStaff,
    claimsOf('CRC', { studies, sites: ['901', '902', '903'] }),
    claimsOf('MONITOR', { studies, sites: ['*'] }),
    ...(['RESEARCHER', 'ANALYST', 'UNBLINDED_STATISTICIAN', 'SAFETY_PHYSICIAN', 'AUDITOR'] as const).map((role) =>
      claimsOf(role, { studies }),
    ),
  ];
  const variablesOf: Readonly<Record<string, () => object>> = {
    'patient-report': () => ({ subjectId: ids[1] }),
    'safety-overview': () => ({ subjectId: ids[1] }),
    cohort: () => ({ subjectIds: ids.slice(0, 50) }),
    'find-subject': () => ({ usubjid: 'DEMO01-901-1001' }),
  };

  describe.each(readers.map((claims) => [claims.role, claims] as const))('for %s', (_role, claims) => {
    it.each(names)('%s answers with data and without errors', async (name) => {
      const data = dataOf(await graph.ask(name, { ...variablesOf[name]?.() }, claims));
      expect(Object.values(data)).not.toContain(null);
    });
  });
});

describe('pages', () => {
  it.each([1, 7, 50])('of %i laboratory results hold each result once, in the same order', async (first) => {
    const subjectId = ids[3] as string;
    const whole = await readPlain(graph, subjectId, 'labResults', '{ id }', 500);
    expect(whole.length).toBeGreaterThan(7);
    expect(await readSection(graph, subjectId, 'labs', '{ id }', first)).toEqual(whole);
  });

  it('of subjects go on where the one before ended', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { subjects }: Json = dataOf(await graph.ask('subjects', { first: 13, after }));
      expect(subjects.totalCount).toBe(60);
      seen.push(...nodes(subjects).map(({ id }) => id));
      after = subjects.pageInfo.hasNextPage ? subjects.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(ids);
  });
});
