/** What only PostgreSQL can do: end a statement for a caller that left, and come back after a restart. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runInCall } from '../call.ts';
import { createScratchDatabase, hasPostgres, postgresMissing } from '../testing/databases.ts';
import { type Database, openDatabase } from './open.ts';

/** A way to PostgreSQL that can be cut and that can refuse. */
async function startProxy(target: URL) {
  const sockets = new Set<Socket>();
  let refuses = false;
  const server = createServer((client) => {
    if (refuses) return client.destroy();
    const upstream = connect(Number(target.port || 5432), target.hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => undefined).on('close', () => to.destroy());
      from.pipe(to);
    }
    return undefined;
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    cut: (): void => {
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
    refuse: (now: boolean): void => {
      refuses = now;
    },
    close: () => new Promise<unknown>((resolve) => server.close(resolve)),
  };
}

const sleepStatement = sql`select pg_sleep(30)`;

describe.runIf(hasPostgres)('PostgreSQL', () => {
  let scratch: Awaited<ReturnType<typeof createScratchDatabase>>;
  let database: Database;
  let watcher: Database;
  beforeAll(async () => {
    scratch = await createScratchDatabase();
    database = await openDatabase({ url: scratch.url, poolSize: 4 });
    watcher = await openDatabase({ url: scratch.url, poolSize: 1 });
  });
  afterAll(async () => {
    await database.close();
    await watcher.close();
    await scratch.drop();
  });

  const running = async (): Promise<number> => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`.execute(watcher.kysely);
    return rows[0]?.count ?? 0;
  };

  it('runs no statement any more for callers that left, and its connections serve the next', async () => {
    const caller = new AbortController();
    const reads = Array.from({ length: 40 }, () =>
      runInCall({ signal: caller.signal }, () => sleepStatement.execute(database.kysely)),
    );
    const settled = Promise.allSettled(reads);
    await vi.waitFor(async () => expect(await running()).toBe(4), 10_000);
    caller.abort();
    for (const outcome of await settled)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'CallEnded' } });
    // The server says that a statement was cancelled a moment before it calls the session idle.
    await vi.waitFor(async () => expect(await running()).toBe(0), 5_000);
    const next = await Promise.all(
      Array.from({ length: 40 }, () => sql<{ x: number }>`select 1 as x from pg_sleep(0.01)`.execute(database.kysely)),
    );
    expect(next.flatMap(({ rows }) => rows)).toEqual(Array(40).fill({ x: 1 }));
  });

  it('ends a statement that is given up in the moment it is sent', async () => {
    for (let time = 0; time < 20; time += 1) {
      const caller = new AbortController();
      const read = runInCall({ signal: caller.signal }, () => sleepStatement.execute(database.kysely));
      const settled = read.catch((error: Error) => error.name);
      await setTimeout(time % 4);
      caller.abort();
      expect(await settled).toBe('CallEnded');
    }
    await vi.waitFor(async () => expect(await running()).toBe(0), 5_000);
  });

  it('never cancels the statement of another', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 200 }, async (_, index) => {
        const caller = new AbortController();
        const leaves = index % 2 === 1;
        if (leaves) void setTimeout(index % 7).then(() => caller.abort());
        return runInCall({ signal: caller.signal }, () =>
          sql`select pg_sleep(0.005)`.execute(database.kysely).then(
            () => 'answered',
            (error: Error) => (leaves ? error.name : Promise.reject(error)),
          ),
        );
      }),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
  });

  it('takes back the transaction of a caller that left', async () => {
    await sql`create table given_up (x integer)`.execute(database.kysely);
    const caller = new AbortController();
    const change = runInCall({ signal: caller.signal }, () =>
      database.kysely.transaction().execute(async (trx) => {
        await sql`insert into given_up values (1)`.execute(trx);
        caller.abort();
        await sql`insert into given_up values (2)`.execute(trx);
      }),
    );
    await expect(change).rejects.toMatchObject({ name: 'CallEnded' });
    const { rows } = await sql`select x from given_up`.execute(database.kysely);
    expect(rows).toEqual([]);
    await vi.waitFor(async () => expect(await running()).toBe(0), 5_000);
  });

  it('fails while its connections break, keeps the process alive, and answers as soon as it is back', async () => {
    const proxy = await startProxy(new URL(scratch.url));
    const cut = await openDatabase({ url: proxy.url, poolSize: 4 });
    const read = () => sql`select 1 as x`.execute(cut.kysely);
    const long = Array.from({ length: 4 }, () => sql`select pg_sleep(2)`.execute(cut.kysely));
    const failed = Promise.allSettled(long);
    await vi.waitFor(async () => expect(await running()).toBeGreaterThanOrEqual(4), 10_000);
    proxy.refuse(true);
    proxy.cut();
    for (const { status } of await failed) expect(status).toBe('rejected');
    await expect(read()).rejects.toThrow();
    proxy.refuse(false);
    const answers = await Promise.allSettled(Array.from({ length: 40 }, read));
    expect(answers.filter(({ status }) => status === 'rejected')).toEqual([]);

    const between = cut.kysely.transaction().execute(async (trx) => {
      await sql`select 1`.execute(trx);
      proxy.cut();
      await setTimeout(50);
      await sql`select 1`.execute(trx);
    });
    await expect(between).rejects.toThrow();
    expect((await read()).rows).toEqual([{ x: 1 }]);
    await cut.close();
    await proxy.close();
  });

  it('loses the connection of a statement that it cannot be told to cancel', async () => {
    const proxy = await startProxy(new URL(scratch.url));
    const cut = await openDatabase({ url: proxy.url, poolSize: 1 });
    const caller = new AbortController();
    const read = runInCall({ signal: caller.signal }, () => sql`select pg_sleep(3)`.execute(cut.kysely));
    const settled = read.catch((error: Error) => error.name);
    await vi.waitFor(async () => expect(await running()).toBeGreaterThan(0), 10_000);
    proxy.refuse(true);
    caller.abort();
    expect(await settled).toBe('CallEnded');
    proxy.refuse(false);
    expect((await sql`select 1 as x`.execute(cut.kysely)).rows).toEqual([{ x: 1 }]);
    await cut.close();
    await proxy.close();
  });

  it('is told of statements that the server ends, and answers again by itself', async () => {
    const read = sleepStatement.execute(database.kysely).catch((error: { code: string }) => error.code);
    await vi.waitFor(async () => expect(await running()).toBe(1), 10_000);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
      watcher.kysely,
    );
    expect(await read).toBe('57P01');
    // An idle connection may be asked once more before its end is heard of.
    await vi.waitFor(
      () => Promise.all(Array.from({ length: 20 }, () => sql`select 1 as x`.execute(database.kysely))),
      10_000,
    );
  });
});
if (!hasPostgres) describe.skip(`PostgreSQL: ${postgresMissing}`, () => it('ends statements', () => undefined));
