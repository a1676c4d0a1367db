import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runInCall } from '../call.ts';
import { inMemory } from '../testing/embedded-template.ts';
import { type Database, openDatabase } from './open.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase(inMemory);
  await sql`create table written (x integer)`.execute(database.kysely);
});
afterAll(() => database.close());

const write = (x: number) => sql`insert into written values (${x})`.execute(database.kysely);
const written = async () => (await sql<{ x: number }>`select x from written order by x`.execute(database.kysely)).rows;

it('never begins what still waits when its call ends', async () => {
  const caller = new AbortController();
  const slow = sql`select count(*) from generate_series(1, 2000000)`.execute(database.kysely);
  const given = runInCall({ signal: caller.signal }, () => Promise.allSettled([write(1), write(2)]));
  const kept = write(3);
  await new Promise((resolve) => setImmediate(resolve));
  caller.abort();
  for (const outcome of await given)
    expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'CallEnded' } });
  await Promise.all([slow, kept]);
  expect(await written()).toEqual([{ x: 3 }]);
  await expect(runInCall({ signal: caller.signal }, () => write(4))).rejects.toMatchObject({ name: 'CallEnded' });
  expect(await written()).toEqual([{ x: 3 }]);
});

it('takes back the transaction of a call that ends, and the others go on', async () => {
  const caller = new AbortController();
  const change = runInCall({ signal: caller.signal }, () =>
    database.kysely.transaction().execute(async (trx) => {
      await sql`insert into written values (10)`.execute(trx);
      caller.abort();
      await sql`insert into written values (11)`.execute(trx);
    }),
  );
  const other = write(12);
  await expect(change).rejects.toMatchObject({ name: 'CallEnded' });
  await other;
  expect(await written()).toEqual([{ x: 3 }, { x: 12 }]);
});
