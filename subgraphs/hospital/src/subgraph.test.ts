import { createLogger } from '@meridian/kit/logger';
import { describeOnDatabases, fill } from '@meridian/kit/testing';
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { finish, loads } from './import/index.ts';
import { createHospital, type HospitalSubgraph, hospital } from './subgraph.ts';
import { deliverStudy } from './testing/deliver-study.ts';
import { connectedHospitals, FakeHospital } from './testing/fake-hospital.ts';
import { data, elsewhere, empty, first, idOf, keys, second } from './testing/sample-study.ts';

const researcher = { role: 'RESEARCHER', studies: ['T1'] };
const ownSite = { role: 'CRC', studies: ['T1'], sites: ['901'] };

describeOnDatabases('hospital', [hospital], (test) => {
  let subgraph: HospitalSubgraph;
  const ask = async (query: string, claims: object, variables: Record<string, unknown> = {}) =>
    JSON.parse(
      JSON.stringify(await subgraph.execute({ query, variables }, { claims: { sub: 'x', ...claims }, requestId: 'r' })),
    );
  const entities = async (type: string, selection: string, ids: readonly string[], claims: object = researcher) => {
    const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { ${selection} } } }`;
    const reply = await ask(query, claims, { r: ids.map((id) => ({ __typename: type, id })) });
    expect(reply.errors).toBeUndefined();
    return reply.data._entities;
  };
  const idOfResult = async (usubjid: string): Promise<string> => {
    const [subject] = await entities('Subject', 'labResults(first: 1) { edges { node { id } } }', [idOf(usubjid)]);
    return subject.labResults.edges[0].node.id;
  };

  beforeAll(async () => {
    await fill(test.database, 'hospital', keys, loads, data);
    const nowMs = Date.now();
    await deliverStudy(test.database, new Date(nowMs));
    // What was just delivered is current, and stays so: nobody is asked.
    subgraph = createHospital(connectedHospitals(), {
      database: test.database,
      logger: createLogger('test', 'silent'),
      environment: {},
      now: () => nowMs,
      adapters: { reach: () => new FakeHospital(), listen: () => Promise.reject(new Error('no hospital sends')) },
    });
  });
  beforeEach(() => {
    test.statements.length = 0;
  });

  it('shows a laboratory result as the source gave it, with its qualifiers and what its ranges say', async () => {
    const selection = `labResults(filter: { testCode: ["ALT"], from: "2014-02-01" }) { edges { node {
      sequence testCode testName loinc { system code } category original { value text unit ucum comparator }
      standard { value unit } referenceRange { low high text unit } standardRange { low high } reportedFlag derivedFlag
      timesUln endpoint resultStatus visitNum collectedAt uncoded { field } subject { id }
      provenance { source sourceId recordedAt stale } } } }`;
    const [subject] = await entities('Subject', selection, [idOf(first)]);
    expect(subject.labResults.edges.map(({ node }: { node: unknown }) => node)).toEqual([
      {
        sequence: 1,
        testCode: 'ALT',
        testName: 'Alanine Aminotransferase',
        loinc: { system: 'http://loinc.org', code: '1742-6' },
        category: 'CHEMISTRY',
        original: { value: '130', text: '130', unit: 'U/L', ucum: 'U/L', comparator: null },
        standard: { value: '130', unit: 'U/L' },
        referenceRange: { low: '6', high: '40', text: null, unit: 'U/L' },
        standardRange: { low: '6', high: '40' },
        reportedFlag: 'HIGH',
        derivedFlag: 'HIGH',
        timesUln: '3.0',
        endpoint: true,
        resultStatus: 'FINAL',
        visitNum: '9.299999999999999',
        collectedAt: '2014-02-03T10:00',
        uncoded: [],
        subject: { id: idOf(first) },
        provenance: { source: 'LIS', sourceId: 'LB.1', recordedAt: null, stale: false },
      },
    ]);
  });

  it('shows vital signs that were not done, and medication as written', async () => {
    const selection = `vitalSigns(filter: { code: [TEMP] }) { edges { node { code status original { value text unit } standard { value } collectedAt } } }
      medications { edges { node { code { text coding { code display } } dose { value unit ucum } status isInvestigational start end } } }`;
    const [{ vitalSigns, medications }] = await entities('Subject', selection, [idOf(first)]);
    expect(vitalSigns.edges).toEqual([
      {
        node: {
          code: 'TEMP',
          status: 'NOT DONE',
          original: { value: null, text: null, unit: null },
          standard: null,
          collectedAt: null,
        },
      },
    ]);
    // A date of which less is known comes before those it may mean: 2003 before 2003-05.
    expect(medications.edges.map(({ node }: { node: unknown }) => node)).toEqual([
      {
        code: { text: 'TEA', coding: [] },
        dose: null,
        status: 'COMPLETED',
        isInvestigational: false,
        start: '2003',
        end: '2013-12-01',
      },
      {
        code: { text: 'ASPIRIN', coding: [{ code: null, display: 'ACETYLSALICYLIC ACID' }] },
        dose: { value: '81', unit: 'mg', ucum: 'mg' },
        status: 'UNKNOWN',
        isInvestigational: false,
        start: '2003-05',
        end: null,
      },
    ]);
  });

  it.each([
    ['labResults', '{}', [5, 3, 1, 2, 4]],
    ['labResults', '{ testCode: [], loinc: null, category: [], abnormalOnly: false }', [5, 3, 1, 2, 4]],
    ['labResults', '{ testCode: ["ALT", "BILI"] }', [3, 1, 2]],
    ['labResults', '{ loinc: ["1975-2"] }', [2]],
    ['labResults', '{ category: [URINALYSIS] }', [5, 4]],
    ['labResults', '{ abnormalOnly: true }', [3, 1, 2, 4]],
    ['labResults', '{ from: "2014-02-03", to: "2014-02-03" }', [1, 2]],
    ['labResults', '{ from: "2014-03-20" }', [4]],
    ['labResults', '{ to: "2014-01-31", testCode: ["ALT"] }', [3]],
    ['vitalSigns', '{}', [3, 1, 2]],
    ['vitalSigns', '{ code: [PULSE], visitNum: "1.0" }', [1]],
    ['vitalSigns', '{ visitNum: "1" }', [3, 1]],
    ['vitalSigns', '{ from: "2014-01-03" }', [2]],
  ])('lists %s of filter %s by date, then sequence', async (field, filter, sequences) => {
    const selection = `${field}(filter: ${filter}) { totalCount edges { node { sequence } } }`;
    const [subject] = await entities('Subject', selection, [idOf(first)]);
    expect(subject[field].edges.map(({ node }: { node: { sequence: number } }) => node.sequence)).toEqual(sequences);
    expect(subject[field].totalCount).toBe(sequences.length);
  });

  it('pages through a list once, in order, and refuses the cursor of another list', async () => {
    const query = `query($r: [_Any!]!, $after: String) { _entities(representations: $r) { ... on Subject {
      labResults(first: 2, after: $after) { edges { node { sequence } } pageInfo { hasNextPage endCursor } totalCount } } } }`;
    const r = [{ __typename: 'Subject', id: idOf(first) }];
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const { data: found } = await ask(query, researcher, { r, after });
      const { edges, pageInfo, totalCount } = found._entities[0].labResults;
      expect(totalCount).toBe(5);
      seen.push(...edges.map(({ node }: { node: { sequence: number } }) => node.sequence));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual([5, 3, 1, 2, 4]);
    const [{ vitalSigns }] = await entities('Subject', 'vitalSigns { pageInfo { endCursor } }', [idOf(first)]);
    const refused = await ask(query, researcher, { r, after: vitalSigns.pageInfo.endCursor });
    expect(refused.errors[0].extensions.code).toBe('BAD_CURSOR');
  });

  it('lets nobody see what is not theirs, exactly as if it were absent', async () => {
    const id = await idOfResult(first);
    const query = 'query($id: ID!) { labResult(id: $id) { sequence } }';
    const absent = await ask(query, researcher, { id: '11111111-1111-4111-8111-111111111111' });
    expect(absent.errors[0].extensions.code).toBe('NOT_FOUND');
    expect(await ask(query, researcher, { id: 'no-id' })).toEqual(absent);
    for (const claims of [
      { role: 'RESEARCHER', studies: ['OTHER'] },
      { role: 'CRC', studies: ['T1'], sites: ['902'] },
      { role: 'CRC', studies: ['T1'] },
      { role: 'MONITOR', studies: ['T1'] },
      { role: 'PATIENT', subject: second },
      { role: 'PARTNER', studies: ['T1'] },
      { role: 'ADMIN', studies: ['*'] },
      { role: 'NOBODY' },
    ]) {
      expect(await ask(query, claims, { id }), JSON.stringify(claims)).toEqual(absent);
      expect(await entities('Subject', 'id labResults { totalCount }', [idOf(first)], claims)).toEqual([null]);
      expect(await entities('PatientReport', 'labs { status { state } }', [idOf(first)], claims)).toEqual([null]);
      expect(await entities('LabResult', 'sequence', [id], claims)).toEqual([null]);
    }
    for (const claims of [
      ownSite,
      { role: 'PATIENT', subject: first },
      { role: 'SAFETY_PHYSICIAN', studies: ['*'] },
      researcher,
    ]) {
      expect((await ask(query, claims, { id })).data.labResult, JSON.stringify(claims)).toEqual({ sequence: 5 });
      expect(await entities('LabResult', 'sequence', [id, 'no-id'], claims)).toEqual([{ sequence: 5 }, null]);
    }
    expect((await ask(query, researcher, { id: id.toUpperCase() })).data.labResult).toEqual({ sequence: 5 });
  });

  it('shows hospitals to every role, and record numbers to the subject and the own site alone', async () => {
    const { data: found } = await ask('{ hospitals { id name } }', { role: 'PARTNER' });
    expect(found.hospitals.map(({ name }: { name: string }) => name.split(' ')[0])).toEqual([
      'Eastgate',
      'Northfield',
      'Riverside',
    ]);
    const [{ id }] = found.hospitals;
    const one = 'query($id: ID!) { hospital(id: $id) { id } }';
    expect((await ask(one, researcher, { id })).data.hospital).toEqual({ id });
    for (const [claims, wanted] of [
      [{ role: 'NOBODY' }, id],
      [researcher, 'x'],
      [researcher, idOf(first)],
    ] as const) {
      expect((await ask(one, claims, { id: wanted })).errors[0].extensions.code).toBe('NOT_FOUND');
    }
    expect((await ask('{ hospitals { id } }', { role: 'NOBODY' })).data.hospitals).toEqual([]);

    const selection = 'hospitalRecords { hospital { name } mrn }';
    const hidden = await entities('Subject', selection, [idOf(first), idOf(second)]);
    expect(hidden).toEqual([
      {
        hospitalRecords: [
          { hospital: { name: 'Eastgate General Hospital (synthetic)' }, mrn: null },
          { hospital: { name: 'Northfield University Hospital (synthetic)' }, mrn: null },
        ],
      },
      { hospitalRecords: [{ hospital: { name: 'Eastgate General Hospital (synthetic)' }, mrn: null }] },
    ]);
    const monitor = { role: 'MONITOR', studies: ['T1'], sites: ['901'] };
    expect((await entities('Subject', selection, [idOf(first)], monitor))[0].hospitalRecords[0].mrn).toBeNull();
    for (const claims of [
      ownSite,
      { ...ownSite, role: 'PRINCIPAL_INVESTIGATOR' },
      { role: 'PATIENT', subject: first },
    ]) {
      const [subject] = await entities('Subject', selection, [idOf(first)], claims);
      expect(subject.hospitalRecords[0].mrn).toMatch(/^SYN\d{16}$/);
    }
  });

  it('answers the reports of many subjects with as many statements as of one', async () => {
    const page = 'edges { node { id subject { id } } } totalCount';
    const selection = `id vitalSigns { status { state } results { ${page} } } medications { status { state } results { ${page} } }
      labs { status { state source } results { totalCount edges { node { timesUln endpoint } } } }`;
    const run = async (usubjids: readonly string[]) => {
      test.statements.length = 0;
      const reports = await entities('PatientReport', selection, usubjids.map(idOf));
      return { reports, statements: test.statements.length };
    };
    // What is known of the hospitals themselves is read once a second, for all calls.
    await run([first]);
    const one = await run([first]);
    const all = await run([first, second, elsewhere, empty]);
    expect(all.statements).toBe(one.statements);
    expect(all.reports[0]).toEqual(one.reports[0]);
    expect(
      all.reports.map(({ labs }: { labs: { status: object; results: { totalCount: number } } }) => [
        labs.status,
        labs.results.totalCount,
      ]),
    ).toEqual([
      [{ state: 'OK', source: 'LIS' }, 5],
      [{ state: 'OK', source: 'LIS' }, 1],
      [{ state: 'OK', source: 'LIS' }, 1],
      [{ state: 'EMPTY', source: 'LIS' }, 0],
    ]);
    expect(all.reports[1].labs.results.edges).toEqual([{ node: { timesUln: '0.2', endpoint: null } }]);
  });

  it('says that a section is unavailable when its table cannot be read, and keeps the others', async () => {
    await sql`alter table hospital.lab_result rename to hidden`.execute(test.database.kysely);
    const reports = await entities(
      'PatientReport',
      'labs { status { state code source } results { totalCount } } vitalSigns { status { state } }',
      [idOf(first)],
    );
    await sql`alter table hospital.hidden rename to lab_result`.execute(test.database.kysely);
    expect(reports).toEqual([
      {
        labs: { status: { state: 'UNAVAILABLE', code: 'SOURCE_ERROR', source: 'LIS' }, results: null },
        vitalSigns: { status: { state: 'OK' } },
      },
    ]);
  });

  it('finds what the rules say of the study', async () => {
    const findings = await test.database.kysely.transaction().execute((trx) => finish(trx, keys));
    // The result below 5 lies under its range, whose lower limit is 6, and was reported as normal.
    expect(
      findings.map(({ rule, subjectId, level, evidence }) => [
        rule,
        subjectId,
        level,
        evidence.map(({ field, value }) => [field, value]),
      ]),
    ).toEqual([
      [
        'LAB-RANGE',
        idOf(first),
        'INFO',
        [
          ['LB.LBNRIND', 'NORMAL'],
          ['LB.LBORRES', '<5'],
          ['LB.LBSTRESC', '<5'],
        ],
      ],
      [
        'HYS-LAW',
        idOf(first),
        'CRITICAL',
        [
          ['LB.LBSTRESN', '130'],
          ['LB.LBSTRESN', '51.3'],
        ],
      ],
    ]);
    expect(findings[0]?.key).toBe(findings[0]?.evidence[0]?.recordId);
    expect(
      await test.database.kysely.transaction().execute((trx) => finish(trx, { ...keys, studyId: idOf(first) })),
    ).toEqual([]);
  });
});
