import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createReferenceData } from './reference-data.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

test('it is renewed before anyone has to wait, and tells its age', async () => {
  let version = 0;
  const codes = createReferenceData({ load: async () => ++version, refreshSeconds: 100, random: () => 0 });
  expect(await codes.get()).toEqual({ data: 1, loadedAtMs: 0, ageSeconds: 0 });
  await vi.advanceTimersByTimeAsync(99_000);
  expect(await codes.get()).toEqual({ data: 1, loadedAtMs: 0, ageSeconds: 99 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(await codes.get()).toEqual({ data: 2, loadedAtMs: 100_000, ageSeconds: 0 });
  codes.close();
});

test('the old data stands while a refresh hangs or fails, and the next one is tried sooner', async () => {
  const loads = [
    () => Promise.resolve('good'),
    () => Promise.reject(new Error('down')),
    () => new Promise<string>((resolve) => setTimeout(resolve, 50_000, 'new')),
  ];
  const sites = createReferenceData({
    load: () => loads.shift()?.() ?? Promise.reject(new Error('no more')),
    refreshSeconds: 100,
    retrySeconds: 10,
    random: () => 0,
  });
  await sites.get();
  await vi.advanceTimersByTimeAsync(105_000);
  expect(await sites.get()).toMatchObject({ data: 'good', ageSeconds: 105 });
  await vi.advanceTimersByTimeAsync(45_000);
  expect(await sites.get()).toMatchObject({ data: 'good', ageSeconds: 150 });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await sites.get()).toMatchObject({ data: 'new', loadedAtMs: 110_000 });
  sites.close();
});

test('all who come before the first load share it; when it fails they are told, and the next asks again', async () => {
  let loads = 0;
  const codes = createReferenceData({
    load: async () => {
      loads += 1;
      if (loads === 1) throw new Error('not yet');
      return loads;
    },
    refreshSeconds: 100,
    random: () => 0,
  });
  expect((await Promise.allSettled([codes.get(), codes.get()])).map(({ status }) => status)).toEqual([
    'rejected',
    'rejected',
  ]);
  expect((await codes.get()).data).toBe(2);
  codes.close();
});

test('a refresh that is asked for during a load reads again after it', async () => {
  let current = 'before';
  const codes = createReferenceData({
    load: async () => {
      const read = current;
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return read;
    },
    refreshSeconds: 100,
  });
  current = 'after';
  const refreshed = codes.refresh();
  await vi.advanceTimersByTimeAsync(2000);
  await refreshed;
  expect((await codes.get()).data).toBe('after');
  codes.close();
});

test('closed, it loads no more and what it holds stays readable', async () => {
  let loads = 0;
  const codes = createReferenceData({ load: async () => ++loads, refreshSeconds: 100 });
  await codes.get();
  codes.close();
  await vi.advanceTimersByTimeAsync(1_000_000);
  expect((await codes.get()).data).toBe(1);
});

test('a period longer than a timer can be does not load in a loop', async () => {
  let loads = 0;
  const codes = createReferenceData({ load: async () => ++loads, refreshSeconds: 365 * 24 * 3600 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(loads).toBe(1);
  codes.close();
});
