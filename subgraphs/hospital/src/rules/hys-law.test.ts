import { describe, expect, it } from 'vitest';
import { readNumber } from '../terminology/quantity.ts';
import { hysLawFinding, type LiverResult } from './hys-law.ts';

const upperLimits = { ALT: '40', AST: '40', BILI: '20', ALP: '100' };

function result(testCode: LiverResult['testCode'], text: string, collectedAt: string | null): LiverResult {
  const number = readNumber(text);
  if (number === null) throw new Error('not a number');
  return {
    id: `${testCode} ${text} ${collectedAt}`,
    subjectId: 'subject',
    testCode,
    collectedAt,
    field: 'LB.LBSTRESN',
    text,
    number,
    upperLimit: upperLimits[testCode],
  };
}

const day = '2014-03-01T08:00';

describe('HYS-LAW', () => {
  it('is critical when ALT and bilirubin rise and ALP does not', () => {
    const finding = hysLawFinding([result('ALT', '240', day), result('BILI', '40', day), result('ALP', '90', day)]);
    expect(finding).toMatchObject({ rule: 'HYS-LAW', subjectId: 'subject', key: 'subject', level: 'CRITICAL' });
    expect(finding?.evidence.map(({ value, limit }) => [value, limit])).toEqual([
      ['240', '3 × ULN 40'],
      ['40', '2 × ULN 20'],
      ['90', '2 × ULN 100'],
    ]);
  });

  it('counts the limits themselves, and nothing below them', () => {
    const with2 = (alt: string, bilirubin: string) =>
      hysLawFinding([result('ALT', alt, day), result('BILI', bilirubin, day)]);
    expect(with2('120', '40')).not.toBeNull();
    expect(with2('119.99999999999999999', '40')).toBeNull();
    expect(with2('120', '39.99999999999999999')).toBeNull();
    expect(with2('<120', '40')).toBeNull();
    expect(with2('>120', '40')).not.toBeNull();
  });

  it('is high, not critical, when ALP is at twice its limit or R is at most 2', () => {
    const level = (alt: string, alp: string) =>
      hysLawFinding([result('ALT', alt, day), result('BILI', '40', day), result('ALP', alp, day)])?.level;
    expect(level('400', '200')).toBe('HIGH');
    expect(level('400', '199')).toBe('CRITICAL');
    // R = (120/40) / (150/100) = 2
    expect(level('120', '150')).toBe('HIGH');
    expect(level('120.1', '150')).toBe('CRITICAL');
  });

  it('takes R from ALT also when AST gave the signal', () => {
    const results = [result('AST', '130', day), result('BILI', '40', day), result('ALP', '150', day)];
    expect(hysLawFinding(results)?.level).toBe('CRITICAL');
    const finding = hysLawFinding([...results, result('ALT', '100', day)]);
    expect(finding?.level).toBe('HIGH');
    expect(finding?.evidence.map(({ value }) => value)).toEqual(['130', '40', '150', '100']);
  });

  it('joins results within 30 days, and only where the days are known', () => {
    const alt = result('ALT', '240', '2014-03-01');
    const bilirubin = (at: string | null) => hysLawFinding([alt, result('BILI', '40', at)]);
    expect(bilirubin('2014-03-31T23:00')).not.toBeNull();
    expect(bilirubin('2014-01-30')).not.toBeNull();
    expect(bilirubin('2014-04-01')).toBeNull();
    expect(bilirubin('2014-03')).toBeNull();
    expect(bilirubin(null)).toBeNull();
  });

  it('tells the gravest signal of a subject, and of equal ones the first', () => {
    const cholestatic = [
      result('ALT', '130', '2014-01-01'),
      result('BILI', '41', '2014-01-01'),
      result('ALP', '300', '2014-01-01'),
    ];
    const later = ['2014-05-01', '2014-07-01'].flatMap((at) => [
      result('ALT', '300', at),
      result('BILI', '60', at),
      result('ALP', '90', at),
    ]);
    const finding = hysLawFinding([...later.toReversed(), ...cholestatic]);
    expect(finding?.level).toBe('CRITICAL');
    expect(finding?.evidence[0]?.recordId).toBe('ALT 300 2014-05-01');
  });
});
