import { type Kysely, sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { ConnectionLoader, type ListSource } from '../connection.ts';
import { describeOnDatabases } from '../testing/databases.ts';
import { dateWithin, sqlList } from './list.ts';

interface Thing {
  readonly id: string;
  readonly at: string;
}
const parents = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const migrations = {
  '0001': {
    up: async (kysely: Kysely<unknown>) =>
      void (await sql`create table kit_list.thing (id uuid primary key default gen_random_uuid(), parent_id uuid not null, at text collate "C" not null)`.execute(
        kysely,
      )),
  },
};

describeOnDatabases('a list', [{ name: 'kit_list', migrations }], (test) => {
  let list: ListSource<Thing, { from?: string; to?: string }>;
  const dates = ['', '2014', '2014-01', '2014-01-05', '2014-01-05', '2014-01-05T10:00', '2014-02'];

  beforeAll(async () => {
    for (const parent of parents)
      for (const at of dates)
        await sql`insert into kit_list.thing (parent_id, at) values (${parent}::uuid, ${at})`.execute(
          test.database.kysely,
        );
    list = sqlList<Thing, Thing, { from?: string; to?: string }>({
      name: 'things',
      kysely: test.database.kysely,
      from: sql`kit_list.thing t`,
      parent: 'parent_id',
      select: sql`t.id, t.at`,
      order: ['at'],
      where: ({ from, to }) => dateWithin(sql.ref('t.at'), from, to),
      toNode: (row) => ({ id: row.id, at: row.at }),
    });
  });

  it('pages through equal sort keys without losing or repeating one, partial dates before fuller ones', async () => {
    for (const first of [1, 2, 3, 7]) {
      const loader = new ConnectionLoader(list);
      const seen: Thing[] = [];
      let after: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof loader.load>> = await loader.load({
          parentId: parents[0] as string,
          first,
          after,
        });
        seen.push(...page.edges.map(({ node }) => node));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen.map(({ at }) => at)).toEqual(dates);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(dates.length);
    }
  });

  it('reads and counts many parents with one statement each', async () => {
    const loader = new ConnectionLoader(list);
    test.statements.length = 0;
    const pages = await Promise.all(parents.map((parentId) => loader.load({ parentId, first: 2 })));
    expect(await Promise.all(pages.map((page) => page.totalCount()))).toEqual([7, 7]);
    expect(test.statements).toHaveLength(2);
  });

  it('refuses a cursor of another parent’s record', async () => {
    const loader = new ConnectionLoader(list);
    const other = await loader.load({ parentId: parents[1] as string, first: 1 });
    await expect(
      loader.load({ parentId: parents[0] as string, after: other.pageInfo.endCursor }),
    ).rejects.toMatchObject({ extensions: { code: 'BAD_CURSOR' } });
  });

  it('gives a cursor to its own parent alone when several are read together', async () => {
    const loader = new ConnectionLoader(list);
    const { pageInfo } = await loader.load({ parentId: parents[0] as string, first: 2 });
    const [own, other] = await Promise.allSettled(
      parents.map((parentId) => loader.load({ parentId, first: 1, after: pageInfo.endCursor })),
    );
    expect(own).toMatchObject({ status: 'fulfilled', value: { edges: [{ node: { at: dates[2] } }] } });
    expect(other).toMatchObject({ status: 'rejected', reason: { extensions: { code: 'BAD_CURSOR' } } });
  });

  it('keeps partial dates that may lie within a range, and leaves out unknown ones', async () => {
    const within = async (filter: { from?: string; to?: string }) =>
      (await new ConnectionLoader(list).load({ parentId: parents[0] as string, filter })).edges.map(
        ({ node }) => node.at,
      );
    expect(await within({ from: '2014-01-06' })).toEqual(['2014', '2014-01', '2014-02']);
    expect(await within({ to: '2014-01-05' })).toEqual([
      '2014',
      '2014-01',
      '2014-01-05',
      '2014-01-05',
      '2014-01-05T10:00',
    ]);
    expect(await within({ from: '2014-01-05', to: '2014-01-05' })).toEqual([
      '2014',
      '2014-01',
      '2014-01-05',
      '2014-01-05',
      '2014-01-05T10:00',
    ]);
    expect(await within({ from: '2015-01-01' })).toEqual([]);
  });
});
