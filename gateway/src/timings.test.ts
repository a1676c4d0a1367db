import { Histogram, Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { createTimings } from './timings.ts';

const facts = { name: 'call_seconds', help: 'Calls.', labelNames: ['who', 'how'] as const, buckets: [0.001, 0.5, 2] };

describe('timings', () => {
  it('print as a histogram of prom-client does', async () => {
    const [ours, theirs] = [new Registry(), new Registry()];
    const record = createTimings({ ...facts, labelNames: ['who', 'how'], register: ours });
    const histogram = new Histogram({ ...facts, labelNames: ['who', 'how'], registers: [theirs] });
    expect(await ours.metrics()).toBe(await theirs.metrics());
    for (const [who, how, seconds] of [
      ['a', 'ok', 0],
      ['a', 'ok', 0.001],
      ['b', 'ok', 0.0011],
      ['a', 'failed', 0.5],
      ['a', 'ok', 2],
      ['a', 'ok', 17.25],
      ['toString', '__proto__', 1],
      ['a "b"\\\n', 'ok', 1],
    ] as const) {
      record(who, how, seconds);
      histogram.observe({ who, how }, seconds);
    }
    const lines = async (register: Registry) => (await register.metrics()).split('\n').sort();
    expect(await lines(ours)).toEqual(await lines(theirs));
  });
});
