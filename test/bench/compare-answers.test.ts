import { expect, test } from 'vitest';
import { findDifference } from './compare-answers.ts';

test('answers are equal whatever the order of their keys, and whenever they were made', () => {
  const one = { data: { report: { id: '1', generatedAt: 'then', labs: [1, null] } } };
  const other = { data: { report: { labs: [1, null], generatedAt: 'now', id: '1' } } };
  expect(findDifference(one, other, 'report')).toBeNull();
});

test.each([
  ['a value', { a: [{ b: 1 }] }, { a: [{ b: 2 }] }, 'report.a.0.b'],
  ['a type', { a: '1' }, { a: 1 }, 'report.a'],
  ['null for an absent field', { a: null }, {}, 'report.a'],
  ['an absent clock', { asOf: 'then' }, {}, 'report.asOf'],
  ['a shorter list', { a: [1, 2] }, { a: [1] }, 'report.a.1'],
  ['a list for an object', { a: [] }, { a: {} }, 'report.a'],
])('%s is a difference, told by its place', (_name, one, other, place) => {
  expect(findDifference(one, other, 'report')).toBe(place);
});
