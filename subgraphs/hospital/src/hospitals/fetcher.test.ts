import { randomUUID } from 'node:crypto';
import { openCache } from '@meridian/kit/cache/cache';
import { createLogger } from '@meridian/kit/logger';
import { type Endpoint, EndpointFailure } from '@meridian/kit/resilience/endpoint';
import { describeOnDatabases } from '@meridian/kit/testing';
import { sql } from 'kysely';
import { afterEach, expect, it, vi } from 'vitest';
import { migrations } from '../migrations/index.ts';
import { FakeHospital } from '../testing/fake-hospital.ts';
import { type HospitalConfig, parseHospitals } from './config.ts';
import { createFetcher } from './fetcher.ts';

const [config] = parseHospitals({
  hospitals: [
    { number: 2, name: 'H', system: 'HIS', timeZone: 'UTC', transport: 'REST', url: 'http://127.0.0.1:1/fhir' },
  ],
}) as [HospitalConfig];

describeOnDatabases('a fetch of a subject’s records', [{ name: 'hospital', migrations }], (test) => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('waits for room in the background, and no longer when a client joins', async () => {
    const subjectId = randomUUID();
    await sql`insert into hospital.hospital_record (study_id, dataset, subject_id, hospital_number, record_number)
      values (${randomUUID()}, 'dm', ${subjectId}, 2, ${subjectId})`.execute(test.database.kysely);
    const pulled = new FakeHospital();
    pulled.patients.set(subjectId, []);
    let refusals = 0;
    const endpoint = {
      call: (work: (signal: AbortSignal) => Promise<unknown>, { background }: { background: boolean }) => {
        if (!background) return work(new AbortController().signal);
        refusals += 1;
        return Promise.reject(new EndpointFailure('SHED', 1));
      },
    } as unknown as Endpoint;
    const fetcher = createFetcher({
      ...{
        config,
        pulled,
        endpoint,
        replaces: true,
        now: Date.now,
        onChange: () => undefined,
        followOrders: async () => undefined,
      },
      ...{ kysely: test.database.kysely, cache: openCache({ namespace: 'test' }) },
      logger: createLogger('test', 'silent'),
    });
    // Whoever waited for a timer would wait for ever.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const wanted = {
      subjectId,
      number: 2,
      kind: 'LABORATORY',
      recordNumber: subjectId,
      fetchedAtMs: null,
      studyVersion: 0,
    } as const;
    const refreshed = fetcher.fetch(wanted, { background: true });
    while (refusals === 0) await new Promise((resolve) => setImmediate(resolve));
    const asked = await fetcher.fetch(wanted);
    expect([refusals, await refreshed]).toEqual([1, asked]);
  });
});
