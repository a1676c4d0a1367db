import { expect, it, vi } from 'vitest';
import { createOnceStore } from './once-store.ts';

const createStore = (maxEntries = 10) =>
  createOnceStore<string>({ maxEntries, maxBytes: 1_000, sizeInBytes: (value) => value.length });

it('makes a value once, however many ask while it is made and after', async () => {
  const store = createStore();
  const { promise, resolve } = Promise.withResolvers<string>();
  const make = vi.fn(() => promise);
  const asked = [store.get('a', make), store.get('a', make), store.get('a', make)];
  expect(store.peek('a')).toBeUndefined();
  resolve('A');
  expect(await Promise.all(asked)).toEqual(['A', 'A', 'A']);
  expect(await store.get('a', make)).toBe('A');
  expect(store.peek('a')).toBe('A');
  expect(make).toHaveBeenCalledTimes(1);
});

it.each([
  ['rejects', () => Promise.reject(new Error('no'))],
  [
    'throws',
    () => {
      throw new Error('no');
    },
  ],
])('tells a failure to all who wait, and keeps it not: make %s', async (_how, make: () => Promise<string>) => {
  const store = createStore();
  const asked = [store.get('a', make), store.get('a', make)];
  expect(await Promise.allSettled(asked)).toMatchObject([{ reason: { message: 'no' } }, { reason: { message: 'no' } }]);
  expect(await store.get('a', async () => 'A')).toBe('A');
});

it('makes again what it could not keep', async () => {
  const store = createStore(1);
  const make = vi.fn(async () => 'x');
  for (const key of ['a', 'b', 'a']) await store.get(key, make);
  expect(make).toHaveBeenCalledTimes(3);
  expect(store.peek('b')).toBeUndefined();
});
