/** What a client is told when hospitals are slow, silent or gone, and what operators do about it. */
import { createLogger } from '@meridian/kit/logger';
import { describeOnDatabases, fill } from '@meridian/kit/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { loads } from '../import/index.ts';
import { createHospital, type HospitalSubgraph, hospital } from '../subgraph.ts';
import { deliverStudy } from '../testing/deliver-study.ts';
import { connectedHospitals, FakeHospital, fail } from '../testing/fake-hospital.ts';
import { data, first, idOf, keys, second } from '../testing/sample-study.ts';

const deliveredAt = '2026-03-01T00:00:00.000Z';
const admin = { role: 'ADMIN' };

describeOnDatabases('reads of the hospitals', [hospital], (test) => {
  const fakes = new Map([1, 2, 3].map((number) => [number, new FakeHospital()]));
  let subgraph: HospitalSubgraph;
  let nowMs: number;

  const ask = async (query: string, variables: object, claims: object = {}, provenance = false) =>
    JSON.parse(
      JSON.stringify(
        await subgraph.execute(
          { query, variables: { ...variables } },
          { claims: { sub: 'someone', role: 'RESEARCHER', studies: ['T1'], ...claims }, requestId: 'r', provenance },
        ),
      ),
    );
  const entity = (type: string, id: string, selection: string, provenance = false) =>
    ask(
      `query($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { ${selection} } } }`,
      { r: [{ __typename: type, id }] },
      {},
      provenance,
    );
  const idOfHospital = async (number: number): Promise<string> =>
    (await sql<{ id: string }>`select id from hospital.hospital where number = ${number}`.execute(test.database.kysely))
      .rows[0]?.id ?? '';
  const numbersOf = async (usubjid: string): Promise<readonly number[]> =>
    (
      await sql<{ number: number }>`select hospital_number as number from hospital.hospital_record
        where subject_id = ${idOf(usubjid)} order by hospital_number`.execute(test.database.kysely)
    ).rows.map(({ number }) => number);
  const forget = (number: number) =>
    sql`delete from hospital.kept where hospital_number = ${number}`.execute(test.database.kysely);

  beforeAll(async () => {
    await fill(test.database, 'hospital', keys, loads, data);
    const configs = connectedHospitals({
      staleForSeconds: 3_600,
      limits: { callsPerSecond: 1_000, retry: { attempts: 0 } },
    });
    subgraph = createHospital(configs, {
      database: test.database,
      logger: createLogger('test', 'silent'),
      environment: {},
      now: () => nowMs,
      adapters: {
        reach: ({ number }) => fakes.get(number) ?? null,
        listen: () => Promise.reject(new Error('no hospital sends')),
      },
    });
  });
  beforeEach(async () => {
    nowMs = Date.parse(deliveredAt);
    await deliverStudy(test.database, new Date(nowMs));
    for (const number of [1, 2, 3]) await subgraph.hospitals.reset(number, 'test', 'begin anew');
    for (const fake of fakes.values()) fake.answer = fail;
  });
  afterAll(() => subgraph.close());

  it('shows old results as old, and no old medication', async () => {
    nowMs += 301_000;
    const status = 'status { state asOf ageSeconds code message }';
    const { data: answer, errors } = await entity(
      'PatientReport',
      idOf(second),
      `labs { ${status} results { edges { node { sequence provenance { stale } } } } }
       medications { ${status} results { totalCount } }`,
    );
    expect(errors).toBeUndefined();
    expect(answer._entities[0]).toEqual({
      labs: {
        status: {
          state: 'STALE',
          asOf: deliveredAt,
          ageSeconds: 301,
          code: 'SOURCE_ERROR',
          message: 'The source could not be read; older data are shown.',
        },
        results: { edges: [{ node: { sequence: 1, provenance: { stale: true } } }] },
      },
      medications: {
        status: {
          state: 'UNAVAILABLE',
          asOf: null,
          ageSeconds: null,
          code: 'SOURCE_ERROR',
          message: 'The source could not be read.',
        },
        results: null,
      },
    });
  });

  it('names the hospital that is missing, and shows nothing of it', async () => {
    const numbers = await numbersOf(first);
    expect(numbers).toHaveLength(2);
    const [kept = 0, missing = 0] = numbers;
    const selection =
      'labs { status { state code missing } results { totalCount edges { node { provenance { stale } } } } } vitalSigns { status { state } }';
    const whole = (await entity('PatientReport', idOf(first), selection)).data._entities[0];
    expect(whole.labs.status).toEqual({ state: 'OK', code: null, missing: null });
    await forget(missing);
    const { rows } = await sql<{ count: number }>`select count(*) as count from hospital.lab_result
      where subject_id = ${idOf(first)} and hospital_number = ${kept}`.execute(test.database.kysely);
    const partial = (await entity('PatientReport', idOf(first), selection)).data._entities[0];
    expect(partial.labs.status).toEqual({
      state: 'PARTIAL',
      code: 'SOURCE_ERROR',
      missing: [await idOfHospital(missing)],
    });
    expect(partial.labs.results.totalCount).toBe(rows[0]?.count);
    expect(partial.labs.results.edges).toHaveLength(rows[0]?.count ?? -1);
    expect(rows[0]?.count).toBeLessThan(whole.labs.results.totalCount);
  });

  it('gives plain lists of what is unavailable a coded error, and of what is old their data', async () => {
    nowMs += 301_000;
    const selection = 'labResults { totalCount } medications { totalCount }';
    const { data: answer, errors } = await entity('Subject', idOf(second), selection);
    expect(answer._entities[0]).toEqual({ labResults: { totalCount: 1 }, medications: null });
    expect(errors).toEqual([
      {
        message: 'The source could not be read.',
        locations: expect.anything(),
        path: ['_entities', 0, 'medications'],
        extensions: { code: 'SOURCE_ERROR' },
      },
    ]);
    const [number = 0] = await numbersOf(second);
    await subgraph.hospitals.isolate(number, 'op', 'maintenance');
    const isolated = await entity('Subject', idOf(second), 'medications { totalCount }');
    expect(isolated.errors[0].extensions.code).toBe('BREAKER_OPEN');
  });

  it('reads a record by its id from what is kept, and says when that is old', async () => {
    const { data: lists } = await entity(
      'Subject',
      idOf(first),
      'labResults(first: 1) { edges { node { id } } } medications(first: 1) { edges { node { id } } }',
    );
    const [result, statement] = [lists._entities[0].labResults, lists._entities[0].medications].map(
      ({ edges }) => edges[0].node.id,
    );
    const query = 'query($id: ID!) { labResult(id: $id) { provenance { stale } } }';
    expect((await ask(query, { id: result })).data.labResult).toEqual({ provenance: { stale: false } });
    expect((await entity('MedicationStatement', statement, 'sequence')).errors).toBeUndefined();
    nowMs += 301_000;
    const calls = [...fakes.values()].reduce((sum, fake) => sum + fake.calls.length, 0);
    expect((await ask(query, { id: result })).data.labResult).toEqual({ provenance: { stale: true } });
    const refused = await entity('MedicationStatement', statement, 'sequence');
    expect(refused.data._entities).toEqual([null]);
    expect(refused.errors[0].extensions.code).toBe('SHED');
    expect([...fakes.values()].reduce((sum, fake) => sum + fake.calls.length, 0)).toBe(calls);
  });

  it('tells where each part of the answer came from when that is asked for', async () => {
    nowMs += 301_000;
    const selection = 'labs { status { state } results { totalCount } } medications { status { state } }';
    const { extensions } = await entity('PatientReport', idOf(second), selection, true);
    const [number = 0] = await numbersOf(second);
    expect(extensions.provenance).toEqual([
      {
        path: ['_entities', 0, 'labs'],
        source: 'LIS',
        system: await idOfHospital(number),
        state: 'stale',
        fetchedAt: deliveredAt,
        ageSeconds: 301,
      },
      {
        path: ['_entities', 0, 'medications'],
        source: 'HIS',
        system: await idOfHospital(number),
        state: 'unavailable',
        code: 'SOURCE_ERROR',
        fetchedAt: null,
        ageSeconds: null,
      },
    ]);
    nowMs -= 301_000;
    expect((await entity('PatientReport', idOf(second), selection)).extensions).toBeUndefined();
  });

  it('costs a section one statement more than its list', async () => {
    test.statements.length = 0;
    await entity('PatientReport', idOf(second), 'labs { status { state } results { edges { node { id } } } }');
    // Who may see the subject, how complete the records are, and the records themselves, which are few enough to be counted.
    expect(test.statements).toHaveLength(3);
  });

  it('shows operators how each hospital answers, and what was served stale', async () => {
    nowMs += 301_000;
    const query = `{ hospitals { id adapters { system transport charset breaker calls failures staleServed subjectsKept subjectsDue
      messages { stored } lastChange { action operator reason } } } }`;
    const [number = 0] = await numbersOf(second);
    const id = await idOfHospital(number);
    const adapterOf = async () =>
      (await ask(query, {})).data.hospitals.find((each: { id: string }) => each.id === id).adapters[0];
    const before = await adapterOf();
    await entity('PatientReport', idOf(second), 'labs { status { state } results { totalCount } }');
    const after = await adapterOf();
    expect(after).toMatchObject({
      system: 'HIS',
      transport: 'REST',
      charset: 'UTF-8',
      breaker: 'CLOSED',
      calls: before.calls + 1,
      failures: before.failures + 1,
      staleServed: before.staleServed + 1,
      messages: null,
      lastChange: { action: 'RESET', operator: 'test' },
    });
    expect(after.subjectsKept).toBe(after.subjectsDue);
    expect(after.subjectsKept).toBeGreaterThan(0);
  });

  it('lets operators alone isolate and reset, and records who did it and why', async () => {
    const id = await idOfHospital(2);
    const change = (name: string, variables: object, claims: object) =>
      ask(
        `mutation($id: ID!, $reason: String!) { ${name}(hospitalId: $id, reason: $reason) { id adapters { breaker lastChange { action operator reason } } } }`,
        { id, reason: 'upgrade of the HIS', ...variables },
        claims,
      );
    for (const role of ['RESEARCHER', 'AUDITOR', 'PRINCIPAL_INVESTIGATOR', 'NOBODY']) {
      const refused = await change('isolateAdapter', {}, { role });
      expect([refused.data.isolateAdapter, refused.errors[0].extensions.code], role).toEqual([null, 'FORBIDDEN']);
    }
    for (const [variables, code] of [
      [{ reason: ' \n' }, 'BAD_USER_INPUT'],
      [{ reason: 'x'.repeat(501) }, 'BAD_USER_INPUT'],
      [{ id: 'x' }, 'NOT_FOUND'],
      [{ id: idOf(first) }, 'NOT_FOUND'],
    ] as const)
      expect((await change('isolateAdapter', variables, admin)).errors[0].extensions.code).toBe(code);
    const lastChange = { operator: 'someone', reason: 'upgrade of the HIS' };
    expect((await change('isolateAdapter', {}, admin)).data.isolateAdapter).toEqual({
      id,
      adapters: [{ breaker: 'ISOLATED', lastChange: { ...lastChange, action: 'ISOLATE' } }],
    });
    expect((await change('resetAdapter', {}, admin)).data.resetAdapter).toEqual({
      id,
      adapters: [{ breaker: 'CLOSED', lastChange: { ...lastChange, action: 'RESET' } }],
    });
  });

  it('lists dead letters without their content to operators alone, latest first', async () => {
    await sql`delete from hospital.dead_letter`.execute(test.database.kysely);
    for (let day = 1; day <= 5; day++)
      await sql`insert into hospital.dead_letter (hospital_number, received_at, control_id, code, reason, body, body_hash, outcome)
        values (${day === 3 ? 2 : 1}, ${`2026-03-0${day}T00:00:00Z`}, ${`c${day}`}, '207', 'a reason', '\\x010203', '\\x00',
          ${day === 5 ? 'STORED' : null})`.execute(test.database.kysely);
    const query = `query($after: String, $hospitalId: ID, $pendingOnly: Boolean) { deadLetters(first: 2, after: $after, hospitalId: $hospitalId, pendingOnly: $pendingOnly) {
      totalCount edges { node { controlId code reason sizeBytes outcome hospital { id } } } pageInfo { hasNextPage endCursor } } }`;
    const list = async (variables: object) => (await ask(query, variables, admin)).data.deadLetters;
    const idsOf = ({ edges }: { edges: { node: { controlId: string } }[] }) => edges.map(({ node }) => node.controlId);
    const page = await list({});
    expect([idsOf(page), page.totalCount]).toEqual([['c4', 'c3'], 4]);
    expect(page.edges[1].node).toEqual({
      controlId: 'c3',
      code: '207',
      reason: 'a reason',
      sizeBytes: 3,
      outcome: null,
      hospital: { id: await idOfHospital(2) },
    });
    expect(idsOf(await list({ after: page.pageInfo.endCursor }))).toEqual(['c2', 'c1']);
    expect(idsOf(await list({ pendingOnly: false }))).toEqual(['c5', 'c4']);
    expect(idsOf(await list({ hospitalId: await idOfHospital(2) }))).toEqual(['c3']);
    for (const [variables, claims, code] of [
      [{}, { role: 'AUDITOR' }, 'FORBIDDEN'],
      [{ hospitalId: 'x' }, admin, 'BAD_USER_INPUT'],
      [{ after: 'x' }, admin, 'BAD_CURSOR'],
    ] as const) {
      const refused = await ask(query, variables, claims);
      expect([refused.data.deadLetters, refused.errors[0].extensions.code]).toEqual([null, code]);
    }
    const replay = 'mutation($id: ID!) { replayDeadLetter(id: $id) { outcome } }';
    const { rows } = await sql<{ id: string }>`select id from hospital.dead_letter limit 1`.execute(
      test.database.kysely,
    );
    for (const [id, claims, code] of [
      [rows[0]?.id, {}, 'FORBIDDEN'],
      ['x', admin, 'NOT_FOUND'],
      [idOf(first), admin, 'NOT_FOUND'],
      // Nobody listens for a hospital that is asked.
      [rows[0]?.id, admin, 'SOURCE_UNAVAILABLE'],
    ] as const)
      expect((await ask(replay, { id }, claims)).errors[0].extensions.code).toBe(code);
  });
});
