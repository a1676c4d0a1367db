import { type CachePolicy, openCache } from '@meridian/kit/cache/cache';
import { afterEach, describe, expect, it } from 'vitest';
import { type Archive, composeArchive, down, openArchive } from '../testing/archive.ts';
import { type Asked, ask, startGateway } from '../testing/start.ts';

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

interface Started {
  readonly archive: Archive;
  readonly clock: { nowMs: number };
  readonly cache: ReturnType<typeof openCache>;
  readonly read: (query: string, claims?: object, headers?: Record<string, string>) => Promise<Asked['body']>;
  readonly metrics: () => Promise<string>;
}

/** Tokens are the caller's claims in base64, unsigned. */
async function start(environment: Record<string, string> = {}): Promise<Started> {
  const archive = openArchive();
  const clock = { nowMs: Date.now() };
  const cache = openCache({ namespace: 'test-1', now: () => clock.nowMs, random: () => 0 });
  const gateway = await startGateway(
    {
      supergraph: composeArchive(),
      subgraphs: archive.subgraphs,
      cache,
      verifyToken: async (token) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()),
    },
    { AUTH: 'jwt', ...environment },
  );
  running.push(
    () => gateway.drain(),
    () => cache.close(),
  );
  const read: Started['read'] = async (query, claims = { sub: 'u1' }, headers = {}) => {
    const token = `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
    return (await ask(gateway, { query }, { authorization: `Bearer ${token}`, ...headers })).body;
  };
  return { archive, clock, cache, read, metrics: async () => (await fetch(`${gateway.adminUrl}/metrics`)).text() };
}

const titles = (...ids: string[]) => `{ books(ids: ${JSON.stringify(ids)}) { title } }`;

describe('entities that may be kept', () => {
  it('are fetched once while they are fresh, in one call for all that are missing, and again afterwards', async () => {
    const { archive, clock, read, metrics } = await start();
    expect((await read(titles('a', 'b', 'a'))).data).toEqual({
      books: [{ title: 'a, edition 0' }, { title: 'b, edition 0' }, { title: 'a, edition 0' }],
    });
    archive.edition = 1;
    expect((await read(titles('c', 'a', 'd'))).data).toEqual({
      books: [{ title: 'c, edition 1' }, { title: 'a, edition 0' }, { title: 'd, edition 1' }],
    });
    clock.nowMs += 61_000;
    expect((await read(titles('b', 'c'))).data).toEqual({
      books: [{ title: 'b, edition 1' }, { title: 'c, edition 1' }],
    });
    expect(archive.asked()).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['b', 'c'],
    ]);
    expect(await metrics()).toContain('gateway_cache_lookups_total{subgraph="readers",result="hit"} 1');
  });

  it('are kept for what the strictest of the fields allows', async () => {
    const { archive, clock, read } = await start();
    const query = '{ books(ids: ["a"]) { title author { name } } }';
    await read(query);
    clock.nowMs += 31_000;
    await read(query);
    expect(archive.asked()).toHaveLength(2);
  });

  it.each([
    ['a field without a rule', 'title mood'],
    ['a field of age 0 deep inside', 'shelf { id visitors }'],
    ['a section', 'title loans { count }'],
    [
      'such a field in a fragment that is left out this time',
      'title ... @include(if: $tell) { mood }',
      '($tell: Boolean = false)',
    ],
  ])('are not kept with %s', async (_what, selection, variables = '') => {
    const { archive, read } = await start();
    const query = `query ${variables} { books(ids: ["a"]) { ${selection} } }`;
    const first = await read(query);
    const before = archive.calls.length;
    expect(await read(query)).toEqual(first);
    expect(archive.calls.length).toBe(before * 2);
  });

  it('are kept for each caller apart, and for one caller whatever the token', async () => {
    const { archive, read } = await start();
    await read(titles('a'), { sub: 'u1', roles: ['x', { b: 1, a: 2 }], exp: 1 });
    await read(titles('a'), { roles: ['x', { a: 2, b: 1 }], sub: 'u1', exp: 2, iat: 3, nbf: 4, jti: 'z' });
    expect(archive.asked()).toHaveLength(1);
    await read(titles('a'), { sub: 'u1', roles: ['y'] });
    await read(titles('a'), { sub: 'u2', roles: ['x', { a: 2, b: 1 }] });
    expect(archive.asked()).toHaveLength(3);
  });

  it('are marked as personal when one of the fields is, and never kept for longer than allowed', async () => {
    const policies: CachePolicy[] = [];
    const archive = openArchive();
    const gateway = await startGateway({
      supergraph: composeArchive(),
      subgraphs: archive.subgraphs,
      cache: {
        getOrLoad: async <Value>(_key: unknown, policy: CachePolicy, load: () => Promise<Value | null>) => {
          policies.push(policy);
          return { value: await load(), state: 'LIVE' as const, loadedAtMs: Date.now() };
        },
      },
    });
    running.push(() => gateway.drain());
    await ask(gateway, { query: titles('a') });
    await ask(gateway, { query: '{ books(ids: ["a"]) { title lender } }' });
    expect(policies.map(({ personal }) => personal)).toEqual([false, true]);
    for (const { maxAgeSeconds, jitterSeconds = 0 } of policies) {
      expect(jitterSeconds).toBeGreaterThan(0);
      expect(maxAgeSeconds + jitterSeconds).toBe(60);
    }
  });

  it('are nobody else’s to change: what is merged into one answer does not show in the next', async () => {
    const { read } = await start();
    const plain = '{ books(ids: ["a"]) { author { name } } }';
    expect((await read(plain)).data).toEqual({ books: [{ author: { name: 'author 0' } }] });
    await read('{ books(ids: ["a"]) { author { name nickname } one: title two: title } }');
    expect((await read(plain)).data).toEqual({ books: [{ author: { name: 'author 0' } }] });
  });

  it('are forgotten by the key of the entity, and by subgraph', async () => {
    const { archive, cache, read } = await start();
    await read(titles('a', 'b'));
    await cache.invalidate(['Book:a']);
    await read(titles('a', 'b'));
    await cache.invalidate(['subgraph:readers']);
    await read(titles('a', 'b'));
    expect(archive.asked()).toEqual([['a', 'b'], ['a'], ['a', 'b']]);
  });

  it('are those without an error alone', async () => {
    const { archive, read } = await start();
    for (const _ of [1, 2]) {
      const { data, errors } = await read(titles('a', 'hidden', 'absent', 'torn'));
      expect(data).toEqual({ books: [{ title: 'a, edition 0' }, { title: null }, { title: null }, { title: null }] });
      expect(errors?.map(({ path, extensions }) => [path, extensions.code]).sort()).toEqual([
        [['books', 1], 'NOT_FOUND'],
        [['books', 3], 'SOURCE_ERROR'],
      ]);
    }
    expect(archive.asked().map((ids) => [...ids].sort())).toEqual([
      ['a', 'absent', 'hidden', 'torn'],
      ['absent', 'hidden', 'torn'],
    ]);
  });

  it('are loaded once for many who ask at the same time, and leave out no one of them', async () => {
    const { archive, read } = await start();
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => read(titles(...(index % 2 ? ['a', 'b', 'c'] : ['c', 'b', 'a'])))),
    );
    for (const [index, { data, errors }] of answers.entries()) {
      expect(errors).toBeUndefined();
      const ids = index % 2 ? ['a', 'b', 'c'] : ['c', 'b', 'a'];
      expect(data).toEqual({ books: ids.map((id) => ({ title: `${id}, edition 0` })) });
    }
    expect(archive.asked().flat().sort()).toEqual(['a', 'b', 'c']);
  });

  it('are not kept under ENTITY_CACHE=off', async () => {
    const { archive, read } = await start({ ENTITY_CACHE: 'off' });
    await read(titles('a'));
    await read(titles('a'));
    expect(archive.asked()).toHaveLength(2);
  });
});

describe('a subgraph that is out of reach', () => {
  it('is stood in for by what was kept, which is told, and the rest says that it is missing', async () => {
    const { archive, clock, read } = await start();
    await read(titles('a'));
    clock.nowMs += 100_000;
    archive.broken.readers = down;
    const { data, errors, extensions } = await read(titles('b', 'a'));
    expect(data).toEqual({ books: [{ title: null }, { title: 'a, edition 0' }] });
    expect(errors).toMatchObject([
      { message: 'A subgraph cannot be reached.', path: ['books', 0, 'title'], extensions: { code: 'SUBGRAPH_DOWN' } },
    ]);
    expect(extensions).toMatchObject({
      provenance: [{ path: ['books', 1, 'title'], subgraph: 'readers', state: 'stale' }],
    });
  });

  it('is not stood in for by what is too old, or may never be stale', async () => {
    const { archive, clock, read } = await start();
    const warning = '{ books(ids: ["a"]) { warning } }';
    await read(titles('a'));
    await read(warning);
    expect((await read(warning)).data).toEqual({ books: [{ warning: 'warning 0' }] });
    expect(archive.asked()).toHaveLength(2);
    archive.broken.readers = down;
    clock.nowMs += 61_000;
    expect((await read(warning)).data).toEqual({ books: [{ warning: null }] });
    expect((await read(titles('a'))).data).toEqual({ books: [{ title: 'a, edition 0' }] });
    clock.nowMs += 600_000;
    expect(await read(titles('a'))).toMatchObject({
      data: { books: [{ title: null }] },
      errors: [{ extensions: { code: 'SUBGRAPH_DOWN' } }],
    });
  });

  it('is stood in for when it takes longer than the caller waits, and one caller never waits for another', async () => {
    const { archive, clock, read } = await start();
    await read(titles('a'));
    clock.nowMs += 61_000;
    archive.broken.readers = () => new Promise<never>(() => {});
    let waited = false;
    const patient = read(titles('a', 'b'), { sub: 'u1' }, { 'meridian-deadline-ms': '3000' }).finally(() => {
      waited = true;
    });
    const { data } = await read(titles('b', 'a'), { sub: 'u1' }, { 'meridian-deadline-ms': '200' });
    expect(waited).toBe(false);
    expect((data as { books: unknown[] }).books[0]).toEqual({ title: null });
    expect((await patient).data).toEqual({ books: [{ title: 'a, edition 0' }, { title: null }] });
  });

  it('is stood in for where it answers but cannot read one entity', async () => {
    const { archive, clock, read } = await start();
    await read(titles('a'));
    clock.nowMs += 61_000;
    archive.broken.readers = async () => ({
      data: { _entities: [{ title: null }] },
      errors: [{ message: 'x', path: ['_entities', 0, 'title'], extensions: { code: 'SOURCE_ERROR' } }] as never,
    });
    expect(await read(titles('a'))).toMatchObject({
      data: { books: [{ title: 'a, edition 0' }] },
      extensions: { provenance: [{ state: 'stale' }] },
    });
  });

  it('stands aside for a refusal: what was kept before it is not shown', async () => {
    const { archive, clock, read } = await start();
    await read(titles('a'));
    clock.nowMs += 61_000;
    archive.broken.readers = async () => ({
      data: { _entities: [null] },
      errors: [{ message: 'No.', path: ['_entities', 0], extensions: { code: 'NOT_FOUND' } }] as never,
    });
    expect((await read(titles('a'))).data).toEqual({ books: [{ title: null }] });
    archive.broken.readers = down;
    clock.nowMs += 2_000;
    expect((await read(titles('a'))).data).toEqual({ books: [{ title: null }] });
  });
});

describe('root fetches that may be kept', () => {
  const shelf = '{ shelf(id: "s") { id room } }';

  it('are, by their variables, and stand in for a subgraph that is out of reach', async () => {
    const { archive, clock, read } = await start();
    await read(shelf);
    expect((await read(shelf)).data).toEqual({ shelf: { id: 's', room: 'room s' } });
    expect(archive.calls).toHaveLength(1);
    await read('{ shelf(id: "t") { id room } }');
    expect(archive.calls).toHaveLength(2);
    archive.broken.shelves = down;
    clock.nowMs += 61_000;
    expect(await read(shelf)).toMatchObject({
      data: { shelf: { id: 's', room: 'room s' } },
      extensions: { provenance: [{ path: ['shelf'], subgraph: 'shelves', state: 'stale' }] },
    });
  });

  it('are not when a value is missing, and mutations never are', async () => {
    const { archive, read } = await start();
    for (const query of ['{ shelf(id: "none") { room } }', 'mutation { move(id: "s") { room } }']) {
      const before = archive.calls.length;
      await read(query);
      await read(query);
      expect(archive.calls.length - before).toBe(2);
    }
  });
});
