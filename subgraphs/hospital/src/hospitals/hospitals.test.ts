import { randomUUID } from 'node:crypto';
import { openCache } from '@meridian/kit/cache/cache';
import { runInCall } from '@meridian/kit/call';
import { createLogger } from '@meridian/kit/logger';
import { describeOnDatabases } from '@meridian/kit/testing';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { migrations } from '../migrations/index.ts';
import type { MllpListener } from '../source/adapters/mllp/listener.ts';
import { FakeHospital, fail, hang, labResult } from '../testing/fake-hospital.ts';
import type { Availability } from './availability.ts';
import { type HospitalsInput, parseHospitals } from './config.ts';
import { createHospitals, type Hospitals } from './hospitals.ts';

const limits = {
  callsPerSecond: 1_000,
  concurrent: 50,
  queue: 1_000,
  retry: { attempts: 0 },
  breaker: { consecutiveFailures: 1_000, minimumCalls: 1_000 },
};
const asked = (number: 2 | 3, rest: object = {}): HospitalsInput['hospitals'][number] => ({
  number,
  name: `Hospital ${number}`,
  system: 'HIS',
  timeZone: 'UTC',
  transport: 'REST',
  url: 'http://127.0.0.1:1/fhir',
  maxAgeSeconds: 300,
  staleForSeconds: 3_600,
  limits,
  ...rest,
});
const sends = (rest: object = {}): HospitalsInput['hospitals'][number] => ({
  number: 1,
  name: 'Hospital 1',
  system: 'LIS',
  timeZone: 'UTC',
  transport: 'MLLP',
  listen: { port: 0 },
  silentAfterSeconds: 60,
  limits,
  ...rest,
});

describeOnDatabases('the hospitals', [{ name: 'hospital', migrations }], (test) => {
  const fakes = { 1: new FakeHospital(), 2: new FakeHospital(), 3: new FakeHospital() };
  let nowMs: number;
  let lastMessageAt: Date | null;
  let opened: Hospitals[];

  const open = (...hospitals: HospitalsInput['hospitals']): Hospitals => {
    const created = createHospitals({
      configs: parseHospitals({ hospitals }),
      kysely: test.database.kysely,
      cache: openCache({ namespace: 'test' }),
      environment: {},
      logger: createLogger('test', 'silent'),
      now: () => nowMs,
      adapters: {
        reach: (config) =>
          config.transport === 'MLLP' && config.query === undefined ? null : fakes[config.number as 1 | 2 | 3],
        listen: async () => listener,
      },
    });
    opened.push(created);
    return created;
  };
  const listener: MllpListener = {
    port: 4_711,
    stats: () => ({ lastMessageAt, lastRefusedAt: null, connections: 0, received: 0, refused: 0, skippedBytes: 0 }),
    replay: async (id) => {
      await sql`update hospital.dead_letter set replayed_at = now(), outcome = 'STORED' where id = ${id}`.execute(
        test.database.kysely,
      );
      return 'STORED';
    },
    close: async () => undefined,
  };

  /** A subject of these hospitals, with a record number that is the same at each. */
  const admit = async (numbers: readonly number[], ...records: ReturnType<typeof labResult>[]): Promise<string> => {
    const id = randomUUID();
    for (const number of numbers) {
      await sql`insert into hospital.hospital_record (study_id, dataset, subject_id, hospital_number, record_number)
        values (${randomUUID()}, 'dm', ${id}, ${number}, ${id})`.execute(test.database.kysely);
      fakes[number as 1 | 2 | 3].patients.set(id, records);
    }
    return id;
  };
  const read = async (hospitals: Hospitals, id: string, kind: 'LABORATORY' | 'MEDICATION' = 'LABORATORY') =>
    (await hospitals.ensure(await hospitals.known([id]), kind)).get(id) as Availability;
  const stored = async (id: string): Promise<readonly string[]> => {
    const { rows } = await sql<{ value: string }>`
      select original_text as value from hospital.lab_result where subject_id = ${id} order by source_id`.execute(
      test.database.kysely,
    );
    return rows.map(({ value }) => value);
  };
  const idOfHospital = async (number: number): Promise<string> =>
    (await sql<{ id: string }>`select id from hospital.hospital where number = ${number}`.execute(test.database.kysely))
      .rows[0]?.id ?? '';
  const secondsPass = (seconds: number): void => {
    nowMs += seconds * 1_000;
  };

  beforeEach(async () => {
    nowMs = Date.parse('2026-03-01T00:00:00Z');
    lastMessageAt = null;
    opened = [];
    for (const fake of Object.values(fakes)) {
      fake.patients.clear();
      fake.calls.length = 0;
      fake.mostRunning = 0;
      fake.answer = async () => undefined;
    }
    for (const table of ['hospital_record', 'kept', 'lab_result', 'operator_action', 'message_count', 'dead_letter'])
      await sql`delete from ${sql.table(`hospital.${table}`)}`.execute(test.database.kysely);
  });
  afterEach(async () => {
    for (const hospitals of opened) await hospitals.close();
  });

  it('asks once, then answers from what is kept until it is too old', async () => {
    const hospitals = open(asked(2));
    const id = await admit([2], labResult('LB.1', '1.50'));
    expect(await read(hospitals, id)).toMatchObject({ state: 'COMPLETE', asOf: '2026-03-01T00:00:00.000Z' });
    expect(await stored(id)).toEqual(['1.50']);
    secondsPass(300);
    expect(await read(hospitals, id)).toMatchObject({
      state: 'COMPLETE',
      ageSeconds: 300,
      sources: [{ number: 2, state: 'cache' }],
    });
    expect(fakes[2].calls).toHaveLength(1);
    secondsPass(1);
    fakes[2].patients.set(id, [labResult('LB.1', '2'), labResult('LB.2', '3')]);
    expect(await read(hospitals, id)).toMatchObject({
      state: 'COMPLETE',
      ageSeconds: 0,
      sources: [{ number: 2, state: 'live' }],
    });
    expect(await stored(id)).toEqual(['2', '3']);
    expect(fakes[2].calls).toHaveLength(2);
  });

  it('says what failed when nothing is kept, and how old what is kept is when it failed later', async () => {
    const hospitals = open(asked(2));
    const id = await admit([2], labResult('LB.1'));
    fakes[2].answer = fail;
    expect(await read(hospitals, id)).toMatchObject({ state: 'UNAVAILABLE', code: 'SOURCE_ERROR', asOf: null });
    fakes[2].answer = async () => undefined;
    expect(await read(hospitals, id)).toMatchObject({ state: 'COMPLETE', code: null });
    fakes[2].answer = fail;
    secondsPass(301);
    expect(await read(hospitals, id)).toMatchObject({
      state: 'STALE',
      code: 'SOURCE_ERROR',
      asOf: '2026-03-01T00:00:00.000Z',
      ageSeconds: 301,
    });
    expect(await read(hospitals, id)).toMatchObject({ state: 'STALE' });
    secondsPass(3_600);
    expect(await read(hospitals, id)).toMatchObject({
      state: 'UNAVAILABLE',
      code: 'SOURCE_ERROR',
      missing: [await idOfHospital(2)],
    });
    expect(await stored(id)).toEqual(['7']);
  });

  it('never shows medication that may have changed', async () => {
    const hospitals = open(asked(2));
    const id = await admit([2]);
    expect(await read(hospitals, id, 'MEDICATION')).toMatchObject({ state: 'COMPLETE' });
    fakes[2].answer = fail;
    secondsPass(300);
    expect(await read(hospitals, id, 'MEDICATION')).toMatchObject({ state: 'COMPLETE' });
    secondsPass(1);
    expect(await read(hospitals, id, 'MEDICATION')).toMatchObject({ state: 'UNAVAILABLE', code: 'SOURCE_ERROR' });
  });

  it('tells a hospital that hangs from one that is left alone', async () => {
    const breaker = { consecutiveFailures: 1, minimumCalls: 1, halfOpenAfterMs: 60_000 };
    const hospitals = open(asked(2, { limits: { ...limits, timeoutMs: 30, breaker } }));
    const [id, other] = [await admit([2]), await admit([2])];
    fakes[2].answer = hang;
    expect(await read(hospitals, id)).toMatchObject({ state: 'UNAVAILABLE', code: 'TIMEOUT' });
    expect(await read(hospitals, other)).toMatchObject({ state: 'UNAVAILABLE', code: 'BREAKER_OPEN' });
    expect((await read(hospitals, other)).retryAfterSeconds).toBeGreaterThan(0);
    const cohort = await hospitals.known(await Promise.all(Array.from({ length: 5 }, () => admit([2]))));
    const leftAlone = async () =>
      [...(await hospitals.ensure(cohort, 'LABORATORY')).values()].map((each) => [each.code, each.retryAfterSeconds]);
    expect(await leftAlone()).toEqual(Array.from({ length: 5 }, () => ['BREAKER_OPEN', 60]));
    await hospitals.isolate(2, 'op', 'maintenance');
    expect(await leftAlone()).toEqual(Array.from({ length: 5 }, () => ['BREAKER_OPEN', null]));
    expect(fakes[2].calls).toHaveLength(1);
  });

  it('keeps that a hospital does not know a patient, and looks again after a minute', async () => {
    const hospitals = open(asked(2));
    const id = await admit([2], labResult('LB.1'));
    await read(hospitals, id);
    fakes[2].patients.delete(id);
    secondsPass(301);
    expect(await read(hospitals, id)).toMatchObject({ state: 'COMPLETE' });
    expect(await stored(id)).toEqual([]);
    secondsPass(60);
    await read(hospitals, id);
    expect(fakes[2].calls).toHaveLength(2);
    fakes[2].patients.set(id, [labResult('LB.1')]);
    secondsPass(1);
    await read(hospitals, id);
    expect(await stored(id)).toEqual(['7']);
  });

  it('serves a cohort from what is kept, and fetches the rest afterwards within half of what the hospital bears', async () => {
    const hospitals = open(asked(2, { limits: { ...limits, concurrent: 4 } }));
    const kept = await admit([2], labResult('LB.1'));
    await read(hospitals, kept);
    const cold = await Promise.all(Array.from({ length: 20 }, () => admit([2], labResult('LB.1'))));
    secondsPass(301);
    fakes[2].calls.length = 0;
    const first = await hospitals.ensure(await hospitals.known([kept, ...cold]), 'LABORATORY');
    expect(fakes[2].calls).toEqual([]);
    expect(first.get(kept)).toMatchObject({ state: 'STALE', code: 'SHED' });
    expect(first.get(cold[0] ?? '')).toMatchObject({ state: 'UNAVAILABLE', code: 'SHED', retryAfterSeconds: 1 });
    fakes[2].mostRunning = 0;
    await hospitals.start();
    await hospitals.settled(AbortSignal.timeout(20_000));
    expect(fakes[2].mostRunning).toBeLessThanOrEqual(2);
    // Each of three kinds of 21 subjects, once.
    expect(new Set(fakes[2].calls).size).toBe(63);
    expect(fakes[2].calls).toHaveLength(63);
    const then = await hospitals.ensure(await hospitals.known([kept, ...cold]), 'LABORATORY');
    expect([...then.values()].map(({ state }) => state)).toEqual(Array.from({ length: 21 }, () => 'COMPLETE'));
  });

  it('shares the refreshing between processes without fetching anything twice', async () => {
    const two = [open(asked(2)), open(asked(2))];
    for (let count = 0; count < 15; count++) await admit([2], labResult('LB.1'));
    await Promise.all(two.map((hospitals) => hospitals.start()));
    await two[0]?.settled(AbortSignal.timeout(20_000));
    expect(fakes[2].calls).toHaveLength(45);
    expect(new Set(fakes[2].calls).size).toBe(45);
  });

  it('refreshes ahead of the maximum age, and what an import may have changed at once', async () => {
    const hospitals = open(asked(2));
    const id = await admit([2], labResult('LB.1', '1'));
    await hospitals.start();
    await hospitals.settled(AbortSignal.timeout(20_000));
    fakes[2].patients.set(id, [labResult('LB.1', '2')]);
    secondsPass(241);
    await vi.waitFor(async () => expect(await stored(id)).toEqual(['2']), 20_000);
    fakes[2].patients.set(id, [labResult('LB.1', '3')]);
    await sql`update hospital.kept set due = true`.execute(test.database.kysely);
    await hospitals.settled(AbortSignal.timeout(20_000));
    expect(await stored(id)).toEqual(['3']);
  });

  it('does not take for current what changed while it was fetched', async () => {
    const hospitals = open(asked(2));
    const id = await admit([2]);
    fakes[2].answer = async () => {
      await sql`insert into hospital.study_version (study_id, version) values (${randomUUID()}, 1)`.execute(
        test.database.kysely,
      );
    };
    await read(hospitals, id);
    fakes[2].answer = async () => undefined;
    await read(hospitals, id);
    await read(hospitals, id);
    expect(fakes[2].calls).toHaveLength(2);
  });

  it('asks once for 500 who ask at the same time', async () => {
    const hospitals = open(asked(2));
    const id = await admit([2], labResult('LB.1'));
    const { promise, resolve } = Promise.withResolvers<void>();
    fakes[2].answer = () => promise;
    const reads = Array.from({ length: 500 }, () => read(hospitals, id));
    await vi.waitFor(() => expect(fakes[2].running).toBe(1), 20_000);
    resolve();
    const states = (await Promise.all(reads)).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['COMPLETE']));
    expect(fakes[2].calls).toHaveLength(1);
  });

  it('asks for as long as anybody waits, and no longer', async () => {
    const hospitals = open(asked(2));
    const id = await admit([2], labResult('LB.1'));
    const { promise, resolve } = Promise.withResolvers<void>();
    fakes[2].answer = (signal) => Promise.race([promise, hang(signal)]);
    const callers = [new AbortController(), new AbortController()];
    const [first, second] = callers.map(({ signal }) => runInCall({ signal }, () => read(hospitals, id)));
    await vi.waitFor(() => expect(fakes[2].running).toBe(1), 20_000);
    callers[0]?.abort();
    expect(await first).toMatchObject({ state: 'UNAVAILABLE', code: 'TIMEOUT' });
    expect(fakes[2].running).toBe(1);
    callers[1]?.abort();
    await second;
    await vi.waitFor(() => expect(fakes[2].running).toBe(0), 20_000);
    // Whoever comes now is not told of those who left.
    resolve();
    expect(await read(hospitals, id)).toMatchObject({ state: 'COMPLETE' });
  });

  it('answers within the time its caller has', async () => {
    const hospitals = open(asked(2));
    const id = await admit([2]);
    fakes[2].answer = hang;
    const deadlineAtMs = performance.now() + 500;
    expect(await runInCall({ deadlineAtMs }, () => read(hospitals, id))).toMatchObject({ code: 'TIMEOUT' });
    expect(performance.now()).toBeLessThan(deadlineAtMs + 1_000);
    await vi.waitFor(() => expect(fakes[2].running).toBe(0), 20_000);
  });

  it('names the hospital that is missing when the other one answered', async () => {
    const hospitals = open(asked(2), asked(3));
    const id = await admit([2, 3], labResult('LB.1'));
    fakes[3].answer = fail;
    expect(await read(hospitals, id)).toMatchObject({
      state: 'PARTIAL',
      code: 'SOURCE_ERROR',
      missing: [await idOfHospital(3)],
      asOf: '2026-03-01T00:00:00.000Z',
      sources: [
        { number: 2, state: 'live' },
        { number: 3, state: 'unavailable' },
      ],
    });
    fakes[3].answer = async () => undefined;
    secondsPass(100);
    await read(hospitals, id);
    fakes[2].answer = fail;
    secondsPass(250);
    // The age told is that of the oldest that is shown.
    expect(await read(hospitals, id)).toMatchObject({ state: 'STALE', ageSeconds: 350, missing: [] });
  });

  it('follows an operator in every process, and closes the breaker on reset', async () => {
    const breaker = { consecutiveFailures: 1, minimumCalls: 1, halfOpenAfterMs: 60_000 };
    const [here, there] = [open(asked(2)), open(asked(2, { limits: { ...limits, breaker } }))];
    const id = await admit([2]);
    expect(await here.isolate(2, 'op', 'maintenance')).toBe(true);
    for (const hospitals of [here, there])
      expect(await read(hospitals, id)).toMatchObject({ state: 'UNAVAILABLE', code: 'BREAKER_OPEN' });
    expect(fakes[2].calls).toEqual([]);
    expect((await there.statuses([2])).get(2)).toMatchObject({
      breaker: 'ISOLATED',
      lastChange: { action: 'ISOLATE', operator: 'op', reason: 'maintenance' },
    });
    await here.reset(2, 'op', 'done');
    secondsPass(1);
    fakes[2].answer = fail;
    await read(there, id);
    expect(await read(there, id)).toMatchObject({ code: 'BREAKER_OPEN' });
    fakes[2].answer = async () => undefined;
    await here.reset(2, 'op', 'it is well again');
    secondsPass(1);
    expect(await read(there, id)).toMatchObject({ state: 'COMPLETE' });
    expect(await here.isolate(3, 'op', 'no such hospital')).toBe(false);
  });

  it('believes a hospital that sends for as long as it gives signs of life', async () => {
    const hospitals = open(sends());
    await hospitals.start();
    const id = await admit([1]);
    expect(hospitals.ports()).toEqual(new Map([[1, 4_711]]));
    // Of one that never sent anything nothing is known.
    expect(await read(hospitals, id)).toMatchObject({ state: 'UNAVAILABLE', code: 'TIMEOUT' });
    lastMessageAt = new Date(nowMs);
    secondsPass(60);
    expect(await read(hospitals, id)).toMatchObject({ state: 'COMPLETE', ageSeconds: 60 });
    secondsPass(1);
    expect(await read(hospitals, id)).toMatchObject({
      state: 'STALE',
      code: 'TIMEOUT',
      asOf: '2026-03-01T00:00:00.000Z',
    });
    expect(await read(hospitals, id, 'MEDICATION')).toMatchObject({ state: 'UNAVAILABLE', code: 'TIMEOUT' });
    expect((await hospitals.statuses([1])).get(1)).toMatchObject({ breaker: 'OPEN', transport: 'MLLP' });
    // A process that starts then has not heard long enough to tell.
    lastMessageAt = null;
    await sql`insert into hospital.message_count (hospital_number, day, outcome, count, last_at)
      values (1, '2026-03-01', 'IGNORED', 1, '2026-03-01T00:00:00Z')`.execute(test.database.kysely);
    const restarted = open(sends());
    await restarted.start();
    expect(await read(restarted, id)).toMatchObject({ state: 'COMPLETE', ageSeconds: 61 });
    secondsPass(61);
    expect(await read(restarted, id)).toMatchObject({ state: 'STALE', ageSeconds: 122 });
  });

  it('asks a hospital that sends for a subject of whom nothing arrived, where it offers queries', async () => {
    const hospitals = open(sends({ query: { host: '127.0.0.1', port: 1 } }));
    await hospitals.start();
    const id = await admit([1], labResult('LB.1'));
    expect(await read(hospitals, id)).toMatchObject({ state: 'COMPLETE', sources: [{ state: 'live' }] });
    expect(await stored(id)).toEqual(['7']);
    await read(hospitals, id);
    expect(fakes[1].calls).toHaveLength(1);
  });

  it('tells that a hospital is not connected, with what was once stored of it', async () => {
    const hospitals = open();
    const [id, none, nowhere] = [await admit([2]), await admit([2]), randomUUID()];
    await sql`insert into hospital.kept (subject_id, hospital_number, kind, fetched_at)
      select ${id}::uuid, 2, kind, '2026-02-28T23:59:00Z' from unnest(array['LABORATORY', 'MEDICATION']) kind`.execute(
      test.database.kysely,
    );
    const found = await hospitals.ensure(await hospitals.known([id, none, nowhere]), 'LABORATORY');
    expect(found.get(id)).toMatchObject({ state: 'STALE', code: 'SOURCE_ERROR', ageSeconds: 60 });
    expect(found.get(none)).toMatchObject({ state: 'UNAVAILABLE', code: 'SOURCE_ERROR' });
    expect(found.get(nowhere)).toMatchObject({ state: 'COMPLETE', sources: [] });
    expect(await read(hospitals, id, 'MEDICATION')).toMatchObject({ state: 'UNAVAILABLE' });
    expect(await hospitals.statuses([2])).toEqual(new Map());
  });

  it('reads what is known of any number of subjects in one statement', async () => {
    const hospitals = open(asked(2), sends());
    const ids = await Promise.all(Array.from({ length: 10 }, () => admit([1, 2])));
    // What is known of the hospitals themselves is read once a second, for all calls.
    await read(hospitals, ids[0] ?? '');
    for (const count of [1, 10]) {
      test.statements.length = 0;
      await hospitals.look(await hospitals.known(ids.slice(0, count)), 'VITAL_SIGNS');
      expect(test.statements).toHaveLength(1);
    }
  });
});
