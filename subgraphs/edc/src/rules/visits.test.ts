import { describe, expect, it } from 'vitest';
import { visitKind } from './visit-kind.ts';
import { isOutOfWindow } from './visit-window.ts';

describe('visitKind', () => {
  it.each([
    ['SCREENING 1', 'SCREENING'],
    ['Baseline', 'BASELINE'],
    ['WEEK 2', 'SCHEDULED'],
    ['AMBUL ECG REMOVAL', 'SCHEDULED'],
    ['WEEK 10 (T)', 'TELEPHONE'],
    ['UNSCHEDULED 9.3', 'UNSCHEDULED'],
    ['AE FOLLOW-UP', 'FOLLOW_UP'],
    ['RETRIEVAL', 'FOLLOW_UP'],
    ['EARLY TERMINATION', 'EARLY_TERMINATION'],
    ['EARLY TERMINATION VISIT', 'EARLY_TERMINATION'],
  ])('%s is %s', (name, kind) => {
    expect(visitKind(name)).toBe(kind);
  });
});

describe('VISIT-WINDOW', () => {
  it.each([
    [21, 14, false],
    [22, 14, true],
    [7, 14, false],
    [6, 14, true],
    // From day -1 to day 7 are seven days, because there is no day 0.
    [7, -1, false],
    [8, -1, true],
    [-14, -7, false],
    [-15, -7, true],
    [null, 14, null],
    [14, null, null],
  ])('day %s for day %s: %s', (start, planned, expected) => {
    expect(isOutOfWindow(start, planned)).toBe(expected);
  });
});
