import { createLogger } from '@meridian/kit/logger';
import { inMemory } from '@meridian/kit/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSystem, type System } from './system.ts';

let system: System;
beforeAll(async () => {
  system = await openSystem({
    dataDir: 'unused',
    databaseUrl: undefined,
    databasePoolSize: 1,
    cache: {},
    hospitals: null,
    logger: createLogger('test', 'silent'),
    inMemory,
  });
});
afterAll(() => system.close());

const countEvents = async (): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from edc.adverse_event`.execute(
    system.database.kysely,
  );
  return rows[0]?.count ?? 0;
};

it('fills an empty database once, and completes a demo study whose loading was cut short', async () => {
  expect((await system.fillWhenEmpty())?.subjects).toBe(60);
  const whole = await countEvents();
  expect(whole).toBeGreaterThan(0);
  expect(await system.fillWhenEmpty()).toBeNull();

  // What a process leaves that ended after demographics: subjects, and nothing about them.
  await sql`delete from epro.alert`.execute(system.database.kysely);
  await sql`delete from edc.adverse_event`.execute(system.database.kysely);
  expect((await system.fillWhenEmpty())?.subjects).toBe(60);
  expect(await countEvents()).toBe(whole);
  expect(await system.fillWhenEmpty()).toBeNull();
});

it('keeps nothing that was read before an import, also one that fails when it has changed something', async () => {
  let value = 'before';
  const read = async () =>
    (await system.cache.getOrLoad({ parts: ['site'] }, { maxAgeSeconds: 600 }, async () => value)).value;
  expect(await read()).toBe('before');
  value = 'after';
  expect(await read()).toBe('before');
  await expect(system.importDirectory('/nowhere', undefined, () => undefined)).rejects.toThrow();
  expect(await read()).toBe('after');
});
