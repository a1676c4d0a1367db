/** Hospitals, cache and listener of the distributed mode, as processes that are ended, doubled and left alone: no client is told anything wrong, and nothing is lost. */
import { createScratchDatabase } from '@meridian/kit/testing';
import { hasRedisServer, redisServerMissing } from '@meridian/kit/testing/redis-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPostgres, postgresMissing } from '../databases.ts';
import type { Finding } from '../drill/finding.ts';
import { drillColdReads } from '../drill/rows/cold-reads.ts';
import { drillDisconnect } from '../drill/rows/disconnect.ts';
import { killListener, sendUnreadable } from '../drill/rows/mllp.ts';
import { drillRedis } from '../drill/rows/redis.ts';
import { type DrillSystem, openDrillSystem } from '../drill/system.ts';

const missing = [...(hasPostgres ? [] : [postgresMissing]), ...(hasRedisServer ? [] : [redisServerMissing])];
const title = ['hospitals of the distributed mode', ...missing].join(': ');

describe.skipIf(missing.length > 0)(title, () => {
  const atEnd = new AsyncDisposableStack();
  let system: DrillSystem;
  beforeAll(async () => {
    const database = await createScratchDatabase();
    atEnd.defer(() => database.drop());
    system = await openDrillSystem({ url: database.url, cluster: null }, atEnd);
  }, 120_000);
  afterAll(() => atEnd.disposeAsync());

  const expectNothingWrong = (findings: readonly Finding[]): void => {
    expect(findings.flatMap(({ fault, wrong }) => wrong.map((what) => `${fault}: ${what}`))).toEqual([]);
  };

  // On a machine so busy that Redis does not answer in time each process asks alone, as it should; not three times in a row.
  it('ask once for what many clients of two processes want at the same time, and once a process without Redis', {
    timeout: 180_000,
    retry: 2,
  }, async () => {
    expectNothingWrong(await drillColdReads(system, 100));
  });

  it('do without Redis while it is killed, hidden, hung or restarted, and use it again afterwards', async () => {
    expectNothingWrong(await drillRedis(system));
  }, 120_000);

  it('work for nobody who has left: calls of hospitals end, statements are cancelled', async () => {
    expectNothingWrong(await drillDisconnect(system, 100));
  });

  it('store each message of a laboratory once, though the listener is killed among them', async () => {
    expectNothingWrong([await sendUnreadable(system), await killListener(system, 1_000)]);
  }, 120_000);

  it('write nothing of patients or messages into logs', () => {
    const written = system.fleet.output();
    for (const number of [1, 2, 3])
      for (const { recordNumber, subjectId } of system.registry.patients(number))
        for (const value of [recordNumber, subjectId]) expect(written).not.toContain(value);
    expect(written).not.toMatch(/MSH\|/);
    expect(system.fleet.complaints()).toEqual([]);
  });
});
