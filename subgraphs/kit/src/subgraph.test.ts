import { expect, it } from 'vitest';
import { CallEnded, currentCall } from './call.ts';
import { codedError } from './errors.ts';
import { createLogger } from './logger.ts';
import type { ProvenanceEntry, ProvenanceLog } from './provenance.ts';
import { EndpointFailure } from './resilience/endpoint.ts';
import { createSubgraph } from './subgraph.ts';

const canary = 'CANARY-NAME';
const stale: ProvenanceEntry = {
  path: ['traced'],
  source: 'Hospital 1',
  system: 'LIS',
  state: 'stale',
  fetchedAt: '2026-01-05T08:00:00.000Z',
  ageSeconds: 90,
};
const live: ProvenanceEntry = { ...stale, system: 'HIS', state: 'live', ageSeconds: 0 };
const subgraph = createSubgraph({
  name: 'things',
  typeDefs: `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    scalar Date
    input Filter { from: Date  size: Int }
    type Query { things(filter: Filter): [String!]!  crash: String  refuse: String  late: String  shed: String  deadline: Float  traced: String }`,
  resolvers: {
    Query: {
      things: () => [],
      crash: () => {
        throw new Error(canary);
      },
      refuse: () => {
        throw codedError('NOT_FOUND', 'No such thing.');
      },
      late: () => {
        throw new CallEnded();
      },
      shed: () => {
        throw new EndpointFailure('SHED', 3);
      },
      deadline: async (_source: unknown, _args: unknown, { deadlineAtMs }: { deadlineAtMs: number }) => {
        await Promise.resolve();
        return deadlineAtMs === currentCall()?.deadlineAtMs ? deadlineAtMs : null;
      },
      traced: (_source: unknown, _args: unknown, { provenance }: { provenance: ProvenanceLog }) => {
        provenance.record(live);
        provenance.record(stale);
        return 'value';
      },
    },
  },
  context: ({ deadlineAtMs, provenance }) => ({ deadlineAtMs, provenance }),
  ready: async () => undefined,
  logger: createLogger('test', 'silent'),
});

const ask = async (query: string, variables?: Record<string, unknown>) =>
  JSON.parse(JSON.stringify(await subgraph.execute({ query, variables }, { claims: {}, requestId: 'r' })));

const expected = 'Date must be a full calendar date, YYYY-MM-DD.';

it.each([
  ['a literal', '{ things(filter: { from: "CANARY-NAME" }) }', undefined, expected],
  [
    'a variable',
    'query($f: Filter) { things(filter: $f) }',
    { f: { from: canary } },
    `Variable "$f" got an invalid value at "f.from". ${expected}`,
  ],
  [
    'a variable of its own',
    'query($d: Date!) { things(filter: { from: $d }) }',
    { d: canary },
    `Variable "$d" got an invalid value. ${expected}`,
  ],
  [
    'a type that GraphQL knows',
    'query($f: Filter) { things(filter: $f) }',
    { f: { size: canary } },
    'Variable "$f" got an invalid value at "f.size".',
  ],
])('says what is wrong with %s without quoting the value', async (_what, query, variables, message) => {
  const answer = await ask(query, variables);
  expect(answer.errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(answer.data).toBeUndefined();
});

it('lets a refusal pass, and tells nothing of a failure but its place', async () => {
  const { data, errors } = await ask('{ crash refuse }');
  expect(data).toEqual({ crash: null, refuse: null });
  expect(errors).toMatchObject([
    { message: 'The source could not be read.', path: ['crash'], extensions: { code: 'SOURCE_ERROR' } },
    { message: 'No such thing.', path: ['refuse'], extensions: { code: 'NOT_FOUND' } },
  ]);
});

it('says why a source gave no answer, and when to ask again', async () => {
  const { errors } = await ask('{ late shed }');
  expect(errors).toMatchObject([
    { path: ['late'], extensions: { code: 'TIMEOUT' } },
    { path: ['shed'], extensions: { code: 'SHED', retryAfterSeconds: 3 } },
  ]);
});

it('is part of its call, whose deadline its resolvers know', async () => {
  const result = await subgraph.execute({ query: '{ deadline }' }, { claims: {}, requestId: 'r', deadlineAtMs: 4_711 });
  expect([result.data, currentCall()]).toEqual([{ deadline: 4_711 }, undefined]);
});

it('says where its values came from when asked, and always which are stale', async () => {
  const trace = (provenance?: boolean) =>
    subgraph.execute({ query: '{ traced }' }, { claims: {}, requestId: 'r', provenance });
  expect((await trace()).extensions).toEqual({ provenance: [stale] });
  expect((await trace(true)).extensions).toEqual({ provenance: [live, stale] });
});
