import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratio, subtract, sum } from './decimal.ts';

describe('decimals', () => {
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
