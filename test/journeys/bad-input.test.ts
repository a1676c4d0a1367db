/** What is wrong is refused with a code and a sentence, and never with a stack trace, SQL, an address or the value that was sent. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimsOf, codesOf, dataOf, everything, type Graph, type HttpAnswer, openGraph } from '../graph.ts';
import { forge } from '../tokens.ts';

let graph: Graph;
let subjectId: string;
let token: string;
beforeAll(async () => {
  graph = await openGraph({ study: 'demo' });
  subjectId = dataOf(await graph.ask('find-subject', { usubjid: 'DEMO01-901-1001' })).subjectByUsubjid.id;
  token = await graph.token(everything);
});
afterAll(() => graph?.close());

/** What a client has no business to read. */
const leaks =
  /\bat .*[/(].*:\d+|node_modules|\.ts\b|select |insert |pglite|postgres|localhost|127\.0\.0\.1|CANARY|undefined|\[object/i;

function expectRefusal(answer: HttpAnswer, status: number, code: string): void {
  expect({ status: answer.status, codes: codesOf(answer) }).toEqual({ status, codes: [code] });
  expect(answer.text).not.toMatch(leaks);
  for (const { message } of answer.errors ?? []) expect(message).toMatch(/^.{10,200}\.$/);
}

const json = { 'content-type': 'application/json' };
const send = (body: string, headers: Record<string, string> = {}, path = '/graphql') =>
  graph.fetch(path, { method: 'POST', headers: { ...json, authorization: `Bearer ${token}`, ...headers }, body });
const query = (text: string, variables: object = {}) => send(JSON.stringify({ query: text, variables }));

describe('a token', () => {
  const ask = (authorization: string | undefined) =>
    graph.fetch('/graphql', {
      method: 'POST',
      headers: { ...json, ...(authorization && { authorization }) },
      body: JSON.stringify({ query: '{ me { role } }' }),
    });

  it.each([
    ['none', undefined],
    ['an empty one', 'Bearer '],
    ['another scheme', 'Basic Y2FuYXJ5OkNBTkFSWQ=='],
    ['garbage', 'Bearer CANARY'],
    ['three parts of garbage', 'Bearer CANARY.CANARY.CANARY'],
    ['one that is very long', `Bearer ${'a'.repeat(9000)}.b.c`],
  ])('%s is 401, with a GraphQL error and a challenge', async (_what, authorization) => {
    const answer = await ask(authorization);
    expectRefusal(answer, 401, 'UNAUTHENTICATED');
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /);
    expect(answer.data).toBeUndefined();
  });

  it('that has expired is 401', async () => {
    expectRefusal(
      await ask(`Bearer ${await graph.meridian.issuer.mint(everything, { lifetime: '-1m' })}`),
      401,
      'UNAUTHENTICATED',
    );
  });

  it('for another audience is 401', async () => {
    const other = await graph.meridian.issuer.mint(everything, { audience: 'somewhere-else' });
    expectRefusal(await ask(`Bearer ${other}`), 401, 'UNAUTHENTICATED');
  });

  it.each(['unsigned', 'otherKey', 'publicKeyAsSecret', 'changedClaims'] as const)(
    'that is forged (%s) is 401',
    async (kind) => {
      const forged = forge(token, await readFile(graph.meridian.issuer.jwksFile, 'utf8'));
      expectRefusal(await ask(`Bearer ${forged[kind]}`), 401, 'UNAUTHENTICATED');
    },
  );

  it('that is good is answered', async () => {
    expect(dataOf(await ask(`Bearer ${token}`))).toEqual({ me: { role: 'SAFETY_PHYSICIAN' } });
  });
});

describe('an id', () => {
  const fields = [
    'subject',
    'site',
    'researcher',
    'study',
    'visit',
    'dataQuery',
    'adverseEvent',
    'questionnaire',
    'questionnaireResponse',
    'alert',
    'hospital',
    'labResult',
  ];
  const strange = [
    '',
    'CANARY',
    '00000000-0000-4000-8000-000000000000',
    "CANARY' or 1=1 --",
    '../../CANARY',
    'x'.repeat(5000),
    '\u0000',
    '🦄',
  ];

  it.each(fields)('of %s that names nothing is NOT_FOUND, whatever it looks like', async (field) => {
    for (const id of strange) {
      const answer = await query(`query($id: ID!) { ${field}(id: $id) { id } }`, { id });
      expect(answer.data).toEqual({ [field]: null });
      expectRefusal(answer, 200, 'NOT_FOUND');
    }
  });

  it('of a report that names nothing is NOT_FOUND, also among others', async () => {
    expectRefusal(
      await query('query($id: ID!) { patientReport(subjectId: $id) { id } }', { id: 'CANARY' }),
      200,
      'NOT_FOUND',
    );
    const answer = await query('query($ids: [ID!]!) { patientReports(subjectIds: $ids) { id } }', {
      ids: ['CANARY', subjectId],
    });
    expect(answer.data).toEqual({ patientReports: [null, { id: subjectId }] });
    expectRefusal(answer, 200, 'NOT_FOUND');
  });

  it('of a USUBJID that nobody has is NOT_FOUND', async () => {
    for (const usubjid of ['CANARY', "CANARY' --", '']) {
      expectRefusal(
        await query('query($usubjid: String!) { subjectByUsubjid(usubjid: $usubjid) { id } }', { usubjid }),
        200,
        'NOT_FOUND',
      );
    }
  });

  it('more than 100 of them are refused at once', async () => {
    const ids = Array.from({ length: 101 }, () => subjectId);
    expectRefusal(
      await query('query($ids: [ID!]!) { patientReports(subjectIds: $ids) { id } }', { ids }),
      200,
      'BAD_USER_INPUT',
    );
  });
});

describe('a page', () => {
  const lists = [
    'labResults',
    'vitalSigns',
    'medications',
    'visits',
    'adverseEvents',
    'medicalHistory',
    'concomitantMedications',
    'dataQueries',
    'questionnaireResponses',
    'alerts',
  ];

  it.each(lists)('of %s must be one that exists', async (list) => {
    const ask = (variables: object) =>
      query(
        `query($id: ID!, $first: Int, $after: String) { subject(id: $id) { ${list}(first: $first, after: $after) { totalCount } } }`,
        { id: subjectId, ...variables },
      );
    for (const first of [0, -1, 501]) expectRefusal(await ask({ first }), 200, 'BAD_USER_INPUT');
    const ofAnother = Buffer.from('subjects:00000000-0000-4000-8000-000000000000').toString('base64url');
    const ofNothing = Buffer.from(`${list}:00000000-0000-4000-8000-000000000000`).toString('base64url');
    for (const after of ['', 'CANARY', ofAnother, ofNothing, "'; drop table"])
      expectRefusal(await ask({ first: 10, after }), 200, 'BAD_CURSOR');
  });

  it.each(['subjects', 'sites', 'studies'])('of %s must be one that exists', async (list) => {
    const ask = (variables: object) =>
      query(
        `query($first: Int! = 5, $after: String) { ${list}(first: $first, after: $after) { totalCount } }`,
        variables,
      );
    expectRefusal(await ask({ first: 0 }), 200, 'BAD_USER_INPUT');
    expectRefusal(await ask({ after: 'CANARY' }), 200, 'BAD_CURSOR');
  });

  it('of a section that is wrong is told at that section, and the others stand', async () => {
    const answer = await query(
      'query($id: ID!) { patientReport(subjectId: $id) { visits { results(after: "CANARY") { totalCount } } labs { status { state } } } }',
      { id: subjectId },
    );
    expect(answer.data?.patientReport).toEqual({ visits: { results: null }, labs: { status: { state: 'OK' } } });
    expectRefusal(answer, 200, 'BAD_CURSOR');
  });
});

describe('variables', () => {
  const labs =
    'query($id: ID!, $filter: LabFilter) { subject(id: $id) { labResults(filter: $filter) { totalCount } } }';

  it.each([
    ['missing', {}],
    ['null', { id: null }],
    ['an object for an id', { id: { CANARY: 1 } }],
    ['an unknown field', { id: 'x', filter: { CANARY: true } }],
    ['an unknown enum value', { id: 'x', filter: { category: ['CANARY'] } }],
    ['a date that is none', { id: 'x', filter: { from: '2024-02-30CANARY' } }],
    ['a partial date', { id: 'x', filter: { from: '2024-02' } }],
    ['text for a flag', { id: 'x', filter: { abnormalOnly: 'CANARY' } }],
  ])('%s are BAD_USER_INPUT, without their values', async (_what, variables) => {
    const answer = await query(labs, {
      ...('id' in variables && variables.id === 'x' ? { ...variables, id: subjectId } : variables),
    });
    expectRefusal(answer, 200, 'BAD_USER_INPUT');
  });

  it('that are no number where a decimal is wanted are BAD_USER_INPUT', async () => {
    const vitals =
      'query($id: ID!, $filter: VitalSignFilter) { subject(id: $id) { vitalSigns(filter: $filter) { totalCount } } }';
    for (const visitNum of ['CANARY', '', '1e999999', 'NaN'])
      expectRefusal(await query(vitals, { id: subjectId, filter: { visitNum } }), 200, 'BAD_USER_INPUT');
  });

  it('that search for too much are BAD_USER_INPUT', async () => {
    const search = 'query($filter: SubjectFilter) { subjects(filter: $filter) { totalCount } }';
    expectRefusal(await query(search, { filter: { search: 'CANARY'.repeat(100) } }), 200, 'BAD_USER_INPUT');
  });
});

describe('an operation', () => {
  it.each([
    ['that is no GraphQL', '{ CANARY', 'GRAPHQL_PARSE_FAILED'],
    ['with a field that does not exist', '{ wizard }', 'GRAPHQL_VALIDATION_FAILED'],
    ["that asks for a subgraph's inside", '{ _service { sdl } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['that enters by an entity', '{ _entities(representations: []) { __typename } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['that is a mutation', 'mutation { wizard }', 'GRAPHQL_VALIDATION_FAILED'],
    ['of wrong literals', '{ subjects(first: "CANARY") { totalCount } }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('%s is refused, 200 as JSON and 400 as a GraphQL response', async (_what, text, code) => {
    const asJson = await query(text);
    expect([...new Set(codesOf(asJson))]).toEqual([code]);
    expect(asJson.text).not.toMatch(leaks);
    const asResponse = await send(JSON.stringify({ query: text }), { accept: 'application/graphql-response+json' });
    expect([asJson.status, asResponse.status]).toEqual([200, 400]);
    expect(asResponse.headers.get('content-type')).toContain('application/graphql-response+json');
  });
});

describe('a request', () => {
  const url = (parameters: Record<string, string>) => `/graphql?${new URLSearchParams(parameters)}`;
  const get = (path: string, headers = {}) =>
    graph.fetch(path, {
      headers: { authorization: `Bearer ${token}`, 'apollo-require-preflight': 'true', ...headers },
    });

  it.each([
    ['is no JSON', '{"query": CANARY', 'BAD_REQUEST'],
    ['is empty', '', 'BAD_REQUEST'],
    ['is a list', '[{"query":"{ me { id } }"}]', 'BAD_REQUEST'],
    ['has no query', '{"variables":{}}', 'BAD_REQUEST'],
    ['has a query that is no text', '{"query":{"CANARY":1}}', 'BAD_REQUEST'],
    [
      'is nested without end',
      `{"query":"{ me { id } }","variables":${'['.repeat(200)}${']'.repeat(200)}}`,
      'BAD_REQUEST',
    ],
  ])('whose body %s is 400', async (_what, body, code) => {
    expectRefusal(await send(body), 400, code);
  });

  it('whose body is too large is 413', async () => {
    expectRefusal(
      await send(JSON.stringify({ query: `{ me { id } } # ${'x'.repeat(1_100_000)}` })),
      413,
      'PAYLOAD_TOO_LARGE',
    );
  });

  it('whose body is of another kind is 415', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/json; charset=gb18030',
    ])
      expectRefusal(await send('{"query":"{ me { id } }"}', { 'content-type': type }), 415, 'UNSUPPORTED_MEDIA_TYPE');
  });

  it('by GET answers queries, and nothing else', async () => {
    expect(dataOf(await get(url({ query: '{ me { role } }' })))).toEqual({ me: { role: 'SAFETY_PHYSICIAN' } });
    expect(codesOf(await get(url({})))).toEqual(['BAD_REQUEST']);
    expect(codesOf(await get(url({ query: '{ me { role } }', variables: '{CANARY' })))).toEqual(['BAD_REQUEST']);
    expect((await get(url({ query: 'mutation { wizard }' }))).status).not.toBe(500);
  });

  it('by GET that a browser might send for another site is refused', async () => {
    const answer = await graph.fetch(url({ query: '{ me { role } }' }), {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(codesOf(answer)).toEqual(['BAD_REQUEST']);
  });

  it('by another method is 405', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expectRefusal(
        await graph.fetch('/graphql', { method, headers: { authorization: `Bearer ${token}` } }),
        405,
        'METHOD_NOT_ALLOWED',
      );
  });

  it('for another path is 404', async () => {
    for (const path of ['/graphq', '/admin', '/metrics', '/import', '/..%2f..%2fetc%2fpasswd', '/.env'])
      expectRefusal(await graph.fetch(path), 404, 'NOT_FOUND');
  });
});

describe('an import over the public door', () => {
  it('is not there, and over the operators’ door is only for the operator', async () => {
    const body = JSON.stringify({ directory: '/' });
    const at = (headers: Record<string, string>) =>
      fetch(`${graph.meridian.gateway.adminUrl}/import`, { method: 'POST', headers: { ...json, ...headers }, body });
    expect((await at({})).status).toBe(401);
    const admin = await graph.token(claimsOf('ADMIN'));
    expect((await at({ authorization: `Bearer ${admin}` })).status).toBe(401);
  });
});
