import { describe, expect, it } from 'vitest';
import type { PlannedVisitRecord, StudyParameterRecord } from '../records.ts';
import { countMonths } from './count-months.ts';
import { findPlannedVisit } from './find-planned-visit.ts';
import { orderEpochs } from './order-epochs.ts';
import { blindingOf, codingOf, indicationOf, phaseOf, registryIdsOf } from './trial-summary.ts';

describe('orderEpochs', () => {
  const course = (armCode: string, ...epochs: string[]) =>
    epochs.map((epoch, index) => ({ armCode, order: index + 1, epoch }));

  it('lets the arm with more epochs decide where each stands', () => {
    const placed = [
      ...course('A', 'SCREENING', 'TREATMENT', 'FOLLOW-UP'),
      ...course('B', 'SCREENING', 'RUN-IN', 'TREATMENT', 'FOLLOW-UP'),
    ];
    expect(orderEpochs(placed)).toEqual(['SCREENING', 'RUN-IN', 'TREATMENT', 'FOLLOW-UP']);
    expect(orderEpochs(placed.toReversed())).toEqual(['SCREENING', 'RUN-IN', 'TREATMENT', 'FOLLOW-UP']);
  });

  it('counts epochs and not the elements they consist of', () => {
    expect(
      orderEpochs([
        ...course('A', 'SCREENING', 'TREATMENT', 'TREATMENT', 'TREATMENT', 'FOLLOW-UP'),
        ...course('B', 'SCREENING', 'TREATMENT', 'WASHOUT', 'FOLLOW-UP'),
      ]),
    ).toEqual(['SCREENING', 'TREATMENT', 'WASHOUT', 'FOLLOW-UP']);
  });
});

describe('countMonths', () => {
  it('has a point for every month between the first and the last, over the turn of the year', () => {
    expect(
      countMonths([
        { month: '2014-02', kind: 'discontinued', subjects: 1 },
        { month: '2013-12', kind: 'screened', subjects: 4 },
        { month: '2013-12', kind: 'randomized', subjects: 3 },
      ]),
    ).toEqual([
      { month: '2013-12', screened: 4, randomized: 3, discontinued: 0 },
      { month: '2014-01', screened: 0, randomized: 0, discontinued: 0 },
      { month: '2014-02', screened: 0, randomized: 0, discontinued: 1 },
    ]);
  });

  it('has no point without an event, and does not fill up centuries', () => {
    expect(countMonths([])).toEqual([]);
    const mistyped = [
      { month: '0014-02', kind: 'screened', subjects: 1 },
      { month: '2014-02', kind: 'screened', subjects: 1 },
    ] as const;
    expect(countMonths(mistyped)).toHaveLength(2);
  });
});

describe('findPlannedVisit', () => {
  const visit = (id: string, visitNum: string, armCode: string | null = null) =>
    ({ id, visitNum, armCode }) as PlannedVisitRecord;
  const schedule = [visit('a', '8.1'), visit('b', '9', 'A'), visit('c', '9', 'P'), visit('d', '10', 'A')];

  it.each([
    ['8.1', 'a'],
    ['8.10', 'a'],
    ['10.0', 'd'],
    ['8.2', null],
    ['9', null],
  ])('finds for %s: %s', (visitNum, id) => {
    expect(findPlannedVisit(schedule, visitNum)?.id ?? null).toBe(id);
  });

  it('prefers the one that is planned for all arms', () => {
    expect(findPlannedVisit([...schedule, visit('e', '9')], '9')?.id).toBe('e');
  });
});

describe('the trial summary', () => {
  const parameter = (code: string, value: string | null, more: Partial<StudyParameterRecord> = {}) => ({
    ...{ sequence: 1, code, name: null, value, nullFlavor: null, codedValue: null, codeSystem: null },
    codeVersion: null,
    ...more,
  });

  it.each([
    ['PHASE II TRIAL', 'PHASE_2'],
    ['Phase IIIb', 'PHASE_3'],
    ['PHASE I/II TRIAL', 'PHASE_1_2'],
    ['NOT APPLICABLE', 'NOT_APPLICABLE'],
    ['PHASE SEVEN', 'UNKNOWN'],
    ['constructor', 'UNKNOWN'],
    [null, 'UNKNOWN'],
  ])('reads the phase %s as %s', (value, phase) => {
    expect(phaseOf([parameter('TPHASE', value)])).toBe(phase);
  });

  it('says nothing of what it does not hold', () => {
    expect([blindingOf([]), indicationOf([]), registryIdsOf([])]).toEqual(['UNKNOWN', null, []]);
    expect(codingOf(parameter('ROUTE', 'TRANSDERMAL'))).toBeNull();
  });

  it('codes the indication, with the URI of a system that has one', () => {
    const coded = { codedValue: '26929004', codeSystem: 'SNOMED', codeVersion: '2020' };
    expect(indicationOf([parameter('INDIC', 'Dementia', coded)])).toEqual({
      text: 'Dementia',
      coding: [{ system: 'http://snomed.info/sct', code: '26929004', display: 'Dementia', version: '2020' }],
    });
    expect(codingOf(parameter('X', 'y', { ...coded, codeSystem: 'HOUSE LIST' }))?.system).toBe('HOUSE LIST');
  });

  it('finds the registry also where a study wrote it into the version', () => {
    const number = { codedValue: 'NCT1', display: 'NCT1' };
    const expected = { system: 'http://clinicaltrials.gov', code: 'NCT1', display: 'NCT1', version: null };
    const { display: value, ...coded } = number;
    expect(registryIdsOf([parameter('REGID', value, { ...coded, codeVersion: 'clinicaltrials.gov' })])).toEqual([
      expected,
    ]);
    expect(registryIdsOf([parameter('REGID', value, { codeSystem: 'ClinicalTrials.gov' })])).toEqual([expected]);
    expect(registryIdsOf([parameter('REGID', 'X1', { codeSystem: 'EUDRACT', codeVersion: '3' })])).toEqual([
      { system: 'EUDRACT', code: 'X1', display: 'X1', version: '3' },
    ]);
  });
});
