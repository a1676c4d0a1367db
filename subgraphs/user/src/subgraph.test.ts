import type { SourceRow, StudyKeys } from '@meridian/kit/import';
import { createLogger } from '@meridian/kit/logger';
import type { Subgraph } from '@meridian/kit/subgraph';
import { describeOnDatabases, fill, sampleStudy } from '@meridian/kit/testing';
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { loads, studyKeys } from './import/index.ts';
import { user } from './subgraph.ts';

const person = (number: string, site: string, more: SourceRow = {}): SourceRow => ({
  STUDYID: 'T1',
  USUBJID: `T1-${site}-${number}`,
  SUBJID: number,
  SITEID: site,
  SEX: 'F',
  AGE: '71',
  AGEU: 'YEARS',
  RACE: 'WHITE',
  COUNTRY: 'USA',
  RFSTDTC: '2014-01-02',
  ...more,
});
const data: Record<string, SourceRow[]> = {
  DM: [
    person('1001', '901'),
    person('1002', '901', { SEX: 'Q', AGE: '' }),
    person('1003', '902'),
    person('1004', '902'),
  ],
  SC: [
    {
      USUBJID: 'T1-901-1001',
      SCSEQ: '1',
      SCTESTCD: 'EDULEVEL',
      SCTEST: 'Education',
      SCORRES: '16',
      SCORRESU: 'YEARS',
      SCSTRESC: '16',
      SCSTRESU: 'YEARS',
    },
  ],
  SUPPDM: [{ USUBJID: 'T1-901-1001', QNAM: 'ITT', QLABEL: 'Intent to treat', QVAL: 'Y' }],
};

describeOnDatabases('user', [user], (test) => {
  let keys: StudyKeys;
  let subgraph: Subgraph;
  const ask = async (query: string, claims: object, variables: Record<string, unknown> = {}) =>
    JSON.parse(
      JSON.stringify(await subgraph.execute({ query, variables }, { claims: { sub: 'x', ...claims }, requestId: 'r' })),
    );
  const researcher = { role: 'RESEARCHER', studies: ['T1'] };

  beforeAll(async () => {
    const { studyId, protocolId } = sampleStudy();
    await fill(test.database, 'user', { studyId, protocolId, subjects: {}, sites: {} }, loads.slice(0, 1), data);
    keys = await test.database.kysely.transaction().execute((trx) => studyKeys(trx, studyId, protocolId));
    await fill(test.database, 'user', keys, loads.slice(1), data);
    subgraph = user.create({ database: test.database, logger: createLogger('test', 'silent') });
  });
  beforeEach(() => {
    test.statements.length = 0;
  });
  const idOf = (usubjid: string): string => keys.subjects[usubjid]?.id ?? '';

  it('shows a subject as the source gave it, and codes it does not know as collected', async () => {
    const { data: found } = await ask(
      'query($u: String!) { subjectByUsubjid(usubjid: $u) { usubjid age sex uncoded { field text } race { text } site { siteId } characteristics { code original { value unit } } populations { code member } } }',
      researcher,
      { u: 'T1-901-1002' },
    );
    expect(found.subjectByUsubjid).toMatchObject({
      usubjid: 'T1-901-1002',
      age: null,
      sex: 'U',
      uncoded: [{ field: 'sex', text: 'Q' }],
      race: { text: 'WHITE' },
      site: { siteId: '901' },
      characteristics: [],
    });
    const { data: other } = await ask(
      'query($id: ID!) { subject(id: $id) { characteristics { code original { value unit } } populations { code member } } }',
      researcher,
      { id: idOf('T1-901-1001') },
    );
    expect(other.subject).toEqual({
      characteristics: [{ code: 'EDULEVEL', original: { value: '16', unit: 'YEARS' } }],
      populations: [{ code: 'ITT', member: true }],
    });
  });

  it('lets nobody see what is not theirs, exactly as if it were absent', async () => {
    const query = 'query($id: ID!) { subject(id: $id) { usubjid } }';
    const absent = await ask(query, researcher, { id: '11111111-1111-4111-8111-111111111111' });
    expect(absent.errors[0].extensions.code).toBe('NOT_FOUND');
    for (const claims of [
      { role: 'RESEARCHER', studies: ['OTHER'] },
      { role: 'RESEARCHER' },
      { role: 'CRC', studies: ['T1'] },
      { role: 'CRC', studies: ['T1'], sites: ['902'] },
      { role: 'CRC', sites: ['901'] },
      { role: 'PATIENT', subject: 'T1-901-1002' },
      { role: 'PATIENT', studies: ['T1'] },
      { role: 'PARTNER', studies: ['T1'] },
      { role: 'ADMIN', studies: ['*'] },
      { role: 'NOBODY' },
    ]) {
      expect(await ask(query, claims, { id: idOf('T1-901-1001') }), JSON.stringify(claims)).toEqual(absent);
      expect(
        (await ask('{ subjects { edges { node { usubjid } } totalCount } }', claims)).data.subjects.edges.map(
          (edge: { node: { usubjid: string } }) => edge.node.usubjid,
        ),
      ).not.toContain('T1-901-1001');
    }
    for (const claims of [
      { role: 'CRC', studies: ['T1'], sites: ['901'] },
      { role: 'PATIENT', subject: 'T1-901-1001' },
      { role: 'MONITOR', studies: ['*'], sites: ['*'] },
      researcher,
    ]) {
      expect((await ask(query, claims, { id: idOf('T1-901-1001') })).data.subject, JSON.stringify(claims)).toEqual({
        usubjid: 'T1-901-1001',
      });
    }
  });

  it('takes an id in capitals for the same id', async () => {
    const { data: own } = await ask('{ sites { edges { node { id researchers { id } } } } }', researcher);
    const [{ node }] = own.sites.edges;
    const ids = { subject: idOf('T1-901-1001'), site: node.id, researcher: node.researchers[0].id };
    for (const [field, id] of Object.entries(ids)) {
      const answer = await ask(`query($id: ID!) { ${field}(id: $id) { id } }`, researcher, { id: id.toUpperCase() });
      expect(answer).toEqual({ data: { [field]: { id } } });
    }
  });

  it('shows a subject the sites of the own study, also when the token names no study', async () => {
    const query = '{ sites { totalCount edges { node { siteId } } } }';
    const { data: own } = await ask(query, { role: 'PATIENT', subject: 'T1-901-1001' });
    expect(own.sites).toEqual({ totalCount: 2, edges: [{ node: { siteId: '901' } }, { node: { siteId: '902' } }] });
    const { data: stranger } = await ask(query, { role: 'PATIENT', subject: 'T1-901-9999' });
    expect(stranger.sites).toEqual({ totalCount: 0, edges: [] });
  });

  it('refuses a value that no text of the database can hold', async () => {
    const { errors } = await ask('query($u: String!) { subjectByUsubjid(usubjid: $u) { id } }', researcher, {
      u: 'T1\u0000',
    });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('refuses ids and cursors that name nothing, and pages out of range', async () => {
    for (const [query, code] of [
      ['{ subject(id: "no-id") { id } }', 'NOT_FOUND'],
      ['{ site(id: "x") { id } }', 'NOT_FOUND'],
      ['{ subjects(first: 0) { totalCount } }', 'BAD_USER_INPUT'],
      ['{ subjects(first: 501) { totalCount } }', 'BAD_USER_INPUT'],
      ['{ subjects(after: "nonsense") { totalCount } }', 'BAD_CURSOR'],
      [
        `{ subjects(after: "${Buffer.from('subjects:11111111-1111-4111-8111-111111111111').toString('base64url')}") { totalCount } }`,
        'BAD_CURSOR',
      ],
      ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
      ['{', 'GRAPHQL_PARSE_FAILED'],
      ['query($id: ID!) { subject(id: $id) { id } }', 'BAD_USER_INPUT'],
    ] as const) {
      expect((await ask(query, researcher)).errors[0].extensions.code, query).toBe(code);
    }
  });

  it('pages through all subjects once, in order', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data: found } = await ask(
        'query($after: String) { subjects(first: 3, after: $after) { edges { node { usubjid } } pageInfo { hasNextPage endCursor } totalCount } }',
        researcher,
        { after },
      );
      expect(found.subjects.totalCount).toBe(4);
      seen.push(...found.subjects.edges.map((edge: { node: { usubjid: string } }) => edge.node.usubjid));
      after = found.subjects.pageInfo.hasNextPage ? found.subjects.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(['T1-901-1001', 'T1-901-1002', 'T1-902-1003', 'T1-902-1004']);
    const site = keys.sites['902']?.id;
    expect(
      (
        await ask(
          'query($site: ID) { subjects(filter: { siteId: $site, search: "t1-902-1004" }) { totalCount } }',
          researcher,
          { site },
        )
      ).data.subjects.totalCount,
    ).toBe(1);
  });

  it('shows identities, which are synthetic, to the subject and the own site alone', async () => {
    const query = 'query($id: ID!) { subject(id: $id) { person { synthetic fullName birthDate } } }';
    const { data: clear } = await ask(
      query,
      { role: 'CRC', studies: ['T1'], sites: ['901'] },
      { id: idOf('T1-901-1001') },
    );
    expect(clear.subject.person).toMatchObject({ synthetic: true, birthDate: expect.stringMatching(/^194[12]-/) });
    expect((await ask(query, researcher, { id: idOf('T1-901-1001') })).data.subject.person).toBeNull();
  });

  it('answers entities of many subjects with as many statements as of one', async () => {
    const query =
      'query($r: [_Any!]!) { _entities(representations: $r) { ... on PatientReport { demographics { status { state } subject { usubjid characteristics { code } populations { code } site { researchers { displayName } } } } } } }';
    const run = async (usubjids: string[]) => {
      test.statements.length = 0;
      const { data: found } = await ask(query, researcher, {
        r: usubjids.map((usubjid) => ({ __typename: 'PatientReport', id: idOf(usubjid) })),
      });
      expect(
        found._entities.map((report: { demographics: { status: { state: string }; subject: { usubjid: string } } }) => [
          report.demographics.status.state,
          report.demographics.subject.usubjid,
        ]),
      ).toEqual(usubjids.map((usubjid) => ['OK', usubjid]));
      return test.statements.length;
    };
    expect(await run(Object.keys(keys.subjects))).toBe(await run(['T1-901-1001']));
  });

  it('says that a section is unavailable when its table cannot be read, without an error and without SQL', async () => {
    await sql`alter table "user".subject rename to hidden`.execute(test.database.kysely);
    const reply = await ask(
      'query($r: [_Any!]!) { _entities(representations: $r) { ... on PatientReport { demographics { status { state code source } subject { usubjid } } } } }',
      researcher,
      { r: [{ __typename: 'PatientReport', id: idOf('T1-901-1001') }] },
    );
    await sql`alter table "user".hidden rename to subject`.execute(test.database.kysely);
    expect(reply).toEqual({
      data: {
        _entities: [
          { demographics: { status: { state: 'UNAVAILABLE', code: 'SOURCE_ERROR', source: 'USER' }, subject: null } },
        ],
      },
    });
  });
});
