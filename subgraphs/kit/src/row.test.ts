import { expect, it } from 'vitest';
import { Codes, decimal, flag, integer, partialDateTime, required, subjectOf } from './row.ts';
import { sampleStudy } from './testing/fill.ts';

it('reads what is there, leaves empty cells null and refuses what cannot be', () => {
  const row = { A: '12', B: '', C: '1.50', D: 'x', E: 'Y', F: '2014-03', H: '1.5' };
  expect([
    integer(row, 'A'),
    integer(row, 'B'),
    decimal(row, 'C'),
    flag(row, 'E'),
    flag(row, 'B'),
    partialDateTime(row, 'F'),
  ]).toEqual([12, null, '1.50', true, null, '2014-03']);
  expect(() => integer(row, 'D')).toThrow('D: is not a whole number');
  expect(() => integer(row, 'H')).toThrow('H: is not a whole number');
  expect(() => decimal(row, 'D')).toThrow('D: is not a decimal number');
  expect(() => flag(row, 'D')).toThrow('D: is neither Y nor N');
  expect(() => required(row, 'B')).toThrow('B: is empty');
  expect(() => partialDateTime(row, 'D')).toThrow('D: is not an ISO 8601 date');
});

it('knows the study’s subjects and no others, whatever they are called', () => {
  const study = sampleStudy();
  expect(subjectOf({ USUBJID: 'T1-901-1001' }, study).siteNumber).toBe('901');
  for (const USUBJID of ['T1-901-9999', '__proto__', 'constructor', ''])
    expect(() => subjectOf({ USUBJID }, study), USUBJID).toThrow('USUBJID');
});

it('keeps the text of codes that the terminology does not have', () => {
  const codes = new Codes();
  const terms = { MILD: 'MILD', SEVERE: 'SEVERE' } as const;
  expect([
    codes.code('severity', 'mild', terms, 'SEVERE'),
    codes.code('severity', '', terms, 'SEVERE'),
    codes.uncoded,
  ]).toEqual(['MILD', null, null]);
  expect(codes.code('severity', 'constructor', terms, 'SEVERE')).toBe('SEVERE');
  expect(JSON.parse(codes.uncoded ?? '')).toEqual([{ field: 'severity', text: 'constructor' }]);
});
