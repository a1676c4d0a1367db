/** Exact arithmetic on decimals that are text: nothing passes through a float, and 3 × 0.1 is not above 0.3. */

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

function format({ digits, scale }: ExactDecimal): string {
  const sign = digits < 0n ? '-' : '';
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

/** The exact sum, with as many decimals as the term that has most; '0' of nothing. Throws RangeError for what is no decimal. */
export function sum(decimals: readonly string[]): string {
  const terms = decimals.map(exactDecimal);
  const scale = Math.max(0, ...terms.map((term) => term.scale));
  return format({
    digits: terms.reduce((total, term) => total + term.digits * 10n ** BigInt(scale - term.scale), 0n),
    scale,
  });
}

/** The exact difference. Throws RangeError for what is no decimal. */
export const subtract = (from: string, decimal: string): string =>
  sum([from, decimal.startsWith('-') ? decimal.slice(1) : `-${decimal.replace('+', '')}`]);

/** The quotient of two whole numbers, neither negative, rounded half up to so many decimals, which are all shown. */
export function ratio(numerator: number, denominator: number, decimals: number): string {
  const twice = 2n * BigInt(numerator) * 10n ** BigInt(decimals);
  return format({ digits: (twice + BigInt(denominator)) / (2n * BigInt(denominator)), scale: decimals });
}
