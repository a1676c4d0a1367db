import { expect, it } from 'vitest';
import { BoundedStore } from './bounded-store.ts';

const createStore = (maxEntries: number, maxBytes: number) =>
  new BoundedStore<string>({ maxEntries, maxBytes, sizeInBytes: (value) => value.length });

it('forgets the least recently used beyond its entries', async () => {
  const store = createStore(2, 100);
  await store.set('a', '1');
  await store.set('b', '2');
  await store.get('a');
  await store.set('c', '3');
  expect([await store.get('a'), await store.get('b'), await store.get('c')]).toEqual(['1', undefined, '3']);
});

it('stays within its bytes through 50,000 distinct values, and refuses one that alone is too large', async () => {
  const store = createStore(1_000_000, 1_000);
  for (let index = 0; index < 50_000; index++) await store.set(String(index), 'x'.repeat(10));
  expect(store.size).toBe(100);
  await store.set('huge', 'x'.repeat(1_001));
  expect(await store.get('huge')).toBeUndefined();
  expect(store.size).toBe(100);
});

it('counts a replaced value once', async () => {
  const store = createStore(10, 10);
  for (let index = 0; index < 5; index++) await store.set('a', 'xxxxx');
  await store.set('b', 'xxxxx');
  expect(store.size).toBe(2);
});
