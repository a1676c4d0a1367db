import { Answered } from '@meridian/kit/resilience/endpoint';
import { expect, test, vi } from 'vitest';
import { createShortMemory } from './short-memory.ts';

const fail = (error: Error) => async (): Promise<never> => {
  throw error;
};

test('loads once for all who ask at once, and again when the time is up', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const memory = createShortMemory<number>(10);
    let loads = 0;
    const load = async () => ({ value: ++loads, keepMs: 1_000 });
    expect(await Promise.all([memory.get('a', load), memory.get('a', load)])).toEqual([1, 1]);
    vi.advanceTimersByTime(999);
    expect(await memory.get('a', load)).toBe(1);
    vi.advanceTimersByTime(2);
    expect(await memory.get('a', load)).toBe(2);
  } finally {
    vi.useRealTimers();
  }
});

test('whoever waited for a load that failed loads for himself', async () => {
  const memory = createShortMemory<number>(10);
  const first = memory.get('a', fail(new Error('too late')));
  const second = memory.get('a', async () => ({ value: 2, keepMs: 1_000 }));
  await expect(first).rejects.toThrow('too late');
  expect(await second).toBe(2);
});

test('what the source answered holds for all who waited, and is asked again afterwards', async () => {
  const memory = createShortMemory<number>(10);
  const first = memory.get('a', fail(new Answered('none')));
  const second = memory.get('a', async () => ({ value: 2, keepMs: 1_000 }));
  await expect(Promise.allSettled([first, second])).resolves.toMatchObject([
    { status: 'rejected' },
    { status: 'rejected' },
  ]);
  expect(await memory.get('a', async () => ({ value: 3, keepMs: 1_000 }))).toBe(3);
});

test('holds no more than its limit, and forgets only what is meant', async () => {
  const memory = createShortMemory<string>(2);
  const get = (key: string, value: string) => memory.get(key, async () => ({ value, keepMs: 60_000 }));
  for (const key of ['a', 'b', 'c']) await get(key, 'first');
  expect(await get('c', 'second')).toBe('first');
  memory.forget('c', 'another');
  expect(await get('c', 'second')).toBe('first');
  memory.forget('c', 'first');
  expect(await get('c', 'second')).toBe('second');
  expect(await get('a', 'second')).toBe('second');
});
