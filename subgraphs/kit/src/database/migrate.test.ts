import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnDatabases } from '../testing/databases.ts';
import { type Migrations, migrate } from './migrate.ts';
import { openDatabase } from './open.ts';

const first: Migrations = {
  '0001-a': {
    up: async (kysely: Kysely<unknown>) => void (await sql`create table kit_migrate.a (x int)`.execute(kysely)),
  },
};
const second: Migrations = {
  ...first,
  '0002-b': {
    up: async (kysely: Kysely<unknown>) =>
      void (await sql`alter table kit_migrate.a add column y int default 5`.execute(kysely)),
  },
};

describeOnDatabases('migrations', [], (test) => {
  it('run once however many start at the same moment, then over an older schema, and refuse a newer one', async () => {
    await Promise.all([1, 2, 3].map(() => migrate(test.database.kysely, 'kit_migrate', first)));
    await sql`insert into kit_migrate.a (x) values (1)`.execute(test.database.kysely);
    await migrate(test.database.kysely, 'kit_migrate', second);
    expect((await sql`select * from kit_migrate.a`.execute(test.database.kysely)).rows).toEqual([{ x: 1, y: 5 }]);
    await expect(migrate(test.database.kysely, 'kit_migrate', first)).rejects.toThrow(
      'cannot migrate schema kit_migrate',
    );
  });

  it('leave nothing of a migration that fails', async () => {
    const broken: Migrations = {
      ...second,
      '0003-c': {
        up: async (kysely: Kysely<unknown>) => {
          await sql`create table kit_migrate.c (x int)`.execute(kysely);
          await sql`select * from kit_migrate.nothing`.execute(kysely);
        },
      },
    };
    await expect(migrate(test.database.kysely, 'kit_migrate', broken)).rejects.toThrow('cannot migrate');
    await expect(sql`select * from kit_migrate.c`.execute(test.database.kysely)).rejects.toThrow();
  });
});

it('finds its rows again in a data folder', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'meridian-'));
  try {
    for (const migrations of [first, second]) {
      const database = await openDatabase({ dataDir });
      await migrate(database.kysely, 'kit_migrate', migrations);
      await sql`insert into kit_migrate.a (x) values (1)`.execute(database.kysely);
      if (migrations === second)
        expect((await sql`select x, y from kit_migrate.a`.execute(database.kysely)).rows).toHaveLength(2);
      await database.close();
    }
  } finally {
    await rm(dataDir, { recursive: true });
  }
});

it('says which database cannot be reached, without its password', async () => {
  await expect(openDatabase({ url: 'postgres://someone:hunter2@127.0.0.1:1/none' })).rejects.toThrow(
    'cannot reach PostgreSQL at 127.0.0.1:1/none (ECONNREFUSED); check DATABASE_URL',
  );
});
