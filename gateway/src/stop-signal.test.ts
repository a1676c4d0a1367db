import { expect, it } from 'vitest';
import { Stop, toAbortSignal } from './stop-signal.ts';

it('tells everyone who listens, once, and of the first reason', () => {
  const stop = new Stop();
  const told: string[] = [];
  const leaving = () => told.push('leaving');
  stop.addEventListener('abort', leaving);
  stop.addEventListener('abort', () => {
    told.push('first');
    stop.removeEventListener('abort', late);
  });
  const late = { handleEvent: () => void told.push('late') };
  stop.addEventListener('abort', { handleEvent: () => void told.push('second') });
  stop.addEventListener('abort', late);
  stop.removeEventListener('abort', leaving);
  expect(stop.aborted).toBe(false);
  stop.abort('gone');
  stop.abort('late');
  expect({ told, aborted: stop.aborted, reason: stop.reason }).toEqual({
    told: ['first', 'second'],
    aborted: true,
    reason: 'gone',
  });
});

it('becomes an AbortSignal with the same reason, before and after the abort', () => {
  const stop = new Stop();
  const before = toAbortSignal(stop);
  expect(before.aborted).toBe(false);
  const reason = new Error('gone');
  stop.abort(reason);
  expect([before.aborted, before.reason]).toEqual([true, reason]);
  const after = toAbortSignal(stop);
  expect([after.aborted, after.reason]).toEqual([true, reason]);
  expect(toAbortSignal(after)).toBe(after);
});
