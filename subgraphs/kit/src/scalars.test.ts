import { expect, it } from 'vitest';
import { isDate, isDateTime, isDuration, isPartialDateTime, scalars } from './scalars.ts';

it('takes dates as partial as SDTM has them, and none that cannot be', () => {
  for (const value of [
    '2014',
    '2014-03',
    '2014-03-01',
    '2014-03-01T14',
    '2014-03-01T14:45',
    '2014-03-01T14:45:10',
    '2014-03-01T14:45:10.5',
    '2012-02-29',
    '2014-03-01T14:45Z',
    '2014-03-01T14:45+08:00',
  ])
    expect(isPartialDateTime(value), value).toBe(true);
  for (const value of [
    '',
    '14',
    '2014-3',
    '2014-13',
    '2014-00',
    '2014-02-29',
    '2014-03-32',
    '2014-03-01 14:45',
    '2014-03-01T24',
    '2014-03-01T14:60',
    '2014---01',
    '2014/03/01',
    ' 2014',
  ])
    expect(isPartialDateTime(value), value).toBe(false);
});

it('tells full dates, instants and durations', () => {
  expect([isDate('2014-03-01'), isDate('2014-03')]).toEqual([true, false]);
  expect([
    isDateTime('2014-03-01T10:00:00Z'),
    isDateTime('2014-03-01T10:00:00'),
    isDateTime('2014-02-30T10:00:00Z'),
  ]).toEqual([true, false, false]);
  expect(['P26W', 'PT5M', 'P1Y2M3DT4H5M6S', 'P', 'PT', '5M', 'P-1D'].map(isDuration)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

it('keeps decimals as they are written', () => {
  expect(scalars.Decimal?.parseValue('0.10')).toBe('0.10');
  expect(scalars.Decimal?.serialize('0.049999999999999996')).toBe('0.049999999999999996');
  expect(() => scalars.Decimal?.parseValue('1,5')).toThrow('Decimal');
});
