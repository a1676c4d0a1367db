import { expect, it, vi } from 'vitest';
import { batchLines } from './batch-lines.ts';

it('keeps the order, and writes no more than a pipe takes in one piece', () => {
  const written: string[] = [];
  const lines = batchLines((text) => written.push(text));
  const long = `${'x'.repeat(999)}\n`;
  const longest = `${'y'.repeat(9_999)}\n`;
  const sent = [long, long, long, long, long, longest, long];
  for (const line of sent) lines.write(line);
  lines.flush();
  lines.flush();
  expect(written.join('')).toBe(sent.join(''));
  expect(written.map((text) => text.length)).toEqual([4_000, 1_000, 10_000, 1_000]);
});

it('lets no line wait for longer than a tenth of a second', () => {
  vi.useFakeTimers();
  try {
    const written: string[] = [];
    const lines = batchLines((text) => written.push(text));
    lines.write('1\n');
    vi.advanceTimersByTime(60);
    lines.write('2\n');
    expect(written).toEqual([]);
    vi.advanceTimersByTime(40);
    expect(written).toEqual(['1\n2\n']);
    lines.write('3\n');
    vi.advanceTimersByTime(100);
    expect(written).toEqual(['1\n2\n', '3\n']);
  } finally {
    vi.useRealTimers();
  }
});
