import { describe, expect, it } from 'vitest';
import { changesFromBaseline, computeTotal, isTotal } from './score.ts';

const scores = (...values: string[]): Map<string, string> =>
  new Map(values.map((value, index) => [`Q${index + 1}`, value]));

describe('a computed total', () => {
  it('is the exact sum of all items', () => {
    expect(computeTotal('SUM', ['Q1', 'Q2', 'Q3'], scores('5', '4.5', '0'))).toBe('9.5');
  });

  it('is null when an item has no number, whatever the others are', () => {
    expect(computeTotal('SUM', ['Q1', 'Q2', 'Q3'], scores('5', '4'))).toBeNull();
    expect(computeTotal('PERCENT_YES', ['Q1', 'Q2'], scores('1'))).toBeNull();
  });

  it('of DAD leaves out what does not apply', () => {
    expect(computeTotal('PERCENT_YES', ['Q1', 'Q2', 'Q3', 'Q4'], scores('1', '1', '0', '96'))).toBe('66.67');
    expect(computeTotal('PERCENT_YES', ['Q1'], scores('96'))).toBeNull();
    expect(computeTotal('PERCENT_YES', ['Q1', 'Q2'], scores('1', '2'))).toBeNull();
  });
});

describe("the source's own total", () => {
  it('is told by its test code where the instrument is known, derived or not', () => {
    expect(isTotal('ADCS-CGIC', { testCode: 'CIBIC', question: 'EXTENT OF CHANGE', derived: false })).toBe(true);
    expect(isTotal('NPI', { testCode: 'NPITM01S', question: 'DELUSIONS Score', derived: true })).toBe(false);
    expect(isTotal('MMSE', { testCode: 'MMTOT', question: 'Total', derived: true })).toBe(false);
  });

  it('of an unknown instrument is a derived row that is named a total', () => {
    expect(isTotal('PHQ-9', { testCode: 'PHQTOT', question: 'Sum', derived: true })).toBe(true);
    expect(isTotal('PHQ-9', { testCode: 'PHQ0110', question: 'Total Score', derived: true })).toBe(true);
    expect(isTotal('PHQ-9', { testCode: 'PHQTOT', question: 'Sum', derived: false })).toBe(false);
    expect(isTotal('PHQ-9', { testCode: 'PHQ0101', question: 'Totally tired', derived: true })).toBe(false);
  });
});

describe('changes from baseline', () => {
  it('are exact, and null on the baseline and where a total is missing', () => {
    expect(
      changesFromBaseline([
        { total: '23.3', baseline: true },
        { total: '23.333333333333332', baseline: false },
        { total: null, baseline: false },
      ]),
    ).toEqual([null, '0.033333333333332', null]);
  });

  it('are null without a baseline, and with more than one', () => {
    expect(changesFromBaseline([{ total: '1', baseline: false }])).toEqual([null]);
    expect(
      changesFromBaseline([
        { total: '1', baseline: true },
        { total: '2', baseline: true },
        { total: '3', baseline: false },
      ]),
    ).toEqual([null, null, null]);
  });
});
