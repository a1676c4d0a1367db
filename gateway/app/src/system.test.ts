import { createLogger } from '@meridian/kit/logger';
import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { openSystem, type System } from './system.ts';

let system: System;
afterEach(() => system.close());

const countEvents = async (): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from edc.adverse_event`.execute(
    system.database.kysely,
  );
  return rows[0]?.count ?? 0;
};

it('fills an empty database once, and completes a demo study whose loading was cut short', async () => {
  system = await openSystem({
    dataDir: 'unused',
    databaseUrl: undefined,
    databasePoolSize: 1,
    cache: {},
    hospitals: null,
    logger: createLogger('test', 'silent'),
    inMemory: true,
  });
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
}, 60_000);
