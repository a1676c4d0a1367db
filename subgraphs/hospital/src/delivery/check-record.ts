/** What cannot be stored is refused before it reaches the database, so that a failure of the database always means the database. */
import { isDateTime, isPartialDateTime } from '@meridian/kit/scalars';
import { BadAnswer } from '../source/adapters/adapter.ts';
import type { DeliveredRecord } from '../source/adapters/records.ts';

const maxIdLength = 255;

const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

const isInstant = (text: string): boolean => isDateTime(text) && /^(?!0000)\d{4}-/.test(new Date(text).toISOString());

function datesOf(record: DeliveredRecord): readonly (string | null)[] {
  return record.kind === 'MEDICATION' ? [record.start, record.end] : [record.collectedAt];
}

const isNamed = (record: DeliveredRecord): boolean =>
  (record.kind === 'MEDICATION' ? [record.name] : [record.testCode, record.loinc]).some((name) => name?.trim());

/** Throws BadAnswer, which names what is wrong and holds nothing of the record. */
export function checkRecord(record: DeliveredRecord): void {
  const refuse = (why: string): never => {
    throw new BadAnswer(why);
  };
  const { sourceId, recordedAt, status } = record;
  if (sourceId === '' || sourceId.length > maxIdLength) refuse('a record has no usable identity');
  for (const value of Object.values(record))
    if (typeof value === 'string' && !isStorable(value)) refuse('a record holds a character that cannot be stored');
  if (recordedAt !== null && !isInstant(recordedAt)) refuse('a record has no instant where one belongs');
  if (status === 'DELETED') return;
  if (!isNamed(record)) refuse('a record does not say what it is about');
  if (datesOf(record).some((date) => date !== null && !isPartialDateTime(date)))
    refuse('a record has no date where one belongs');
}
