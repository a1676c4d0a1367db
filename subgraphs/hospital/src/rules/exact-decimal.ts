/** Exact decimal arithmetic for rules: 0.1 + 0.2 is no question here, and 3 × 0.1 is not above 0.3. */

/** digits × 10^-scale. */
export interface ExactDecimal {
  readonly digits: bigint;
  readonly scale: number;
}

const pattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/** Throws RangeError when the text is no decimal number. */
export function exactDecimal(text: string): ExactDecimal {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = pattern.exec(text) ?? [];
  if (whole === '' && fraction === '') throw new RangeError('not a decimal number');
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

export const multiply = (a: ExactDecimal, b: ExactDecimal): ExactDecimal => ({
  digits: a.digits * b.digits,
  scale: a.scale + b.scale,
});

/** Below, at or above zero as a is below, at or above b. */
export function compareExact(a: ExactDecimal, b: ExactDecimal): -1 | 0 | 1 {
  const left = a.digits * (b.scale > a.scale ? 10n ** BigInt(b.scale - a.scale) : 1n);
  const right = b.digits * (a.scale > b.scale ? 10n ** BigInt(a.scale - b.scale) : 1n);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The same for two decimal numbers as text. */
export const compareDecimals = (a: string, b: string): -1 | 0 | 1 => compareExact(exactDecimal(a), exactDecimal(b));
