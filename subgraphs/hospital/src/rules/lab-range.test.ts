import { describe, expect, it } from 'vitest';
import { readNumber } from '../terminology/quantity.ts';
import { type FlaggedResult, labRangeFinding, rangeFlag } from './lab-range.ts';

describe('rangeFlag', () => {
  it.each([
    ['3.3', '3.3', '4.9', 'NORMAL'],
    ['4.9', '3.3', '4.9', 'NORMAL'],
    ['3.29', '3.3', '4.9', 'LOW'],
    ['4.90000000000000000001', '3.3', '4.9', 'HIGH'],
    ['0.1', null, '0.3', 'NORMAL'],
    ['0.4', null, '0.3', 'HIGH'],
    ['1', '2', null, 'LOW'],
    ['3', '2', null, 'NORMAL'],
    ['<0.2', '0.2', '1.2', 'LOW'],
    ['<=0.2', '0.2', '1.2', null],
    ['<0.2', '0.1', '1.2', null],
    ['<0.2', null, '1.2', 'NORMAL'],
    ['<2', null, '1.2', null],
    ['>500', '3', '50', 'HIGH'],
    ['>50', '3', '50', 'HIGH'],
    ['>=50', '3', '50', null],
    ['>10', '3', '50', null],
    ['>10', '3', null, 'NORMAL'],
    ['N', '1', '2', null],
    ['5', null, null, null],
    ['5', '9', '1', null],
    ['5', 'NEGATIVE', '9', null],
    [null, '1', '2', null],
  ])('%s in %s to %s is %s', (text, low, high, expected) => {
    expect(rangeFlag(readNumber(text), low, high)).toBe(expected);
  });
});

describe('LAB-RANGE', () => {
  const result: FlaggedResult = {
    id: 'result',
    subjectId: 'subject',
    testName: 'Urate',
    reportedFlag: 'NORMAL',
    original: { field: 'LB.LBORRES', text: '2.5', low: '2.5', high: '7.5', flag: 'NORMAL' },
    standard: { field: 'LB.LBSTRESN', text: '148.7', low: '149', high: '446', flag: 'LOW' },
  };

  it('finds a flag that the standardised value contradicts, and names that value', () => {
    expect(labRangeFinding(result)).toEqual({
      rule: 'LAB-RANGE',
      subjectId: 'subject',
      key: 'result',
      level: 'INFO',
      summary: 'Urate: reported as NORMAL, but the standardised value is LOW in its range.',
      evidence: [
        { recordType: 'LabResult', recordId: 'result', field: 'LB.LBNRIND', value: 'NORMAL', limit: null },
        { recordType: 'LabResult', recordId: 'result', field: 'LB.LBSTRESN', value: '148.7', limit: '149 to 446' },
      ],
    });
  });

  it('names both values when both contradict, in one finding', () => {
    const finding = labRangeFinding({ ...result, reportedFlag: 'HIGH' });
    expect(finding?.evidence.map(({ field }) => field)).toEqual(['LB.LBNRIND', 'LB.LBORRES', 'LB.LBSTRESN']);
  });

  it.each([null, 'ABNORMAL', 'UNKNOWN'])('learns nothing from the flag %s', (reportedFlag) => {
    expect(labRangeFinding({ ...result, reportedFlag })).toBeNull();
  });

  it('is silent when nothing contradicts, or nothing can be computed', () => {
    expect(labRangeFinding({ ...result, standard: { ...result.standard, flag: 'NORMAL' } })).toBeNull();
    expect(labRangeFinding({ ...result, standard: { ...result.standard, flag: null } })).toBeNull();
  });
});
