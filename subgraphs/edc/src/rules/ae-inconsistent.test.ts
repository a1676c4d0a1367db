import { describe, expect, it } from 'vitest';
import { findInconsistencies, findUnreportedDeaths } from './ae-inconsistent.ts';
import type { EventFacts } from './event-facts.ts';
import { isBefore } from './is-before.ts';

const event = (facts: Partial<EventFacts>): EventFacts => ({
  id: 'e1',
  subjectId: 's1',
  sequence: 3,
  serious: false,
  seriousnessCriteria: [],
  outcome: 'RECOVERED',
  start: '2014-01-05',
  end: '2014-01-07',
  ...facts,
});
const itemsOf = (facts: Partial<EventFacts>): string[] =>
  findInconsistencies(event(facts)).map((found) => found.itemOid);

describe('AE-INCONSISTENT', () => {
  it('accepts an event that agrees with itself', () => {
    expect(itemsOf({})).toEqual([]);
    expect(itemsOf({ serious: true, seriousnessCriteria: ['DEATH'], outcome: 'FATAL' })).toEqual([]);
    expect(itemsOf({ serious: true })).toEqual([]);
    expect(itemsOf({ start: null, end: null })).toEqual([]);
  });

  it('finds a criterion on an event that is not flagged serious, flagged otherwise or not at all', () => {
    expect(findInconsistencies(event({ seriousnessCriteria: ['LIFE_THREATENING', 'HOSPITALIZATION'] }))).toEqual([
      {
        subjectId: 's1',
        recordId: 'e1',
        recordSequence: 3,
        itemOid: 'AE.AESER',
        text: 'Not flagged serious (AESER) although a criterion of seriousness is met: AESLIFE = Y, AESHOSP = Y.',
      },
    ]);
    expect(itemsOf({ serious: null, seriousnessCriteria: ['CANCER'] })).toEqual(['AE.AESER']);
  });

  it('finds a fatal outcome without death among the criteria', () => {
    expect(itemsOf({ serious: true, outcome: 'FATAL' })).toEqual(['AE.AESDTH']);
  });

  it('finds an end before the start, judging by the parts that both dates know', () => {
    expect(itemsOf({ start: '2014-01-05', end: '2014-01-04' })).toEqual(['AE.AEENDTC']);
    expect(itemsOf({ start: '2014-01-05', end: '2013' })).toEqual(['AE.AEENDTC']);
    expect(itemsOf({ start: '2014-01-05', end: '2014-01' })).toEqual([]);
    expect(itemsOf({ start: '2014', end: '2014-01-01' })).toEqual([]);
    expect(itemsOf({ start: '2014-01-05', end: '2014-01-05' })).toEqual([]);
  });
});

describe('isBefore', () => {
  it.each([
    ['2014-01-05T09:00', '2014-01-05T10:00', true],
    ['2014-01-05T09', '2014-01-05T09:30', false],
    ['2014-01-05T09:00Z', '2014-01-05T10:00Z', true],
    ['2014-01-05T10:00Z', '2014-01-05T09:00', false],
    ['2014-01-04T23:00Z', '2014-01-05T09:00', true],
    ['2014-01-05T01:00+08:00', '2014-01-04T20:00Z', true],
    ['2014-01-05T23:00-05:00', '2014-01-06T01:00+08:00', false],
  ])('%s before %s: %s', (one, other, expected) => {
    expect(isBefore(one, other)).toBe(expected);
  });
});

describe('deaths without a fatal adverse event', () => {
  const deaths = ['DM.DTHFL', 'DS.DSDECOD'].map((itemOid) => ({ subjectId: 's1', itemOid }));

  it('asks once a subject, where the death is told first', () => {
    expect(findUnreportedDeaths(deaths, [event({}), event({ subjectId: 's2', outcome: 'FATAL' })])).toEqual([
      {
        subjectId: 's1',
        recordId: null,
        recordSequence: 0,
        itemOid: 'DM.DTHFL',
        text: 'The subject died, but no adverse event is fatal (AEOUT, AESDTH).',
      },
    ]);
  });

  it('is content with an event that tells of the death by outcome or by criterion', () => {
    expect(findUnreportedDeaths(deaths, [event({ outcome: 'FATAL' })])).toEqual([]);
    expect(findUnreportedDeaths(deaths, [event({ seriousnessCriteria: ['DEATH'] })])).toEqual([]);
  });
});
