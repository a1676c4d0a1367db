import { expect, test } from 'vitest';
import { type Answer, type Findings, judge } from './verdict.ts';

const answer = (dueAtMs: number, tookMs: number, rest: Partial<Answer> = {}): Answer => ({
  kind: 'known',
  dueAtMs,
  sentLateMs: 0,
  tookMs,
  failure: null,
  ...rest,
});
const flat = Array.from({ length: 8 }, () => 50_000_000);
const findings: Findings = {
  answers: [answer(0, 25), answer(100, 40), answer(195, 10, { kind: 'distinct' })],
  heap: flat,
  rss: flat,
  reloads: [{ fromMs: 90, toMs: 150 }],
  stopsMs: [12, 30],
  disturbed: [],
  asked: { operations: 1, reloads: 1 },
};

test('what was answered through a reload is told apart', () => {
  const { good, lines } = judge(findings);
  expect(good).toBe(true);
  expect(lines[0]).toBe(
    'known operations: p50 25.0 ms, p99 25.0 ms (1) as a rule; p50 40.0 ms, p99 40.0 ms (1) through a reload',
  );
});

test('what was answered while the heap was measured tells nothing, but a failure then is one', () => {
  const disturbed = [{ fromMs: 0, toMs: 60 }];
  expect(judge({ ...findings, disturbed }).lines[0]).toContain('none as a rule');
  const failed = [...findings.answers, answer(10, 5, { failure: 'status 503' })];
  const { good, lines } = judge({ ...findings, disturbed, answers: failed });
  expect(good).toBe(false);
  expect(lines).toContain('BAD   1 of 4 requests failed: 1 x status 503');
});

test.each<[string, Partial<Findings>]>([
  ['too few operations', { asked: { operations: 2, reloads: 1 } }],
  ['too few reloads', { asked: { operations: 1, reloads: 2 } }],
  ['a reload that makes the slowest too slow', { answers: [answer(0, 19), ...findings.answers.slice(1)] }],
  ['a reload beside which there is nothing else', { reloads: [{ fromMs: 0, toMs: 200 }] }],
  ['a heap that grows', { heap: flat.map((bytes, index) => bytes * (1 + index / 4)) }],
])('%s is bad', (_name, change) => {
  expect(judge({ ...findings, ...change }).good).toBe(false);
});

test('a heap that is larger once, or that was measured too seldom, is not told to grow', () => {
  const once = flat.map((bytes, index) => (index === 7 ? 2 * bytes : bytes));
  expect(judge({ ...findings, heap: [...flat, ...flat, ...once] }).good).toBe(true);
  expect(judge({ ...findings, heap: flat.slice(0, 7) }).lines.join()).toContain('too few');
});
