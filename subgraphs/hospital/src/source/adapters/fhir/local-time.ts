/** FHIR's dateTime and instant (R4 datatypes.html#dateTime) to the hospital's own clock. */
import { isDateTime, isPartialDateTime } from '@meridian/kit/scalars';
import { BadAnswer } from '../adapter.ts';

const timePattern = /T\d\d:\d\d(?::\d\d(?:\.(?<fraction>\d+))?)?(?<offset>Z|[+-]\d\d:\d\d)?$/;
const zeroSeconds = /(T\d\d:\d\d):00(?:\.0+)?$/;

/**
 * As precise as it is written, without offset. FHIR must write seconds where a time is known to the minute alone, so seconds that are zero are left out; a time without
 * offset, which FHIR does not allow but servers send, is the hospital's. Throws BadAnswer.
 */
export function toLocal(dateTime: string, timeZone: string): string {
  if (!isPartialDateTime(dateTime)) throw new BadAnswer('a date is none');
  const time = timePattern.exec(dateTime)?.groups;
  if (time === undefined) return dateTime;
  const local =
    time.offset === undefined
      ? dateTime
      : Temporal.Instant.from(dateTime)
          .toZonedDateTimeISO(timeZone)
          .toPlainDateTime()
          .toString({ fractionalSecondDigits: (time.fraction ?? '').length as 0 });
  return local.replace(zeroSeconds, '$1');
}

/** A moment of the record itself; null when it is known to the day at most. */
export const toRecordedAt = (dateTime: string | undefined): string | null =>
  dateTime !== undefined && isDateTime(dateTime) ? dateTime : null;
