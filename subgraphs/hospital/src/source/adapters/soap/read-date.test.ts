import { describe, expect, test } from 'vitest';
import { BadAnswer } from '../adapter.ts';
import { readInstant, readLocalDate } from './read-date.ts';

describe('a date local to the hospital', () => {
  test.each([
    ['2014', '2014'],
    ['201401', '2014-01'],
    ['2014-01', '2014-01'],
    ['2014/1', '2014-01'],
    ['20140105', '2014-01-05'],
    ['2014-01-05', '2014-01-05'],
    ['2014/1/5', '2014-01-05'],
    ['201401050830', '2014-01-05T08:30'],
    ['20140105083000', '2014-01-05T08:30:00'],
    ['2014-01-05 08:30', '2014-01-05T08:30'],
    ['2014-01-05 08:30:00', '2014-01-05T08:30:00'],
    ['2014-01-05T08:30:00', '2014-01-05T08:30:00'],
    ['2014/1/5 8:30:00', '2014-01-05T08:30:00'],
    ['2014-01-05 08:30:00.0', '2014-01-05T08:30:00'],
    ['2014-01-05 08:30:00.25', '2014-01-05T08:30:00.25'],
    ['2014/1/5 0:00:00', '2014-01-05T00:00:00'],
    ['2016-02-29', '2016-02-29'],
    ['2014-01-05T08:30:00Z', '2014-01-05T16:30:00'],
    ['2014-01-05T20:30-05:00', '2014-01-06T09:30'],
    ['2014-01-05 08:30:00.5+0800', '2014-01-05T08:30:00.5'],
    ['0001-01-01 00:00:00', null],
    ['0001/1/1', null],
    ['', null],
    [null, null],
  ])('%j is %j', (written, local) => {
    expect(readLocalDate(written, 'Asia/Shanghai')).toBe(local);
  });

  test.each([
    '20141301',
    '20140230',
    '2014-02-29',
    '2014-01-05 24:00:00',
    '2014-01-05 08:60',
    '2014001',
    '14-01-05',
    '05/01/2014',
    '2014-1-5-6',
    '20140105T',
    '不详',
    '0000-00-00',
  ])('%j is refused', (written) => {
    expect(() => readLocalDate(written, 'Asia/Shanghai')).toThrow(BadAnswer);
  });
});

test('a moment needs a time of day, and follows the clocks of its place unless it brings an offset', () => {
  expect(readInstant('2014-07-05 08:30:00', 'America/New_York')).toBe('2014-07-05T12:30:00Z');
  expect(readInstant('20140105083000', 'America/New_York')).toBe('2014-01-05T13:30:00Z');
  expect(readInstant('2014-11-02T01:30:00-05:00', 'America/New_York')).toBe('2014-11-02T06:30:00Z');
  expect(readInstant('2014-01-05', 'America/New_York')).toBeNull();
  expect(readInstant(null, 'America/New_York')).toBeNull();
  expect(() => readInstant('soon', 'America/New_York')).toThrow(BadAnswer);
});
