import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStreams } from './open-streams.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const watcher = () => ({ beat: vi.fn(), close: vi.fn() });
const open = (most = 0, mostPerCaller = 0) => createStreams({ most, mostPerCaller, heartbeatMs: 1_000 });

describe('places', () => {
  it('are limited for each caller and for all; one that is given back can be taken again, once', () => {
    const streams = open(3, 2);
    const leave = streams.take('a');
    streams.take('a');
    expect(() => streams.take('a')).toThrow(expect.objectContaining({ status: 429, code: 'TOO_MANY_SUBSCRIPTIONS' }));
    streams.take('b');
    expect(() => streams.take('b')).toThrow(expect.objectContaining({ status: 503, code: 'SHED' }));
    expect(streams.count).toBe(3);
    leave();
    leave();
    expect(streams.count).toBe(2);
    streams.take('a');
    expect(() => streams.take('a')).toThrow(expect.objectContaining({ status: 429 }));
  });

  it('have no limit when it is 0', () => {
    const streams = open();
    for (let index = 0; index < 100; index++) streams.take('a');
    expect(streams.count).toBe(100);
  });
});

describe('the timer', () => {
  it('is one for all, and none when nobody watches', () => {
    const streams = open();
    const watchers = Array.from({ length: 1_000 }, watcher);
    const ends = watchers.map((each) => streams.watch(each));
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(2_000);
    expect(watchers.every(({ beat }) => beat.mock.calls.length === 2)).toBe(true);
    for (const end of ends) end();
    expect(vi.getTimerCount()).toBe(0);
    const late = watcher();
    streams.watch(late);
    vi.advanceTimersByTime(1_000);
    expect(late.beat).toHaveBeenCalledOnce();
  });
});

describe('the end', () => {
  it('is told to all who watch, and to whoever comes late', () => {
    const streams = open();
    const [one, late] = [watcher(), watcher()];
    streams.watch(one);
    streams.close();
    streams.watch(late);
    expect([one, late].map(({ close }) => close.mock.calls.length)).toEqual([1, 1]);
    expect(() => streams.take('a')).toThrow(expect.objectContaining({ status: 503, code: 'SHUTTING_DOWN' }));
  });
});
