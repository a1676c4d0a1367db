import { describe, expect, it } from 'vitest';
import { compareDecimals, compareExact, exactDecimal, multiply } from './exact-decimal.ts';

describe('exact decimals', () => {
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
