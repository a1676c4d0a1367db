import { openCache } from '@meridian/kit/cache/cache';
import { afterEach, describe, expect, it } from 'vitest';
import { type Archive, composeArchive, down, openArchive } from '../testing/archive.ts';
import { ask, startGateway } from '../testing/start.ts';

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

async function start(): Promise<{
  archive: Archive;
  read: (query: string, header?: string) => Promise<unknown[] | undefined>;
}> {
  const archive = openArchive();
  const cache = openCache({ namespace: 'test-1' });
  const gateway = await startGateway({ supergraph: composeArchive(), subgraphs: archive.subgraphs, cache });
  running.push(
    () => gateway.drain(),
    () => cache.close(),
  );
  return {
    archive,
    read: async (query, header = '1') => {
      const { body } = await ask(gateway, { query }, { 'meridian-provenance': header });
      return (body.extensions as { provenance: unknown[] } | undefined)?.provenance;
    },
  };
}

const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
const live = { system: null, state: 'live', fetchedAt: instant, ageSeconds: 0 };

describe('provenance', () => {
  it('names each fetch at its place in the answer, under its alias', async () => {
    const { read } = await start();
    expect(await read('{ all: books(ids: ["a", "b"]) { loans { count } } }')).toEqual([
      { path: ['all'], subgraph: 'shelves', source: null, ...live },
      { path: ['all', '@', 'loans'], subgraph: 'readers', source: 'READERS', ...live },
    ]);
  });

  it('is not told to who does not ask, and asks no more of the subgraphs', async () => {
    const { archive, read } = await start();
    expect(await read('{ books(ids: ["a"]) { loans { count } } }', '0')).toBeUndefined();
    expect(archive.calls.map(({ context }) => context.provenance)).toEqual([false, false]);
  });

  it('tells what was kept from what was read now, each at its index', async () => {
    const { read } = await start();
    await read('{ books(ids: ["a"]) { title } }');
    expect(await read('{ books(ids: ["none", "b", "a", "b"]) { title } }')).toEqual([
      { path: ['books'], subgraph: 'shelves', source: null, ...live },
      { path: ['books', 1, 'title'], subgraph: 'readers', source: null, ...live },
      { path: ['books', 3, 'title'], subgraph: 'readers', source: null, ...live },
      { path: ['books', 2, 'title'], subgraph: 'readers', source: null, ...live, state: 'cache' },
    ]);
  });

  it('lists what is out of reach, with the code', async () => {
    const { archive, read } = await start();
    archive.broken.readers = down;
    const entries = await read('{ books(ids: ["a"]) { loans { status { state } } } }');
    expect(entries?.[1]).toEqual({
      ...{ path: ['books', '@', 'loans'], subgraph: 'readers', source: 'READERS', system: null },
      ...{ state: 'unavailable', code: 'SUBGRAPH_DOWN', fetchedAt: null, ageSeconds: null },
    });
  });

  const finer = (entries: unknown): Archive['subgraphs']['readers']['execute'] => {
    const loans = { status: { state: 'OK', source: 'READERS' }, count: 1 };
    return async () => ({
      data: { _entities: [{ loans }, { loans }] },
      extensions: { provenance: entries as never, trace: 'CANARY' },
    });
  };
  const told = {
    source: 'READERS',
    system: 'desk-1',
    state: 'stale',
    fetchedAt: '2024-05-06T07:08:09.000Z',
    ageSeconds: 60,
  };

  it('places what a subgraph tells of an entity wherever that entity is asked for', async () => {
    const { archive, read } = await start();
    archive.broken.readers = finer([{ path: ['_entities', 0, 'loans'], ...told }]);
    const query = '{ books(ids: ["a", "b", "a"]) { loans { count } } }';
    expect((await read(query))?.slice(2)).toEqual([
      { path: ['books', 0, 'loans'], subgraph: 'readers', ...told },
      { path: ['books', 2, 'loans'], subgraph: 'readers', ...told },
    ]);
    // What is stale is told to everyone.
    expect(await read(query, '')).toEqual([
      { path: ['books', 0, 'loans'], subgraph: 'readers', ...told },
      { path: ['books', 2, 'loans'], subgraph: 'readers', ...told },
    ]);
  });

  it('lets no text, address or broken entry of a subgraph through', async () => {
    const { archive, read } = await start();
    const path = ['_entities', 0, 'loans'];
    archive.broken.readers = finer([
      {
        path,
        ...told,
        system: 'http://10.0.0.7/ward',
        source: 'Jane Doe',
        fetchedAt: 'CANARY',
        ageSeconds: -1,
        note: 'CANARY',
      },
      { path: ['_entities', 0, 'a b'], ...told },
      { path: 'loans', ...told },
      { path, ...told, state: 'CANARY' },
      'CANARY',
      null,
    ]);
    const entries = await read('{ books(ids: ["a", "b"]) { loans { count } } }');
    expect(JSON.stringify(entries)).not.toMatch(/CANARY|10\.0\.0\.7|Jane/);
    expect(entries?.slice(2)).toEqual([
      {
        path: ['books', 0, 'loans'],
        subgraph: 'readers',
        source: null,
        system: null,
        state: 'stale',
        fetchedAt: null,
        ageSeconds: null,
      },
    ]);
    archive.broken.readers = finer({ path: 'CANARY' });
    expect(await read('{ books(ids: ["a", "b"]) { loans { count } } }')).toHaveLength(2);
  });
});
