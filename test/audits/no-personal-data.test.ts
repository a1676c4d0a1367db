/** Where no personal data may stand: metrics, cursors, addresses and the messages of errors. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimsOf, codesOf, dataOf, type Graph, type Json, openGraph } from '../graph.ts';

const staff = claimsOf('CRC', { sites: ['*'] });
const usubjid = 'DEMO01-901-1001';
let graph: Graph;
let person: Json;
let subjectId: string;

beforeAll(async () => {
  graph = await openGraph({ study: 'demo' });
  const query =
    '{ subjects(first: 1) { edges { node { id usubjid person { familyName phone nationalId email birthDate } hospitalRecords { mrn } } } } }';
  const [{ node }] = dataOf(await graph.post(query, {}, staff)).subjects.edges;
  [person, subjectId] = [node, node.id];
});
afterAll(() => graph?.close());

const values = (): string[] => [
  usubjid,
  ...Object.values(person.person as Record<string, string>),
  ...person.hospitalRecords.map(({ mrn }: Json) => mrn),
];

describe('personal data', () => {
  it('PRIV-02 MUST NOT stand in metrics', async () => {
    await graph.post('patient-report', { subjectId }, staff);
    await graph.post(
      `query A_${usubjid.replaceAll('-', '_')} { subjectByUsubjid(usubjid: "${usubjid}") { id } }`,
      {},
      staff,
    );
    const metrics = await (await fetch(`${graph.meridian.gateway.adminUrl}/metrics`)).text();
    expect(metrics).toMatch(/^# HELP /m);
    for (const value of [...values(), subjectId, usubjid.replaceAll('-', '_')]) expect(metrics).not.toContain(value);
  });

  it('PRIV-03 MUST NOT stand in cursors', async () => {
    const lists = [
      'labResults',
      'visits',
      'adverseEvents',
      'concomitantMedications',
      'questionnaireResponses',
      'vitalSigns',
      'medications',
    ];
    const query = `query($id: ID!) { subjects(first: 5) { edges { cursor } } subject(id: $id) { ${lists.map((list) => `${list} { edges { cursor } }`).join(' ')} } }`;
    const { subjects, subject } = dataOf(await graph.ask(query, { id: subjectId }, staff));
    const edges = [subjects, ...Object.values(subject)].flatMap((connection: Json) => connection.edges);
    expect(edges.length).toBeGreaterThan(20);
    for (const { cursor } of edges)
      expect(Buffer.from(cursor, 'base64url').toString()).toMatch(
        /^[A-Za-z-]+:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      );
  });

  it.each([
    ['a variable', 'query($a: ID!) { subject(id: $a) { id } }', { a: ['CANARY-7f3a'] }],
    ['a literal', '{ subject(id: { name: "CANARY-7f3a" }) { id } }', {}],
    ['a literal list', '{ subjects(first: "CANARY-7f3a") { totalCount } }', {}],
    ['an argument', '{ subjectByUsubjid(usubjid: "CANARY-7f3a") { id } }', {}],
    [
      'a filter',
      'query($f: LabFilter) { subject(id: "x") { labResults(filter: $f) { totalCount } } }',
      { f: { from: 'CANARY-7f3a' } },
    ],
    ['a broken document', '{ subjectByUsubjid(usubjid: "CANARY-7f3a) { id } }', {}],
  ])('PRIV-04 MUST NOT come back in an error: %s', async (_where, query, variables) => {
    const answer = await graph.post(query, variables, staff);
    expect(codesOf(answer).length).toBeGreaterThan(0);
    expect(answer.text).not.toContain('CANARY');
  });

  it('PRIV-05 MUST NOT be kept by a cache on the way', async () => {
    const answer = await graph.post('patient-report', { subjectId }, staff);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});
