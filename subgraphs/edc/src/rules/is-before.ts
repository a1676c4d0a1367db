const offsetPattern = /T.*(Z|[+-]\d{2}:\d{2})$/;
const offsetOf = (value: string): string => offsetPattern.exec(value)?.[1] ?? '';

/**
 * Whether one partial date-time lies before another, judged by the parts that both know: 2014-01 is not before 2014-01-05. Times of day count only when both tell their offset,
 * or neither does.
 */
export function isBefore(one: string, other: string): boolean {
  const offset = offsetOf(one);
  const otherOffset = offsetOf(other);
  if (offset !== otherOffset && offset && otherOffset) return Date.parse(one) < Date.parse(other);
  const end = offset === otherOffset ? -offset.length || undefined : 10;
  const [known, otherKnown] = [one.slice(0, end), other.slice(0, end)];
  const length = Math.min(known.length, otherKnown.length);
  return known.slice(0, length) < otherKnown.slice(0, length);
}
