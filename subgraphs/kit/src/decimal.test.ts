import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals, compareExact, exactDecimal, multiply, ratio, subtract, sum } from './decimal.ts';

describe('comparing decimals', () => {
  it.each([
    ['0.10', '0.1', 0],
    ['0.049999999999999996', '0.05', -1],
    ['9.299999999999999', '9.3', -1],
    ['-0', '0', 0],
    ['-1.5', '-1.25', -1],
    ['+2', '2.', 0],
    ['.5', '0.5', 0],
    ['1e3', '1000.00', 0],
    ['1.5E-2', '0.015', 0],
    ['100', '99.99999999999999999999', 1],
    ['12345678901234567890.1', '12345678901234567890.2', -1],
  ])('compares %s with %s', (a, b, expected) => {
    expect(compareDecimals(a, b)).toBe(expected);
    expect(compareDecimals(b, a)).toBe(expected === 0 ? 0 : -expected);
  });

  it('multiplies without loss: 3 × 0.1 is exactly 0.3', () => {
    expect(compareExact(multiply(exactDecimal('3'), exactDecimal('0.1')), exactDecimal('0.3'))).toBe(0);
  });

  it.each(['', '.', 'N', '<1', '1,5', '1e'])('refuses %j', (text) => {
    expect(() => exactDecimal(text)).toThrow(RangeError);
  });

  it('orders as the numbers are ordered, however they are written', () => {
    const written = Array.from({ length: 25 }, (_, index) => index - 12).flatMap((digits) =>
      [0, 1, 2, 3].map((scale) => ({ text: `${digits}e-${scale}`, thousandths: digits * 10 ** (3 - scale) })),
    );
    const wrong = written.flatMap((a) =>
      written
        .filter((b) => compareDecimals(a.text, b.text) !== Math.sign(a.thousandths - b.thousandths))
        .map((b) => `${a.text} ${b.text}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('computing with decimals', () => {
  it.each([
    [['0.1', '0.2'], '0.3'],
    [['56.724137931034484', '-61.55172413793103'], '-4.827586206896546'],
    [['7', '+3', '-0.5'], '9.5'],
    [['1e3', '2.5E-3', '.5', '4.'], '1004.5025'],
    [['-0.05'], '-0.05'],
    [[], '0'],
  ])('adds %j to %s exactly', (terms, total) => {
    expect(sum(terms)).toBe(total);
  });

  it.each(['', '.', '-', 'x', '1,5', '0x1'])('refuses %j', (text) => {
    expect(() => sum([text])).toThrow(RangeError);
  });

  it('subtracts what was added', () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: -20, max: 20 }))
      .map(([digits, exponent]) => `${digits}e${exponent}`);
    fc.assert(
      fc.property(decimal, decimal, (one, other) => {
        expect(subtract(subtract(sum([one, other]), other), one)).toMatch(/^0(\.0+)?$/);
      }),
      { seed: 20140102 },
    );
  });

  it.each([
    [1, 3, 4, '0.3333'],
    [2, 3, 4, '0.6667'],
    [1, 8, 2, '0.13'],
    [25, 25, 4, '1.0000'],
    [0, 7, 4, '0.0000'],
    [7, 2, 0, '4'],
  ])('rounds %i / %i to %i decimals, half up: %s', (numerator, denominator, decimals, expected) => {
    expect(ratio(numerator, denominator, decimals)).toBe(expected);
  });
});
