/** What both databases promise of single statements and of those that run at the same time. */
import { type RawBuilder, sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { describeOnDatabases } from '../testing/index.ts';
import type { Migrations } from './migrate.ts';

const migrations: Migrations = {
  '0001-a': {
    up: async (kysely) => {
      await sql`create table kit_statements.a (x integer not null)`.execute(kysely);
    },
  },
};

describeOnDatabases('statements', [{ name: 'kit_statements', migrations }], (test) => {
  const add = (x: number) => sql`insert into kit_statements.a (x) values (${x})`;
  const all = sql<{ x: number }>`select * from kit_statements.a order by x`;
  const failing = sql`select 1 / x as y from kit_statements.a where x = ${0}`;

  beforeEach(async () => {
    await sql`delete from kit_statements.a`.execute(test.database.kysely);
  });

  it('read every type the same way, again and again', async () => {
    const read = () =>
      sql`select ${'ü €'}::text as text, ${''}::text as empty, ${null}::text as nothing, ${['a,b', '"', null]}::text[] as list,
        ${'{"a":[1,null]}'}::jsonb as json, ${true}::boolean as flag, ${7}::integer as whole, count(*) as count, 1.10::numeric as exact,
        ${'2014-01-05'}::date as day, timestamptz '2014-01-05 08:30:00.5+02' as instant`.execute(test.database.kysely);
    const expected = {
      text: 'ü €',
      empty: '',
      nothing: null,
      list: ['a,b', '"', null],
      json: { a: [1, null] },
      flag: true,
      whole: 7,
      count: 1,
      exact: '1.10',
      day: '2014-01-05',
      instant: '2014-01-05T06:30:00.500Z',
    };
    for (let time = 0; time < 8; time += 1) expect((await read()).rows).toEqual([expected]);
  });

  it('tell how many rows they wrote, again and again', async () => {
    const { kysely } = test.database;
    const affected = async (query: RawBuilder<unknown>) => (await query.execute(kysely)).numAffectedRows;
    const addAll = (...all: readonly number[]) =>
      sql`insert into kit_statements.a (x) select unnest(${all}::integer[])`;
    for (let time = 0; time < 3; time += 1) {
      expect(await affected(addAll(1, 2, 3))).toBe(3n);
      expect(await affected(addAll())).toBe(0n);
      expect(await affected(sql`update kit_statements.a set x = x + 1 where x > ${1}`)).toBe(2n);
      const returned = await sql`delete from kit_statements.a where x <> ${1} returning x`.execute(kysely);
      expect([returned.rows, returned.numAffectedRows]).toEqual([[{ x: 3 }, { x: 4 }], 2n]);
      const written = sql`with gone as (delete from kit_statements.a returning x) insert into kit_statements.a select x + 1 from gone`;
      expect(await affected(written)).toBe(1n);
      expect(await affected(sql`delete from kit_statements.a`)).toBe(1n);
    }
  });

  it('fail alone', async () => {
    const { kysely } = test.database;
    await add(0).execute(kysely);
    const outcomes = await Promise.allSettled([all.execute(kysely), failing.execute(kysely), all.execute(kysely)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: { code: '22012' } });
    await expect(sql`select nothing from kit_statements.a`.execute(kysely)).rejects.toMatchObject({ code: '42703' });
    expect((await all.execute(kysely)).rows).toEqual([{ x: 0 }]);
  });

  it('are not part of a transaction that another runs at the same time', async () => {
    const { kysely } = test.database;
    const inserted = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const transaction = kysely.transaction().execute(async (trx) => {
      await add(1).execute(trx);
      inserted.resolve();
      await goOn.promise;
      await failing.execute(trx);
      await sql`select 1 / 0`.execute(trx);
    });
    await inserted.promise;
    const others = Promise.all([add(2).execute(kysely), kysely.transaction().execute((trx) => add(3).execute(trx))]);
    goOn.resolve();
    await expect(transaction).rejects.toMatchObject({ code: '22012' });
    await others;
    expect((await all.execute(kysely)).rows).toEqual([{ x: 2 }, { x: 3 }]);
  });

  it('show a table as it is now, after a change and after one that was taken back', async () => {
    const { kysely } = test.database;
    await add(1).execute(kysely);
    const columns = async () => Object.keys((await all.execute(kysely)).rows[0] ?? {});
    expect(await columns()).toEqual(['x']);
    const takenBack = kysely.transaction().execute(async (trx) => {
      await sql`alter table kit_statements.a add column z integer`.execute(trx);
      await all.execute(trx);
      throw new Error('taken back');
    });
    await expect(takenBack).rejects.toThrow('taken back');
    expect(await columns()).toEqual(['x']);
    await sql`alter table kit_statements.a add column y integer`.execute(kysely);
    expect(await columns()).toEqual(['x', 'y']);
    await sql`alter table kit_statements.a drop column y`.execute(kysely);
  });

  it('may be many different ones', async () => {
    for (let number = 0; number < 450; number += 1) {
      const { rows } = await sql`select ${sql.lit(number)}::integer as number`.execute(test.database.kysely);
      expect(rows).toEqual([{ number }]);
    }
  });
});
