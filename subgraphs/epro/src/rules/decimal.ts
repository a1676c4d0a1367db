/** Exact arithmetic on decimals that are text: nothing passes through a float. */

interface Scaled {
  readonly digits: bigint;
  /** Digits after the point. */
  readonly scale: number;
}

const pattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

function parse(decimal: string): Scaled {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = pattern.exec(decimal) ?? [];
  if (whole + fraction === '') throw new RangeError('not a decimal number');
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  const scale = fraction.length - Number(exponent);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

function format({ digits, scale }: Scaled): string {
  const sign = digits < 0n ? '-' : '';
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

/** The exact sum, with as many decimals as the term that has most; '0' of nothing. Throws RangeError for what is no decimal. */
export function sum(decimals: readonly string[]): string {
  const terms = decimals.map(parse);
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
