import { createLogger } from '@meridian/kit/logger';
import { afterEach, expect, it, vi } from 'vitest';
import type { SiteRecord } from '../records.ts';
import { holdSites, type ReferenceSites } from './reference-sites.ts';
import type { UserSource } from './source.ts';

const site = (id: string, name: string): SiteRecord => ({
  id,
  name,
  protocolId: 'T1',
  siteId: '901',
  country: null,
  city: null,
});

let held: ReferenceSites;
let table: SiteRecord[] = [];
let isDown = false;
let reads = 0;
let announce: (tags: readonly string[]) => void = () => undefined;

const read = async (): Promise<readonly SiteRecord[]> => {
  reads += 1;
  if (isDown) throw new Error('the database is away');
  return [...table];
};

function hold(): void {
  isDown = false;
  reads = 0;
  held = holdSites({
    source: {
      sites: async (ids: readonly string[]) =>
        new Map((await read()).filter(({ id }) => ids.includes(id)).map((each) => [each.id, each])),
    } as unknown as UserSource,
    readAllSites: read,
    cache: {
      onInvalidate(listener) {
        announce = listener;
        return () => undefined;
      },
    },
    logger: createLogger('test', 'silent'),
    refreshSeconds: 60,
  });
}

const nameOf = async (id: string): Promise<string | null | undefined> => (await held.source.sites([id])).get(id)?.name;

afterEach(() => {
  held.close();
  vi.useRealTimers();
});

it('reads sites once, however often they are asked for, and stands while the database is away', async () => {
  table = [site('a', 'Alpha')];
  hold();
  expect(await nameOf('a')).toBe('Alpha');
  isDown = true;
  expect([await nameOf('a'), await nameOf('a')]).toEqual(['Alpha', 'Alpha']);
  expect(reads).toBe(1);
});

it('finds a site that was added since, and does not invent one', async () => {
  table = [site('a', 'Alpha')];
  hold();
  await nameOf('a');
  table = [...table, site('b', 'Beta')];
  expect([await nameOf('b'), await nameOf('c')]).toEqual(['Beta', undefined]);
});

it('follows a change that is announced', async () => {
  table = [site('a', 'Alpha')];
  hold();
  await nameOf('a');
  table = [site('a', 'Alpha Clinic')];
  announce(['Subject:1']);
  expect(await nameOf('a')).toBe('Alpha');
  announce(['*']);
  await vi.waitFor(async () => expect(await nameOf('a')).toBe('Alpha Clinic'), 10_000);
});

it('follows a change that nobody announced, before the schedule is over', async () => {
  vi.useFakeTimers();
  table = [site('a', 'Alpha')];
  hold();
  await nameOf('a');
  table = [site('a', 'Alpha Clinic')];
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await nameOf('a')).toBe('Alpha Clinic');
});
