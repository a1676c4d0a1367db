import { expect, test } from 'vitest';
import type { Measured } from './measure.ts';
import { digits, fastestOf, formatColumns, formatOperations } from './print.ts';

const measured = (contender: string, requests: number, cpuMs: number): Measured => ({
  operation: 'tiny',
  contender,
  rssBytes: 100_000_000,
  rounds: [{ seconds: 1, cpuMs, latenciesMs: Array.from({ length: requests }, () => 2) }],
});
const tiny = { name: 'tiny', describes: 'one field', share: 1, query: '{ a }', bodies: ['{}'] };
const rows = [measured('plain', 100, 500), measured('other', 150, 300), measured('ours', 300, 300)];

test('names stand to the left, numbers to the right', () => {
  expect(
    formatColumns(
      ['name', 'n'],
      [
        ['a', '10'],
        ['long name', '1'],
      ],
    ),
  ).toBe('name        n\na          10\nlong name   1');
});

test.each([
  [1234.6, '1235'],
  [12.34, '12.3'],
  [0.01234, '0.0123'],
  [0, '0'],
])('%d has three digits that count: %s', (value, text) => {
  expect(digits(value)).toBe(text);
});

test('a table compares with each baseline that was measured, and with the first by CPU', () => {
  const table = formatOperations([tiny], rows, [], () => [
    { title: 'x plain', contender: 'plain' },
    { title: 'x absent', contender: 'absent' },
  ]);
  expect(table).toContain('tiny: one field');
  expect(table).not.toContain('absent');
  expect(table.split('\n').at(-1)).toMatch(
    /^ours +300 +2\.00 +2\.00 +3\.00 \(3\.00-3\.00\) +1\.00 +5\.00 +0\.30 +100 +300$/,
  );
});

test('who is not measured is named, with the reason', () => {
  const unequal = [{ contender: 'other', operation: 'tiny', reason: 'answers differently at tiny.a' }];
  expect(formatOperations([tiny], rows.slice(0, 1), unequal, () => [])).toContain(
    'other is not measured here: it answers differently at tiny.a.',
  );
});

test('the fastest is the one of the names that answered most', () => {
  expect(fastestOf(['plain', 'other'], rows)).toBe('other');
  expect(fastestOf(['absent'], rows)).toBeUndefined();
});
