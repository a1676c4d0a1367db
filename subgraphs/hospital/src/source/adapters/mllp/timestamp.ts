/** HL7 v2 date/times (DTM, TS; chapter 2A.3.22): as precise as they are long, local to the sender unless they carry an offset. */
import { isPartialDateTime } from '@meridian/kit/scalars';
import { Refusal } from './refusal.ts';

const pattern = /^(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:\.(\d{1,4}))?)?)?)?)?)?([+-]\d{4})?$/;

interface Written {
  /** ISO 8601, right-truncated. */
  readonly local: string;
  /** -05:00 */
  readonly offset: string | null;
}

function read(written: string): Written | null {
  const parts = pattern.exec(written);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, fraction, offset] = parts;
  const date = [year, month, day].filter((part) => part !== undefined).join('-');
  const time = [hour, minute, second].filter((part) => part !== undefined).join(':');
  const local = date + (time && `T${time}`) + (fraction === undefined ? '' : `.${fraction}`);
  if (!isPartialDateTime(local)) return null;
  return { local, offset: offset === undefined ? null : `${offset.slice(0, 3)}:${offset.slice(3)}` };
}

const hasTime = (local: string): boolean => local.length > 10;

/** The hour alone is no time that Temporal reads. */
const toMinutes = (local: string): string => (local.length === 13 ? `${local}:00` : local);

function toZone({ local, offset }: Written, timeZone: string): string {
  if (offset === null || !hasTime(local)) return local;
  const there = Temporal.Instant.from(toMinutes(local) + offset).toZonedDateTimeISO(timeZone);
  const fraction = local.split('.')[1] ?? '';
  const whole = there.toString({
    timeZoneName: 'never',
    offset: 'never',
    fractionalSecondDigits: fraction.length as 0 | 1 | 2 | 3 | 4,
  });
  return whole.slice(0, local.length);
}

/** Local to the hospital, ISO 8601, right-truncated, without offset; null when empty. Throws Refusal when it is no date/time. */
export function readPartialDateTime(written: string | null, timeZone: string): string | null {
  if (written === null) return null;
  const parts = read(written.trim());
  try {
    if (parts !== null) return toZone(parts, timeZone);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new Refusal('102', 'a date/time is none');
}

/** RFC 3339; a time without offset is the hospital's local time, the earlier one when it occurs twice. Null when it is no time of day, or none at all. */
export function readInstant(written: string | null, timeZone: string): string | null {
  const parts = written === null ? null : read(written.trim());
  if (parts === null || parts.local.length < 16) return null;
  const { local, offset } = parts;
  try {
    return Temporal.ZonedDateTime.from(`${local}${offset ?? ''}[${offset ?? timeZone}]`).toString({
      timeZoneName: 'never',
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** 2014-01-16T13:17 as 201401161317; the offset of an instant stays. */
export const writeDateTime = (iso: string | null): string =>
  iso === null
    ? ''
    : iso
        .replace('Z', '+00:00')
        .replace(/^[^T+]*/, (date) => date.replaceAll('-', ''))
        .replaceAll(/[T:]/g, '');
