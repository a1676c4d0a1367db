import { expect, it } from 'vitest';
import { ConnectionLoader, type ListSource, type PageRequest } from './connection.ts';

function countingList() {
  const calls: { parentIds: readonly string[]; request: PageRequest }[] = [];
  const list: ListSource<{ name: string }, { name: string }> = {
    name: 'things',
    pages: async (parentIds, request) => {
      calls.push({ parentIds, request });
      if (parentIds.includes('broken')) throw new Error('no');
      return new Map(
        parentIds.map((id) => [
          id,
          { nodes: [{ id: '00000000-0000-4000-8000-000000000001', name: id }], hasMore: true },
        ]),
      );
    },
    counts: async (parentIds) => new Map(parentIds.map((id) => [id, 7])),
  };
  return { calls, loader: new ConnectionLoader(list) };
}

it('reads the same list of many parents at once, and lists asked otherwise apart', async () => {
  const { calls, loader } = countingList();
  const [a, , c] = await Promise.all([
    loader.load({ parentId: 'a' }),
    loader.load({ parentId: 'b', first: null }),
    loader.load({ parentId: 'c', first: 2 }),
    loader.load({ parentId: 'a', first: 50 }),
  ]);
  expect(calls.map(({ parentIds, request }) => [parentIds, request.first])).toEqual([
    [['a', 'b'], 50],
    [['c'], 2],
  ]);
  expect([a.edges[0]?.node.name, await a.totalCount(), c.pageInfo.hasNextPage, c.pageInfo.hasPreviousPage]).toEqual([
    'a',
    7,
    true,
    false,
  ]);
  const next = await loader.load({ parentId: 'a', after: a.pageInfo.endCursor });
  expect([next.pageInfo.hasPreviousPage, calls.at(-1)?.request.afterId]).toEqual([
    true,
    '00000000-0000-4000-8000-000000000001',
  ]);
});

it('counts a list only when no page holds all of it', async () => {
  const counted: (readonly string[])[] = [];
  const list: ListSource<{ id: string }, null> = {
    name: 'things',
    pages: async (parentIds) =>
      new Map(
        parentIds.map((id) => [
          id,
          { nodes: [{ id: '00000000-0000-4000-8000-000000000001' }], hasMore: id === 'long' },
        ]),
      ),
    counts: async (parentIds) => {
      counted.push(parentIds);
      return new Map(parentIds.map((id) => [id, 7]));
    },
  };
  const loader = new ConnectionLoader(list);
  const pages = await Promise.all(['short', 'long'].map((parentId) => loader.load({ parentId, first: 1 })));
  expect(await Promise.all(pages.map(({ totalCount }) => totalCount()))).toEqual([1, 7]);
  expect(await Promise.all([loader.count('short'), loader.count('unread')])).toEqual([1, 7]);
  expect(counted).toEqual([['long'], ['unread']]);
});

it('refuses page sizes out of range and cursors of other lists, before anything is read', async () => {
  const { calls, loader } = countingList();
  for (const [key, code] of [
    [{ first: 0 }, 'BAD_USER_INPUT'],
    [{ first: 501 }, 'BAD_USER_INPUT'],
    [{ after: '' }, 'BAD_CURSOR'],
    [{ after: Buffer.from('others:00000000-0000-4000-8000-000000000001').toString('base64url') }, 'BAD_CURSOR'],
    [{ after: Buffer.from("things:' or 1=1").toString('base64url') }, 'BAD_CURSOR'],
  ] as const) {
    await expect(loader.load({ parentId: 'a', ...key })).rejects.toMatchObject({ extensions: { code } });
  }
  expect(calls).toEqual([]);
});

it('fails only the parents that were read together', async () => {
  const { loader } = countingList();
  const [broken, fine] = await Promise.allSettled([
    loader.load({ parentId: 'broken' }),
    loader.load({ parentId: 'fine', first: 3 }),
  ]);
  expect([broken?.status, fine?.status]).toEqual(['rejected', 'fulfilled']);
});
