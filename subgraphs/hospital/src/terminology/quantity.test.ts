import { describe, expect, it } from 'vitest';
import { toRange } from '../source/cells.ts';
import { labLoinc, vitalSignLoinc } from './loinc.ts';
import { readNumber, readStandardNumber, toQuantity } from './quantity.ts';

describe('results', () => {
  it.each([
    ['3.80', '3.80', null],
    ['<0.2', '0.2', 'LT'],
    ['<= 5', '5', 'LE'],
    ['≥7', '7', 'GE'],
    ['>40', '40', 'GT'],
  ])('reads %s', (text, value, comparator) => {
    expect(readNumber(text)).toEqual({ value, comparator });
  });

  it.each(['N', '1+', '<', '< N', '=3', '3-5', null])('leaves %s as text', (text) => {
    expect(readNumber(text)).toBeNull();
  });

  it('takes the numeric form as the source gave it, and the comparator from the text', () => {
    expect(readStandardNumber('0.05', '0.049999999999999996')).toEqual({
      value: '0.049999999999999996',
      comparator: null,
    });
    expect(readStandardNumber('<3.42', null)).toEqual({ value: '3.42', comparator: 'LT' });
    expect(readStandardNumber('<3.42', '3.42')).toEqual({ value: '3.42', comparator: 'LT' });
  });

  it('expresses units in UCUM where they have an expression', () => {
    expect(toQuantity(readNumber('98.6'), '98.6', 'F')).toEqual({
      value: '98.6',
      text: '98.6',
      unit: 'F',
      ucum: '[degF]',
      comparator: null,
    });
    expect(toQuantity(null, null, 'TABLET')).toMatchObject({ unit: 'TABLET', ucum: null });
    expect(toQuantity(null, null, 'constructor').ucum).toBeNull();
    expect(toQuantity(null, null, 'mm[Hg]').ucum).toBe('mm[Hg]');
  });

  it('keeps limits that are not numbers in the range text', () => {
    expect(toRange('3', '5', null, 'g')).toEqual({ low: '3', high: '5', text: null, unit: 'g', appliesTo: null });
    expect(toRange('NEGATIVE', 'TRACE', null, null)).toMatchObject({ low: null, high: null, text: 'NEGATIVE - TRACE' });
    expect(toRange(null, null, null, 'g')).toBeNull();
  });
});

describe('LOINC', () => {
  it('tells mass from molar results by their unit, and has no code for a unit of another kind', () => {
    expect([labLoinc('BILI', 'mg/dL'), labLoinc('BILI', 'umol/L')]).toEqual(['1975-2', '14631-6']);
    expect([labLoinc('WBC', '10^9/L'), labLoinc('WBC', '10*9/L')]).toEqual(['6690-2', '6690-2']);
    expect([
      labLoinc('ALB', 'mmol/L'),
      labLoinc('ALT', null),
      labLoinc('COLOR', 'U/L'),
      labLoinc('toString', 'U/L'),
    ]).toEqual([null, null, null, null]);
  });

  it('chooses vital signs by position, with the general code where that is all there is', () => {
    expect([
      vitalSignLoinc('SYSBP', 'SUPINE'),
      vitalSignLoinc('SYSBP', 'STANDING'),
      vitalSignLoinc('SYSBP', null),
    ]).toEqual(['8461-6', '8460-8', '8480-6']);
    expect([vitalSignLoinc('PULSE', 'STANDING'), vitalSignLoinc('OTHER', null)]).toEqual(['8867-4', null]);
  });
});
