/** One hospital after the other misbehaves in every way it can be told to: what its patients' reports say, what all other reports say, and what is left behind. */
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { claimsOf, codesOf, dataOf, everything, type Graph, type HttpAnswer, type Json, openGraph } from '../graph.ts';
import { eventually } from '../wire/processes.ts';

type Simulators = NonNullable<Graph['meridian']['system']['simulators']>;
type Fault = Parameters<Simulators['misbehave']>[1];

const operator = claimsOf('ADMIN');
const told = 'status { state source code asOf ageSeconds retryAfterSeconds missing message }';
const fields = 'totalCount edges { cursor node { id } }';
const mine = ['vitalSigns', 'labs', 'medications'] as const;
const others = [
  'visits',
  'adverseEvents',
  'medicalHistory',
  'exposures',
  'concomitantMedications',
  'questionnaires',
  'alerts',
];
const query = `query($id: ID!) { patientReport(subjectId: $id) { id
  demographics { ${told} subject { usubjid } } enrollment { ${told} enrollment { status } }
  ${[...mine, ...others].map((name) => `${name} { ${told} results(first: 500) { ${fields} } }`).join('\n')} } }`;

const hospitals = [
  ['SOAP', 2],
  ['FHIR', 3],
] as const;
const faults: readonly (readonly [fault: Fault, code: string, orElse?: string])[] = [
  [{ mode: 'down' }, 'SOURCE_ERROR'],
  [{ mode: 'hung' }, 'TIMEOUT'],
  [{ mode: 'black-hole' }, 'TIMEOUT'],
  [{ mode: 'slow', delayMs: 60_000 }, 'TIMEOUT'],
  [{ mode: 'trickle', bytesPerSecond: 1 }, 'TIMEOUT'],
  [{ mode: 'truncate', afterBytes: 400 }, 'SOURCE_ERROR'],
  // Where the garbage hides how long the answer is, its end is waited for.
  [{ mode: 'garbage' }, 'SOURCE_ERROR', 'TIMEOUT'],
  [{ mode: 'wrong-charset' }, 'SOURCE_ERROR'],
];
const oldSeconds = 3_600;

let graph: Graph;
/** Subjects by their hospital's number; those of two hospitals under both together, such as `2,3`. */
let subjects: ReadonlyMap<string, readonly string[]>;
let hospitalIds: ReadonlyMap<number, string>;
let recordNumbers: readonly string[];

const of = (key: number | string, place = 0): string => {
  const id = subjects.get(String(key))?.[place];
  if (id === undefined) throw new Error(`no subject ${place} of hospital ${key}`);
  return id;
};

const report = async (id: string, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> =>
  graph.fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await graph.token(everything)}`,
      ...headers,
    },
    body: JSON.stringify({ query, variables: { id } }),
  });

/** The report without the times at which its sections were read. */
function timeless(answer: HttpAnswer): Json {
  const { patientReport } = dataOf(answer);
  return JSON.parse(
    JSON.stringify(patientReport, (key, value) => (/^(asOf|ageSeconds)$/.test(key) ? undefined : value)),
  );
}

const age = (ids: readonly string[]): Promise<unknown> =>
  sql`update hospital.kept set fetched_at = now() - make_interval(secs => ${oldSeconds}), tried_at = now()
    where subject_id = any(${[...ids]}::uuid[])`.execute(graph.meridian.system.database.kysely);

/** The subject as if nobody had ever asked for their records. */
const forget = (id: string): Promise<unknown> =>
  sql`update hospital.kept set fetched_at = null, tried_at = now() where subject_id = ${id}::uuid`.execute(
    graph.meridian.system.database.kysely,
  );

const misbehave = (number: number, fault: Fault): void => {
  expect(graph.meridian.system.simulators?.misbehave(number, fault)).toBe(true);
};

const order = async (mutation: 'isolateAdapter' | 'resetAdapter', number: number, claims = operator) =>
  graph.post(
    `mutation($id: ID!) { ${mutation}(hospitalId: $id, reason: "test") { adapters { breaker lastChange { action reason } } } }`,
    { id: hospitalIds.get(number) },
    claims,
  );

const breakerOf = async (number: number): Promise<string> =>
  dataOf(
    await graph.ask('query($id: ID!) { hospital(id: $id) { adapters { breaker } } }', { id: hospitalIds.get(number) }),
  ).hospital.adapters[0].breaker;

beforeAll(async () => {
  graph = await openGraph({ study: 'demo' });
  const { kysely } = graph.meridian.system.database;
  const { rows } = await sql<{ id: string; hospitals: string }>`select subject_id as id,
    string_agg(hospital_number::text, ',' order by hospital_number) as hospitals
    from hospital.hospital_record group by subject_id order by subject_id`.execute(kysely);
  subjects = new Map(
    Object.entries(Object.groupBy(rows, (row) => row.hospitals)).map(([key, of = []]) => [key, of.map(({ id }) => id)]),
  );
  const known = await sql<{ number: number; id: string }>`select number, id from hospital.hospital`.execute(kysely);
  hospitalIds = new Map(known.rows.map(({ number, id }) => [number, id]));
  const numbers = await sql<{ mrn: string }>`select record_number as mrn from hospital.hospital_record`.execute(kysely);
  recordNumbers = numbers.rows.map(({ mrn }) => mrn);
});
afterAll(() => graph?.close());
afterEach(async () => {
  for (const [, number] of hospitals) {
    misbehave(number, { mode: 'none' });
    await order('resetAdapter', number);
  }
});

describe.each(hospitals)('the hospital that is asked over %s', (_protocol, number) => {
  const otherNumber = number === 2 ? 3 : 2;

  it.each(faults.map(([fault, ...expected], index) => [fault, expected, index] as const))(
    'that is %o costs its own sections alone, which say so, and is whole again afterwards',
    async (fault, expected, index) => {
      // What was just fetched for the first time serves whoever wants it for the first time, so each is forgotten only once.
      const [known, unknown] = [of(number), of(number, 1 + index)];
      const untouched = [of(1), of(otherNumber)];
      const before = new Map(
        await Promise.all([known, unknown, ...untouched].map(async (id) => [id, timeless(await report(id))] as const)),
      );
      misbehave(number, fault);
      await age([known]);
      await forget(unknown);

      const answers = await Promise.all([report(known), report(unknown)]);
      const [ofKnown, ofUnknown] = answers.map((answer) => dataOf(answer).patientReport);
      const codes = new Set<string>();
      for (const name of mine) {
        const { status, results } = ofKnown[name];
        // An answer that lists nothing may be too short to be harmed.
        if (before.get(known)[name].status.state === 'EMPTY') continue;
        codes.add(status.code);
        if (name === 'medications') expect([name, status.state, results]).toEqual([name, 'UNAVAILABLE', null]);
        else {
          expect([name, status.state, results]).toEqual([name, 'STALE', before.get(known)[name].results]);
          expect(status.ageSeconds).toBeGreaterThanOrEqual(oldSeconds);
          expect(Date.parse(status.asOf)).toBeLessThanOrEqual(Date.now() - oldSeconds * 1_000);
        }
      }
      for (const name of mine) {
        if (before.get(unknown)[name].status.state === 'EMPTY') continue;
        expect([name, ofUnknown[name].status.state, ofUnknown[name].results]).toEqual([name, 'UNAVAILABLE', null]);
        codes.add(ofUnknown[name].status.code);
      }
      expect(codes.intersection(new Set(expected)).size).toBeGreaterThan(0);
      expect(codes.difference(new Set([...expected, 'BREAKER_OPEN', 'SHED']))).toEqual(new Set());
      for (const id of untouched) expect(timeless(await report(id))).toEqual(before.get(id));
      for (const [id, shown] of [
        [known, ofKnown],
        [unknown, ofUnknown],
      ] as const)
        for (const name of others) expect(shown[name].results, name).toEqual(before.get(id)[name].results);

      for (const { text } of answers) {
        expect(text).not.toMatch(/127\.0\.0\.1|localhost|https?:|ECONN|socket|undici|soap|fhir/i);
        for (const recordNumber of recordNumbers) expect(text).not.toContain(recordNumber);
      }

      misbehave(number, { mode: 'none' });
      await order('resetAdapter', number);
      for (const id of [known, unknown]) {
        const again = await eventually(
          async () => timeless(await report(id)),
          (now) => JSON.stringify(now) === JSON.stringify(before.get(id)),
        );
        expect(again).toEqual(before.get(id));
      }
    },
    60_000,
  );

  it('tells in the provenance what is stale, of which hospital, and to everyone; what is missing to who asks', async () => {
    const id = of(number);
    misbehave(number, { mode: 'down' });
    await age([id]);
    for (const headers of [{}, { 'meridian-provenance': '1' }] as readonly Readonly<Record<string, string>>[]) {
      const { extensions } = JSON.parse((await report(id, headers)).text);
      const stale = extensions.provenance.filter(({ state }: Json) => state === 'stale');
      expect(stale.map(({ path }: Json) => path.join('.')).sort()).toEqual([
        'patientReport.labs',
        'patientReport.vitalSigns',
      ]);
      for (const entry of stale) {
        expect(entry.system).toBe(hospitalIds.get(number));
        expect(entry.ageSeconds).toBeGreaterThanOrEqual(oldSeconds);
      }
      const rest = new Set(
        extensions.provenance.map(({ state }: Json) => state).filter((state: string) => state !== 'stale'),
      );
      expect(rest.size > 0).toBe('meridian-provenance' in headers);
    }
  });

  it('is left alone when an operator isolates it, and asked again after a reset; nobody else may do that', async () => {
    const id = of(number);
    const before = timeless(await report(id));
    expect(codesOf(await order('isolateAdapter', number, everything))).toEqual(['FORBIDDEN']);
    expect(dataOf(await order('isolateAdapter', number)).isolateAdapter.adapters).toEqual([
      { breaker: 'ISOLATED', lastChange: { action: 'ISOLATE', reason: 'test' } },
    ]);
    await age([id]);
    const arrived = () => graph.meridian.system.simulators?.list().find((each) => each.number === number)?.requests;
    const requests = arrived();
    const { labs, medications } = dataOf(await report(id)).patientReport;
    expect([labs.status.state, labs.status.code]).toEqual(['STALE', 'BREAKER_OPEN']);
    expect(medications.status.code).toBe('BREAKER_OPEN');
    expect(arrived()).toBe(requests);
    await order('resetAdapter', number);
    expect(await breakerOf(number)).toBe('CLOSED');
    expect(timeless(await report(id))).toEqual(before);
    expect(arrived()).toBeGreaterThan(requests ?? 0);
  });

  it('that flaps opens its breaker, and closes it when it is back for good', async () => {
    const id = of(number);
    const before = timeless(await report(id));
    misbehave(number, { mode: 'flapping', downMs: 60_000, upMs: 100 });
    const read = async () => {
      await age([id]);
      await report(id);
      return breakerOf(number);
    };
    expect(await eventually(read, (breaker) => breaker === 'OPEN')).toBe('OPEN');
    misbehave(number, { mode: 'none' });
    expect(await eventually(read, (breaker) => breaker === 'CLOSED')).toBe('CLOSED');
    expect(
      await eventually(
        async () => timeless(await report(id)),
        (now) => JSON.stringify(now) === JSON.stringify(before),
      ),
    ).toEqual(before);
  });
});

it('one of two hospitals that is down makes the report of their patient partial, and is named', async () => {
  const both = [...subjects.keys()].find((key) => key.includes(',')) ?? '';
  // The one that is asked; the other may be the one that sends.
  const number = Number(both.split(',').at(-1));
  const id = of(both);
  const before = timeless(await report(id));
  misbehave(number, { mode: 'down' });
  await sql`update hospital.kept set fetched_at = null, tried_at = now()
    where subject_id = ${id}::uuid and hospital_number = ${number}`.execute(graph.meridian.system.database.kysely);
  const { patientReport } = dataOf(await report(id));
  for (const name of mine) {
    if (before[name].status.state === 'EMPTY') continue;
    const { status, results } = patientReport[name];
    expect([name, status.state, status.missing]).toEqual([name, 'PARTIAL', [hospitalIds.get(number)]]);
    expect(results.totalCount, name).toBeLessThan(before[name].results.totalCount);
    const whole = new Set(before[name].results.edges.map(({ node }: Json) => node.id));
    for (const { node } of results.edges) expect(whole).toContain(node.id);
  }
});
