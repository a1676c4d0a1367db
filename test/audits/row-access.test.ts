/** Who may see whom. Each requirement has a number; a row outside the caller's grants must look exactly as if it were absent. */
import { randomUUID } from 'node:crypto';
import type { TokenClaims } from '@meridian/app/issuer';
import { type Role, roles } from '@meridian/kit/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimsOf, codesOf, dataOf, everything, type Graph, type Json } from '../graph.ts';
import { openTwoStudies, type Person } from '../two-studies.ts';

let graph: Graph;
let people: readonly Person[];
beforeAll(async () => {
  ({ graph, people } = await openTwoStudies());
});
afterAll(() => graph?.close());

const [study, site] = ['ONE01', '902'];
const siteRoles = ['CRC', 'PRINCIPAL_INVESTIGATOR', 'MONITOR'] as const;
const studyRoles = ['RESEARCHER', 'ANALYST', 'UNBLINDED_STATISTICIAN', 'SAFETY_PHYSICIAN', 'AUDITOR'] as const;
const patient = 'ONE01-902-1002';

interface Caller {
  readonly claims: TokenClaims;
  readonly sees: (person: Person) => boolean;
}
const nobody = () => false;
const callerOf = (role: Role): Caller => {
  if ((siteRoles as readonly Role[]).includes(role))
    return {
      claims: claimsOf(role, { studies: [study], sites: [site] }),
      sees: ({ protocolId, siteNumber }) => protocolId === study && siteNumber === site,
    };
  if ((studyRoles as readonly Role[]).includes(role))
    return { claims: claimsOf(role, { studies: [study] }), sees: ({ protocolId }) => protocolId === study };
  if (role === 'PATIENT')
    return {
      claims: claimsOf(role, { studies: [study], subject: patient }),
      sees: ({ usubjid }) => usubjid === patient,
    };
  return { claims: claimsOf(role), sees: nobody };
};

const ids = (connection: Json): string[] => connection.edges.map(({ node }: Json) => node.id).toSorted();

describe.each(roles)('%s', (role) => {
  const { claims, sees } = callerOf(role);
  const expected = () =>
    people
      .filter(sees)
      .map(({ id }) => id)
      .toSorted();

  it('ACCESS-01 MUST list exactly the subjects of the own grants, and count no other', async () => {
    const { subjects } = dataOf(
      await graph.ask('{ subjects(first: 100) { totalCount edges { node { id } } } }', {}, claims),
    );
    expect(ids(subjects)).toEqual(expected());
    expect(subjects.totalCount).toBe(expected().length);
  });

  it('ACCESS-02 MUST read the reports of exactly these, and NOT_FOUND for each other', async () => {
    const all = people.map(({ id }) => id);
    const answer = await graph.ask(
      'query($ids: [ID!]!) { patientReports(subjectIds: $ids) { id labs { status { state } results { totalCount } } } }',
      { ids: all },
      claims,
    );
    const seen = answer.data.patientReports.filter((report: Json) => report !== null);
    expect(seen.map(({ id }: Json) => id).toSorted()).toEqual(expected());
    expect(codesOf(answer)).toEqual(people.filter((person) => !sees(person)).map(() => 'NOT_FOUND'));
    expect(seen.every(({ labs }: Json) => labs.status.state === 'OK')).toBe(true);
  });

  it('ACCESS-03 MUST find by USUBJID exactly these', async () => {
    for (const person of people) {
      const answer = await graph.ask('find-subject', { usubjid: person.usubjid }, claims);
      expect(answer.data.subjectByUsubjid?.id ?? null).toBe(sees(person) ? person.id : null);
      expect(codesOf(answer)).toEqual(sees(person) ? [] : ['NOT_FOUND']);
    }
  });

  it('ACCESS-04 MUST reach through the study no subject but these, and no site but those of the grants', async () => {
    const query = `{ studies { edges { node { protocolId enrollment(first: 100) { totalCount edges { node { id subject { id } studySite { id site { siteId } } } } }
      studySites { totalCount edges { node { site { siteId } } } } } } } }`;
    const { studies } = dataOf(await graph.ask(query, {}, claims));
    const found = studies.edges.map(({ node }: Json) => node);
    const enrolled = found.flatMap(({ enrollment }: Json) => enrollment.edges.map(({ node }: Json) => node.subject.id));
    expect(enrolled.toSorted()).toEqual(expected());
    expect(found.reduce((sum: number, { enrollment }: Json) => sum + enrollment.totalCount, 0)).toBe(expected().length);
    if (claims.studies.includes('*')) return;
    expect(found.map(({ protocolId }: Json) => protocolId)).toEqual([study]);
    const siteNumbers = found[0].studySites.edges.map(({ node }: Json) => node.site.siteId);
    expect(siteNumbers).toEqual((studyRoles as readonly Role[]).includes(role) ? ['901', '902', '903'] : [site]);
  });
});

/** Things that can be asked for by id, each of somebody else's subject. */
const entities = [
  'adverseEvent',
  'visit',
  'dataQuery',
  'questionnaireResponse',
  'alert',
  'labResult',
  'subject',
  'patientReport',
] as const;

/** Of the site's neighbours, one thing of each kind, found by somebody who may see everything. */
async function findOutsiders(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const query = `query($id: ID!) { subject(id: $id) { id adverseEvents(first: 1) { edges { node { id } } } visits(first: 1) { edges { node { id } } } dataQueries(first: 1) { edges { node { id } } }
    questionnaireResponses(first: 1) { edges { node { id } } } alerts(first: 1) { edges { node { id } } } labResults(first: 1) { edges { node { id } } } } }`;
  const lists = {
    adverseEvent: 'adverseEvents',
    visit: 'visits',
    dataQuery: 'dataQueries',
    questionnaireResponse: 'questionnaireResponses',
    alert: 'alerts',
    labResult: 'labResults',
  };
  for (const { id, siteNumber, protocolId } of people) {
    if (siteNumber === site && protocolId === study) continue;
    const { subject } = dataOf(await graph.ask(query, { id }, everything));
    for (const [name, list] of Object.entries(lists)) {
      const one = subject[list].edges[0]?.node.id;
      if (one !== undefined) found.set(name, one);
    }
    found.set('subject', id).set('patientReport', id);
  }
  return found;
}

describe('a thing of somebody else', () => {
  let outsiders: ReadonlyMap<string, string>;
  beforeAll(async () => {
    outsiders = await findOutsiders();
  });

  it.each(entities)('ACCESS-05 MUST answer for %s the same bytes as for an id that does not exist', async (name) => {
    const id = outsiders.get(name);
    expect(id).toBeDefined();
    const argument = name === 'patientReport' ? 'subjectId' : 'id';
    const query = `query($id: ID!) { ${name}(${argument}: $id) { id } }`;
    for (const role of ['CRC', 'PATIENT', 'PARTNER', 'ADMIN'] as const) {
      const { claims } = callerOf(role);
      const [refused, absent] = [
        await graph.post(query, { id }, claims),
        await graph.post(query, { id: randomUUID() }, claims),
      ];
      expect(refused.text).toBe(absent.text);
      expect(refused.status).toBe(absent.status);
      expect(codesOf(refused)).toEqual(['NOT_FOUND']);
      expect([...refused.headers.keys()]).toEqual([...absent.headers.keys()]);
    }
    expect(dataOf(await graph.ask(query, { id }, everything))[name]).toEqual({ id });
  });

  it('ACCESS-06 MUST not be a page to go on from', async () => {
    const outsider = people.find((person) => !callerOf('CRC').sees(person)) as Person;
    const { subjects } = dataOf(await graph.ask('{ subjects(first: 100) { edges { cursor node { id } } } }'));
    const { cursor } = subjects.edges.find(({ node }: Json) => node.id === outsider.id);
    const answer = await graph.ask(
      'query($after: String) { subjects(after: $after) { totalCount } }',
      { after: cursor },
      callerOf('CRC').claims,
    );
    expect(codesOf(answer)).toEqual(['BAD_CURSOR']);
  });
});

describe('direct identifiers', () => {
  const query =
    'query($id: ID!) { subject(id: $id) { usubjid person { fullName phone birthDate } hospitalRecords { hospital { name } mrn } } }';
  const shown: readonly Role[] = ['PATIENT', 'CRC', 'PRINCIPAL_INVESTIGATOR'];

  it.each([...siteRoles, ...studyRoles, 'PATIENT'] as const)(
    'PRIV-01 MUST be shown to the subject and the own site alone: %s',
    async (role) => {
      const { id } = people.find(({ usubjid }) => usubjid === patient) as Person;
      const { subject } = dataOf(await graph.ask(query, { id }, callerOf(role).claims));
      expect(subject.person !== null).toBe(shown.includes(role));
      expect(subject.hospitalRecords.every(({ mrn }: Json) => (mrn !== null) === shown.includes(role))).toBe(true);
    },
  );
});

describe('claims', () => {
  const count = async (claims: object): Promise<number | string | undefined> => {
    const answer = await graph.ask('{ subjects { totalCount } }', {}, claims as TokenClaims);
    return codesOf(answer)[0] ?? answer.data.subjects?.totalCount;
  };

  it.each([
    ['no study', { role: 'RESEARCHER', studies: [] }],
    ['no role', { studies: ['*'] }],
    ['a role that does not exist', { role: 'WIZARD', studies: ['*'] }],
    ['studies that are no list', { role: 'RESEARCHER', studies: '*' }],
    ['a site role without sites', { role: 'CRC', studies: ['*'] }],
    ['a patient without a subject', { role: 'PATIENT', studies: ['*'] }],
    ['a patient of another study', { role: 'PATIENT', studies: ['TWO02'], subject: patient }],
    ['a study of another name', { role: 'RESEARCHER', studies: ['one01'] }],
    ['a pattern for a study', { role: 'RESEARCHER', studies: ['%'] }],
  ])('ACCESS-07 MUST show nothing to %s', async (_what, claims) => {
    expect([0, 'FORBIDDEN']).toContain(await count(claims));
  });
});
