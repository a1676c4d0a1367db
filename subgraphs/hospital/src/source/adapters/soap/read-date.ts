/** Dates as hospital systems write them, each in several ways. */
import { isPartialDateTime } from '@meridian/kit/scalars';
import { BadAnswer } from '../adapter.ts';

// 2014, 201401, 20140105, 20140105083000: as many parts as are known.
const compact = /^(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d))?)?)?)?)?$/;
// 2014-01, 2014/1/5, 2014-01-05 08:30, 2014-01-05 08:30:00.0, 2014-01-05T08:30:00+08:00.
const separated =
  /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2})(?:(?: +|T)(\d{1,2})(?::(\d\d)(?::(\d\d(?:\.\d{1,9})?))?)?(Z|[+-]\d\d:?\d\d)?)?)?$/;

interface ReadDate {
  /** ISO 8601, right-truncated, without offset. */
  readonly local: string;
  readonly offset: string;
}

function parseDate(written: string | null): ReadDate | null {
  const text = written ?? '';
  // The least date of .NET, with which it writes that there is none.
  if (text === '' || /^0001[-/]?0?1[-/]?0?1( |T|$)/.test(text)) return null;
  const [, year, month, day, hour, minute, second, offset = ''] = compact.exec(text) ?? separated.exec(text) ?? [];
  const pad = (mark: string, part: string | undefined) => (part === undefined ? '' : mark + part.padStart(2, '0'));
  // Java writes a timestamp without fraction as 08:30:00.0.
  const wholeSecond = second?.replace(/\.0$/, '');
  const local = `${year}${pad('-', month)}${pad('-', day)}${pad('T', hour)}${pad(':', minute)}${pad(':', wholeSecond)}`;
  if (!isPartialDateTime(local)) throw new BadAnswer('a date that cannot be read');
  return { local, offset };
}

const toInstant = ({ local, offset }: ReadDate, timeZone: string): Temporal.Instant =>
  offset === ''
    ? Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant()
    : Temporal.Instant.from(local + offset);

/**
 * ISO 8601 local to the hospital, exactly as precise as written: 00:00:00 is midnight, since a hospital that knows the day alone can write it alone. Null when empty; throws BadAnswer for
 * what is no date.
 */
export function readLocalDate(written: string | null, timeZone: string): string | null {
  const date = parseDate(written);
  if (date === null || date.offset === '') return date?.local ?? null;
  const there = toInstant(date, timeZone).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return there.toString({ fractionalSecondDigits: 9 }).slice(0, date.local.length);
}

/** RFC 3339; null when empty or without a time of day. Throws BadAnswer for what is no date. */
export function readInstant(written: string | null, timeZone: string): string | null {
  const date = parseDate(written);
  return date === null || !date.local.includes(':') ? null : toInstant(date, timeZone).toString();
}
