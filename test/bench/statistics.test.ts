import { expect, test } from 'vitest';
import { compareRounds, median, percentile, type Round, summarize } from './statistics.ts';

const oneToHundred = Array.from({ length: 100 }, (_, index) => 100 - index);

test.each([
  [50, 50],
  [99, 99],
  [100, 100],
  [0.5, 1],
])('percentile %d of 1 to 100, unsorted, is %d', (percent, value) => {
  expect(percentile(oneToHundred, percent)).toBe(value);
});

test('the 99th percentile of a few values is the largest, and numbers are not sorted as text', () => {
  expect(percentile([9, 10, 100], 99)).toBe(100);
  expect(percentile([9, 10, 100], 50)).toBe(10);
});

test('percentile and median of nothing are not numbers', () => {
  expect(percentile([], 50)).toBeNaN();
  expect(median([])).toBeNaN();
});

test('the median of an even number of values lies between the two in the middle', () => {
  expect(median([10, 2, 4, 100])).toBe(7);
  expect(median([3, 1, 2])).toBe(2);
});

const round = (requests: number, seconds: number, cpuMs: number): Round => ({
  seconds,
  cpuMs,
  latenciesMs: Array.from({ length: requests }, (_, index) => index + 1),
});

test('each round is compared with the same round of the baseline, not with its average', () => {
  const baseline = [round(100, 1, 1000), round(50, 1, 1000), round(10, 2, 2000)];
  const rounds = [round(200, 1, 900), round(50, 1, 900), round(100, 2, 900)];
  expect(compareRounds(rounds, baseline)).toEqual({ median: 2, min: 1, max: 10 });
});

test('rounds of unequal length count by their time', () => {
  const result = summarize([round(300, 3, 1500), round(100, 1, 500)]);
  expect(result).toMatchObject({
    requests: 400,
    requestsPerSecond: 100,
    cpuMsPerRequest: 5,
    cores: 0.5,
  });
});
