import { compareDecimals } from '@meridian/kit/decimal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRange } from '../terminology/range-text.ts';
import { labResult, medication, vitalSign } from '../testing/delivered.ts';
import { interpretLabResult } from './interpret-lab-result.ts';
import { interpretMedication } from './interpret-medication.ts';
import { interpretVitalSign } from './interpret-vital-sign.ts';

const none = { tests: {}, units: {}, flags: {}, categories: {} };
const lab = (record: Parameters<typeof labResult>[0], mapping = none) => interpretLabResult(labResult(record), mapping);
const vital = (record: Parameters<typeof vitalSign>[0], mapping = none) =>
  interpretVitalSign(vitalSign(record), mapping);

describe('flags', () => {
  it.each([
    ['N', 'NORMAL'],
    ['L', 'LOW'],
    ['H', 'HIGH'],
    ['hh', 'CRITICAL_HIGH'],
    ['LL', 'CRITICAL_LOW'],
    ['A', 'ABNORMAL'],
    ['AA', 'ABNORMAL'],
    ['POS', 'POSITIVE'],
    ['NEG', 'NEGATIVE'],
    ['IND', 'INDETERMINATE'],
    ['↑', 'HIGH'],
    ['↓ ', 'LOW'],
    ['↑↑', 'CRITICAL_HIGH'],
    ['↓↓', 'CRITICAL_LOW'],
    ['NORMAL', 'NORMAL'],
    ['Low Low', 'CRITICAL_LOW'],
    ['HIGH HIGH', 'CRITICAL_HIGH'],
    ['CRITICAL_LOW', 'CRITICAL_LOW'],
  ])('reads %s', (flag, expected) => {
    expect(lab({ flag })).toMatchObject({ reported_flag: expected, uncoded: null });
  });

  it.each(['U', 'D', 'B', 'W', 'S', 'R', 'I', 'MS', 'VS', '<', '>', 'PANIC', 'toString', '危急'])(
    'keeps %s, which says nothing about the range, as written',
    (flag) => {
      expect(lab({ flag })).toMatchObject({
        reported_flag: 'UNKNOWN',
        uncoded: [{ field: 'reportedFlag', text: flag }],
      });
    },
  );

  it('has none where the hospital says none', () => {
    for (const flag of [null, '', '  ']) expect(lab({ flag })).toMatchObject({ reported_flag: null, uncoded: null });
  });

  it('computes where the value lies from the value and the range alone', () => {
    expect(lab({ flag: 'N' })).toMatchObject({ reported_flag: 'NORMAL', original_flag: 'HIGH' });
    expect(lab({ value: '<0.2', rangeLow: '0.1', rangeHigh: '0.3' }).original_flag).toBeNull();
    expect(lab({ rangeLow: null, rangeHigh: null, rangeText: '0-40' }).original_flag).toBe('HIGH');
  });
});

describe('ranges', () => {
  it.each([
    ['4.3 to 6.2', '4.3', '6.2'],
    ['70-80', '70', '80'],
    [' 3.50 – 5.50 ', '3.50', '5.50'],
    ['3~5', '3', '5'],
    ['-5--2', '-5', '-2'],
    ['0.4至0.9', '0.4', '0.9'],
    ['>=3', '3', null],
    ['≤ 40', null, '40'],
  ])('takes %s apart', (text, low, high) => {
    expect(readRange(text)).toEqual({ low, high });
    expect(lab({ rangeLow: null, rangeHigh: null, rangeText: text })).toMatchObject({
      original_low: low,
      original_high: high,
      original_range: null,
    });
  });

  it.each(['<5', '>3', '80-70', '3--5', 'NEGATIVE', '1-2-3', '10-20 mg/dL', '1:40', '-', '2013-07', '1e2-1e3'])(
    'leaves %s as text',
    (text) => {
      expect(lab({ rangeLow: null, rangeHigh: null, rangeText: text })).toMatchObject({
        original_low: null,
        original_high: null,
        original_range: text,
      });
    },
  );

  it('keeps limits that were given beside a text', () => {
    expect(lab({ rangeLow: '1', rangeHigh: '2', rangeText: '3-4' })).toMatchObject({
      original_low: '1',
      original_high: '2',
      original_range: '3-4',
    });
  });

  it('reads back any two limits however they are joined, and never in the wrong order', () => {
    const limit = fc
      .tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 0, max: 99 }))
      .map(([whole, part]) => `${whole}.${part}`);
    fc.assert(
      fc.property(limit, limit, fc.constantFrom('-', ' - ', ' to ', '~', '–'), (low, high, joint) => {
        const expected = compareDecimals(low, high) <= 0 ? { low, high } : null;
        expect(readRange(`${low}${joint}${high}`)).toEqual(expected);
      }),
      { seed: 7 },
    );
  });
});

describe('codes', () => {
  it('chooses LOINC by test and unit, and keeps the hospital’s own', () => {
    expect(lab({ testCode: 'BILI', unit: 'mg/dL' }).loinc).toBe('1975-2');
    expect(lab({ testCode: 'BILI', unit: 'umol/L' }).loinc).toBe('14631-6');
    expect(lab({ testCode: 'BILI', unit: 'mg/dL', loinc: '42719-5' }).loinc).toBe('42719-5');
    expect(lab({ testCode: 'COLOR', unit: null }).loinc).toBeNull();
  });

  it('tells the test from LOINC where that is all there is', () => {
    expect(lab({ testCode: null, testName: null, loinc: '14631-6' })).toMatchObject({
      test_code: 'BILI',
      loinc: '14631-6',
    });
    expect(lab({ testCode: null, testName: null, loinc: '99999-9' })).toMatchObject({
      test_code: '99999-9',
      test_name: '99999-9',
    });
    expect(vital({ testCode: null, loinc: '8461-6', position: null })).toMatchObject({
      code: 'SYSBP',
      position: 'SUPINE',
    });
    expect(vital({ testCode: null, loinc: '8461-6', position: 'SITTING' }).position).toBe('SITTING');
    expect(vital({ testCode: null, loinc: '8867-4', position: null })).toMatchObject({ code: 'PULSE', position: null });
  });

  it('applies the hospital’s mapping before everything else', () => {
    const mapping = {
      tests: { GPT: 'ALT', 心率: 'PULSE' },
      units: { 'IU/L': 'U/L', 次每分: 'beats/min' },
      flags: { 偏高: 'H', '!': 'PANIC' },
      categories: { 生化: 'CHEMISTRY' },
    };
    expect(lab({ testCode: 'GPT', unit: 'IU/L', flag: '偏高', category: '生化' }, mapping)).toMatchObject({
      test_code: 'ALT',
      original_unit: 'U/L',
      loinc: '1742-6',
      reported_flag: 'HIGH',
      category: 'CHEMISTRY',
      uncoded: null,
    });
    expect(lab({ flag: '!', category: 'Serology' }, mapping)).toMatchObject({
      reported_flag: 'UNKNOWN',
      category: 'OTHER',
      uncoded: [
        { field: 'category', text: 'Serology' },
        { field: 'reportedFlag', text: 'PANIC' },
      ],
    });
    expect(vital({ testCode: '心率', unit: '次每分' }, mapping)).toMatchObject({
      code: 'PULSE',
      original_unit: 'beats/min',
    });
    expect(interpretMedication(medication({ doseUnit: 'IU/L' }), mapping).dose_unit).toBe('U/L');
    expect(lab({ testCode: 'constructor', unit: 'valueOf' }, mapping)).toMatchObject({
      test_code: 'constructor',
      original_unit: 'valueOf',
    });
  });

  it('keeps vital signs and positions that it does not know as written', () => {
    expect(vital({ testCode: 'HAIRLEN', position: 'UPSIDE DOWN' })).toMatchObject({
      code: 'OTHER',
      test_code: 'HAIRLEN',
      position: 'OTHER',
      uncoded: [
        { field: 'code', text: 'HAIRLEN' },
        { field: 'position', text: 'UPSIDE DOWN' },
      ],
    });
  });
});

describe('status', () => {
  it('shows neither value nor flag of a result that was withdrawn', () => {
    expect(lab({ status: 'CANCELLED' })).toMatchObject({
      status: 'CANCELLED',
      original_text: null,
      original_flag: null,
      reported_flag: null,
    });
    expect(vital({ status: 'CANCELLED' })).toMatchObject({ status: 'CANCELLED', original_text: null });
  });

  it('is told of a laboratory result always, and of a vital sign when there is something to tell', () => {
    for (const status of ['PRELIMINARY', 'FINAL', 'CORRECTED', 'NOT_DONE'] as const)
      expect(lab({ status }).status).toBe(status);
    expect(vital({ status: 'FINAL' }).status).toBeNull();
    expect(vital({ status: 'NOT_DONE', value: null }).status).toBe('NOT DONE');
    expect(vital({ status: 'PRELIMINARY' }).status).toBe('PRELIMINARY');
  });
});

it('keeps every text of a result exactly', () => {
  const texts = fc.string({ unit: 'grapheme', minLength: 1 });
  fc.assert(
    fc.property(texts, texts, texts, (value, testName, specimen) => {
      expect(lab({ value, testName, specimen })).toMatchObject({
        original_text: value,
        test_name: testName,
        specimen,
      });
    }),
    { seed: 11 },
  );
});
