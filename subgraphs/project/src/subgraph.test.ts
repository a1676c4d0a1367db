import { describeOnDatabases, fill } from '@meridian/kit/testing';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loads, openStudy } from './import/index.ts';
import { project } from './subgraph.ts';
import { type Ask, asker, nodesOf, resolve } from './testing/ask.ts';
import { sampleData, sampleKeys, sites, subjectIdOf, usubjidOf } from './testing/sample.ts';

interface EnrollmentPage {
  readonly totalCount: number;
  readonly edges: readonly { readonly cursor: string; readonly node: { id: string; screeningNumber: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

const researcher = { role: 'RESEARCHER', studies: ['T1'] };
const crc = { role: 'CRC', studies: ['T1'], sites: ['901'] };
const patient = { role: 'PATIENT', studies: [], subject: usubjidOf('1001') };
const partner = { role: 'PARTNER', studies: ['T1'] };
const everywhere = { role: 'ANALYST', studies: ['*'] };
const stranger = { role: 'RESEARCHER', studies: ['T2'] };
const unknownId = '00000000-0000-4000-8000-00000000ffff';

describeOnDatabases('project', [project], (test) => {
  let ask: Ask;
  let studyId: string;
  let siteIds: readonly string[];
  const numbersOf = (page: EnrollmentPage): readonly string[] => nodesOf(page).map((node) => node.screeningNumber);
  const enrollment = async (claims: object, args = ''): Promise<EnrollmentPage> =>
    (
      await ask(
        `query ($id: ID!) { study(id: $id) { enrollment${args} { totalCount edges { cursor node { id screeningNumber } } pageInfo { hasNextPage endCursor } } } }`,
        claims,
        { id: studyId },
      )
    ).data.study.enrollment;

  beforeAll(async () => {
    ask = asker(test);
    const { kysely } = test.database;
    studyId = await kysely.transaction().execute((trx) => openStudy(trx, 'T1'));
    await kysely.transaction().execute((trx) => openStudy(trx, 'T2'));
    await fill(test.database, 'project', sampleKeys(studyId), loads, sampleData);
    const { rows } = await sql<{ id: string }>`select id from project.study_site order by site_number`.execute(kysely);
    siteIds = rows.map(({ id }) => id);
  });
  beforeEach(() => {
    test.statements.length = 0;
  });

  it('shows the design of a study as the source gave it', async () => {
    const { data, codes } = await ask(
      `query ($id: ID!) { study(id: $id) { title phase blinding plannedSubjects startDate endDate sponsor
        indication { text coding { system code } }
        characteristics { code sequence value nullFlavor codeSystem coding { code version } }
        arms { code elements { order code epoch } } epochs { name order } elements { name duration }
        schedule { studyId visitNum plannedStudyDay } eligibilityCriteria { code category version uncoded { text } }
        progress { targetPercent byMonth { month } } } }`,
      researcher,
      { id: studyId },
    );
    expect(codes).toEqual([]);
    expect(data.study).toMatchObject({
      ...{ title: 'A trial of something', phase: 'PHASE_2', blinding: 'DOUBLE_BLIND', plannedSubjects: 12 },
      ...{ startDate: '2014-01', endDate: null, sponsor: null },
      indication: { text: 'A disease', coding: [{ system: 'http://snomed.info/sct', code: '1234' }] },
      arms: [
        {
          code: 'A',
          elements: [
            { order: 1, code: 'SCREEN', epoch: 'SCREENING' },
            { order: 2, code: 'DRUG', epoch: 'TREATMENT' },
          ],
        },
        { code: 'P' },
      ],
      epochs: [{ name: 'SCREENING' }, { name: 'WASHOUT' }, { name: 'TREATMENT' }],
      elements: [{ name: 'Drug', duration: 'P26W' }],
      eligibilityCriteria: [
        { code: 'EX1', category: 'OTHER', version: '2', uncoded: [{ text: 'Exclusionary' }] },
        { code: 'IN1', category: 'INCLUSION', version: null, uncoded: [] },
      ],
      progress: { targetPercent: '58.3' },
    });
    expect(data.study.characteristics[0]).toEqual({
      ...{ code: 'AGEMAX', sequence: 1, value: null, nullFlavor: 'PINF', codeSystem: null, coding: null },
    });
    expect(data.study.schedule[3]).toEqual({ studyId, visitNum: '10', plannedStudyDay: 57 });
  });

  it('answers for a study of which only the protocol id is known', async () => {
    const { data, codes } = await ask(
      '{ studies { edges { node { protocolId title phase blinding indication { text } status plannedSubjects registryIds { code } arms { id } progress { screened targetPercent byMonth { month } } studySites { totalCount } } } } }',
      stranger,
    );
    expect(codes).toEqual([]);
    expect(nodesOf(data.studies)).toEqual([
      {
        ...{ protocolId: 'T2', title: 'T2', phase: 'UNKNOWN', blinding: 'UNKNOWN', indication: null },
        ...{ status: 'PLANNED', plannedSubjects: null, registryIds: [], arms: [] },
        ...{ progress: { screened: 0, targetPercent: null, byMonth: [] }, studySites: { totalCount: 0 } },
      },
    ]);
  });

  it('shows what a subject did in the study', async () => {
    const [subject] = await resolve(
      ask,
      researcher,
      `... on Subject { enrollment { screeningNumber plannedArm { code name elements { code } } actualArm { name }
        study { protocolId } studySite { site { id } principalInvestigator { id } status screened }
        elements { sequence code element unplannedDescription start startStudyDay } uncoded { text }
        disposition { sequence sponsorId decod term at visitNum uncoded { field text } qualifiers { name label value origin evaluator } } } }`,
      [{ __typename: 'Subject', id: subjectIdOf('1006') }],
    );
    expect(subject.enrollment).toMatchObject({
      screeningNumber: '1006',
      plannedArm: { code: 'A', name: 'Active', elements: [{ code: 'SCREEN' }, { code: 'DRUG' }] },
      study: { protocolId: 'T1' },
      studySite: { site: { id: sites['902']?.id }, principalInvestigator: null, status: 'OPEN', screened: 4 },
      elements: [],
      disposition: [
        {
          ...{ sequence: 1, sponsorId: '24', decod: 'OTHER', at: '2014-05-20', visitNum: null },
          uncoded: [{ field: 'decod', text: 'Moved away' }],
          qualifiers: [{ name: 'WHERE', label: 'Where to', value: 'abroad', origin: 'CRF', evaluator: null }],
        },
      ],
    });
  });

  it('shows what stands in place of an arm, and which arm was given', async () => {
    const of = ['1002', '1003', '1009'].map((number) => ({ __typename: 'Subject', id: subjectIdOf(number) }));
    const arms = 'plannedArm { id code elements { code } } actualArm { code }';
    const found = await resolve(ask, researcher, `... on Subject { enrollment { ${arms} } }`, of);
    expect(found).toMatchObject([
      { enrollment: { plannedArm: { code: 'SCRNFAIL', elements: [] }, actualArm: null } },
      { enrollment: { plannedArm: { code: 'A' }, actualArm: { code: 'P' } } },
      { enrollment: { plannedArm: null, actualArm: null } },
    ]);
  });

  it('reads any number of subjects with the same number of statements', async () => {
    const count = async (numbers: readonly string[]): Promise<number> => {
      test.statements.length = 0;
      const reports = numbers.map((number) => ({ __typename: 'PatientReport', id: subjectIdOf(number) }));
      await resolve(
        ask,
        researcher,
        `... on PatientReport { enrollment { status { state } enrollment { status study { title phase } studySite { screened study { status } }
          plannedArm { name elements { code } } actualArm { name } elements { code } disposition { term qualifiers { value } } } } }`,
        reports,
      );
      return test.statements.length;
    };
    const one = await count(['1001']);
    expect(one).toBeGreaterThan(5);
    expect(await count(['1001', '1002', '1003', '1004', '1005', '1006', '1007', '1008'])).toBe(one);
  });

  it('tells the state of the report section', async () => {
    const selection = '... on PatientReport { enrollment { status { state source } enrollment { status } } }';
    const of = ['1001', '1010'].map((number) => ({ __typename: 'PatientReport', id: subjectIdOf(number) }));
    expect(await resolve(ask, researcher, selection, of)).toEqual([
      { enrollment: { status: { state: 'OK', source: 'PROJECT' }, enrollment: { status: 'COMPLETED' } } },
      { enrollment: { status: { state: 'EMPTY', source: 'PROJECT' }, enrollment: null } },
    ]);
  });

  describe('lists', () => {
    it('pages through all enrollments, each once, by USUBJID', async () => {
      const seen: string[] = [];
      let after = '';
      for (let pages = 0; pages < 9; pages++) {
        const page = await enrollment(researcher, `(first: 2${after})`);
        expect(page.totalCount).toBe(9);
        seen.push(...numbersOf(page));
        if (!page.pageInfo.hasNextPage) break;
        after = `, after: "${page.pageInfo.endCursor}"`;
      }
      expect(seen).toEqual(['1001', '1003', '1005', '1007', '1009', '1002', '1004', '1006', '1008']);
    });

    it('filters enrollments by status and site; an empty list restricts nothing', async () => {
      expect(numbersOf(await enrollment(researcher, '(filter: {status: [COMPLETED, DECEASED]})'))).toEqual([
        '1001',
        '1003',
      ]);
      expect((await enrollment(researcher, '(filter: {status: []})')).totalCount).toBe(9);
      const ofSite = `(filter: {status: [LOST_TO_FOLLOW_UP, WITHDRAWN], studySiteId: "${siteIds[1]}"})`;
      expect(await enrollment(researcher, ofSite)).toMatchObject({ totalCount: 1 });
      expect((await enrollment(researcher, '(filter: {studySiteId: "902"})')).totalCount).toBe(0);
    });

    it.each([
      ['{phase: [PHASE_2, PHASE_3]}', ['T1']],
      ['{phase: [UNKNOWN]}', ['T2']],
      ['{phase: []}', ['T1', 'T2']],
      ['{status: [PLANNED]}', ['T2']],
      ['{status: [RECRUITING, PLANNED], phase: [UNKNOWN]}', ['T2']],
      [`{siteId: "${sites['901']?.id}"}`, ['T1']],
      [`{siteId: "${unknownId}"}`, []],
      ['{siteId: "901"}', []],
    ])('filters studies by %s', async (filter, protocolIds) => {
      const { data } = await ask(
        `{ studies(filter: ${filter}) { totalCount edges { node { protocolId } } } }`,
        everywhere,
      );
      expect(nodesOf<{ protocolId: string }>(data.studies).map((study) => study.protocolId)).toEqual(protocolIds);
      expect(data.studies.totalCount).toBe(protocolIds.length);
    });

    it('pages through studies and sites', async () => {
      const page = async (after: string) =>
        (
          await ask(
            `{ studies(first: 1${after}) { edges { cursor node { protocolId } } pageInfo { hasNextPage } } }`,
            everywhere,
          )
        ).data.studies;
      const first = await page('');
      expect(first).toMatchObject({ edges: [{ node: { protocolId: 'T1' } }], pageInfo: { hasNextPage: true } });
      expect(await page(`, after: "${first.edges[0].cursor}"`)).toMatchObject({
        edges: [{ node: { protocolId: 'T2' } }],
        pageInfo: { hasNextPage: false },
      });
      const { data } = await ask(
        'query ($id: ID!) { study(id: $id) { studySites(first: 1) { totalCount edges { node { id } } pageInfo { hasNextPage } } } }',
        researcher,
        { id: studyId },
      );
      expect(data.study.studySites).toEqual({
        ...{ totalCount: 2, edges: [{ node: { id: siteIds[0] } }], pageInfo: { hasNextPage: true } },
      });
    });

    it.each([
      ['first: 0', 'BAD_USER_INPUT'],
      ['first: 501', 'BAD_USER_INPUT'],
      ['after: "nonsense"', 'BAD_CURSOR'],
    ])('refuses %s with %s', async (args, code) => {
      expect((await ask(`{ studies(${args}) { totalCount } }`, everywhere)).codes).toEqual([code]);
      const nested = `query ($id: ID!) { study(id: $id) { enrollment(${args}) { totalCount } } }`;
      expect((await ask(nested, researcher, { id: studyId })).codes).toEqual([code]);
    });
  });

  describe('access', () => {
    it('shows a site role the subjects and the sites it is granted, and the whole study only in numbers', async () => {
      expect(numbersOf(await enrollment(crc))).toEqual(['1001', '1003', '1005', '1007', '1009']);
      expect((await enrollment(crc)).totalCount).toBe(5);
      const { data } = await ask(
        'query ($id: ID!) { study(id: $id) { studySites { totalCount edges { node { id } } } progress { screened } } }',
        crc,
        { id: studyId },
      );
      expect(data.study).toEqual({
        studySites: { totalCount: 1, edges: [{ node: { id: siteIds[0] } }] },
        progress: { screened: 9 },
      });
    });

    it('refuses a cursor that names what the caller may not see', async () => {
      const all = await enrollment(researcher);
      const hidden = all.edges.find(({ node }) => node.screeningNumber === '1004')?.cursor;
      const query = `query ($id: ID!) { study(id: $id) { enrollment(after: "${hidden}") { totalCount } } }`;
      expect((await ask(query, crc, { id: studyId })).codes).toEqual(['BAD_CURSOR']);
      expect((await ask(query, researcher, { id: studyId })).codes).toEqual([]);
    });

    it('shows a patient their own study, site and enrollment, and nothing else', async () => {
      expect(numbersOf(await enrollment(patient))).toEqual(['1001']);
      const { data } = await ask(
        '{ studies { totalCount edges { node { protocolId studySites { totalCount } } } } }',
        patient,
      );
      expect(data.studies).toEqual({
        totalCount: 1,
        edges: [{ node: { protocolId: 'T1', studySites: { totalCount: 1 } } }],
      });
    });

    it('shows a partner numbers and no subject', async () => {
      expect(await enrollment(partner)).toMatchObject({ totalCount: 0, edges: [] });
    });

    it.each([
      ['a study that is not granted', () => studyId, stranger],
      ['a study, to nobody', () => studyId, null],
      ['an unknown id', () => unknownId, everywhere],
      ['a malformed id', () => "' or true --", everywhere],
    ])('does not find %s', async (_what, id, claims) => {
      const { data, codes } = await ask('query ($id: ID!) { study(id: $id) { id } }', claims, { id: id() });
      expect([data.study, codes]).toEqual([null, ['NOT_FOUND']]);
    });

    it('lists no study to nobody', async () => {
      expect((await ask('{ studies { totalCount edges { cursor } } }', null)).data.studies).toEqual({
        totalCount: 0,
        edges: [],
      });
    });

    it('resolves references to what the caller may see, and to nothing else', async () => {
      const own = (await enrollment(researcher)).edges.find(({ node }) => node.screeningNumber === '1001')?.node.id;
      const other = (await enrollment(researcher)).edges.find(({ node }) => node.screeningNumber === '1002')?.node.id;
      const of = [
        { __typename: 'Study', id: studyId },
        { __typename: 'Study', protocolId: 'T1' },
        { __typename: 'StudySite', id: siteIds[0] },
        { __typename: 'Enrollment', id: own },
        { __typename: 'Subject', id: subjectIdOf('1001') },
        { __typename: 'PatientReport', id: subjectIdOf('1001') },
        { __typename: 'StudySite', id: siteIds[1] },
        { __typename: 'Enrollment', id: other },
        { __typename: 'Subject', id: subjectIdOf('1002') },
        { __typename: 'PatientReport', id: subjectIdOf('1002') },
        { __typename: 'Study', protocolId: 'T2' },
        { __typename: 'Study', id: 'nonsense' },
        { __typename: 'Enrollment', id: unknownId },
      ];
      const seenBy = async (claims: object | null): Promise<number[]> =>
        (await resolve(ask, claims, '__typename', of)).flatMap((found: unknown, index: number) =>
          found ? [index] : [],
        );
      expect(await seenBy(crc)).toEqual([0, 1, 2, 3, 4, 5]);
      expect(await seenBy(patient)).toEqual([0, 1, 2, 3, 4, 5]);
      expect(await seenBy(researcher)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(await seenBy(partner)).toEqual([0, 1, 2, 6]);
      expect(await seenBy(stranger)).toEqual([10]);
      expect(await seenBy(null)).toEqual([]);
    });
  });

  it('resolves visits that took place to planned ones by number, with the same two statements however many', async () => {
    const visit = (visitNum: string) => ({ __typename: 'PlannedVisit', studyId, visitNum });
    const numbers = ['8.10', '10', '9', '8.2', 'ten'];
    const selection = '... on PlannedVisit { id name }';
    const found = await resolve(ask, crc, selection, numbers.map(visit));
    expect(found).toMatchObject([{ name: 'WEEK 2 (T)' }, { name: 'WEEK 8' }, null, null, null]);
    expect(test.statements).toHaveLength(2);
    const byId = { __typename: 'PlannedVisit', id: found[0].id };
    expect(await resolve(ask, crc, selection, [byId])).toEqual([found[0]]);
    expect(await resolve(ask, stranger, selection, [byId, visit('10')])).toEqual([null, null]);
  });
});
