import { describe, expect, it } from 'vitest';
import type { SourceRequest } from './event-source.ts';
import { createMemoryEvents, type MemoryEvents } from './memory-events.ts';

const listen = ({ source }: MemoryEvents, part: Partial<SourceRequest> = {}) => {
  const abort = new AbortController();
  const request = { field: 'changed', arguments: {}, claims: {}, signal: abort.signal, ...part };
  const events = source.subscribe(request)[Symbol.asyncIterator]();
  return { abort, next: async () => (await events.next()).value?.value.id, events };
};
const change = (id: string, attributes: Readonly<Record<string, unknown>> = {}) => ({
  ...{ field: 'changed', value: { id }, attributes },
});

describe('events of this process', () => {
  it('come in their order to all who listened when they were published, however late they ask', async () => {
    const events = createMemoryEvents();
    events.publish(change('before'));
    const [one, other] = [listen(events), listen(events)];
    for (const id of ['1', '2']) events.publish(change(id));
    expect([await one.next(), await one.next(), await other.next(), await other.next()]).toEqual(['1', '2', '1', '2']);
    const waiting = one.next();
    events.publish(change('3'));
    expect(await waiting).toBe('3');
  });

  it.each([
    ['no argument', {}, true],
    ['an argument that is equal', { topic: 'a' }, true],
    ['an argument that differs', { topic: 'b' }, false],
    ['an argument that is null', { topic: null }, true],
    ['one that is equal and one that differs', { topic: 'a', place: 'b' }, false],
    ['an argument that the event says nothing of', { other: 'b' }, true],
    ['an argument called like something of every object', { constructor: 'b' }, true],
  ])('are for those who gave %s: %j, %s', async (_what, given, isTold) => {
    const events = createMemoryEvents();
    const { next } = listen(events, { arguments: given });
    events.publish(change('1', { topic: 'a', place: 'a' }));
    events.publish(change('2', { topic: 'b', place: 'b' }));
    events.publish(change('3', { topic: 'a', place: 'b' }));
    events.publish(change('4', given));
    expect((await next()) === '1').toBe(isTold);
  });

  it('are for those who listen to the field', async () => {
    const events = createMemoryEvents();
    const { next } = listen(events, { field: 'other' });
    events.publish(change('1'));
    events.publish({ ...change('2'), field: 'other' });
    expect(await next()).toBe('2');
  });

  it('end with the signal, for whoever waits and whoever asks', async () => {
    const events = createMemoryEvents();
    const { abort, events: iteration } = listen(events);
    const waiting = iteration.next();
    abort.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
    events.publish(change('1'));
    expect(await iteration.next()).toEqual({ done: true, value: undefined });
    expect((await listen(events, { signal: AbortSignal.abort() }).events.next()).done).toBe(true);
  });

  it('are not lost in silence when too many wait: those that wait are told, then why there are no more', async () => {
    const events = createMemoryEvents({ mostWaiting: 2 });
    const [slow, fast] = [listen(events), listen(events)];
    for (const id of ['1', '2', '3', '4']) {
      events.publish(change(id));
      expect(await fast.next()).toBe(id);
    }
    expect([await slow.next(), await slow.next()]).toEqual(['1', '2']);
    await expect(slow.next()).rejects.toMatchObject({ extensions: { code: 'SUBSCRIBER_TOO_SLOW' } });
    expect((await slow.events.next()).done).toBe(true);
  });
});
