import { isPartialDateTime } from '@meridian/kit/scalars';
import { describe, expect, it } from 'vitest';
import { generateDemo } from './generate.ts';

const demo = generateDemo();
const rows = (dataset: string) => demo.get(dataset) ?? [];
const everyRow = [...demo.values()].flat();

describe('the demo study', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(generateDemo()).toEqual(demo);
    expect(generateDemo({ seed: 'other' }).get('vs')).not.toEqual(demo.get('vs'));
  });

  it('has 60 subjects at three sites, some of whom fail screening', () => {
    expect(rows('dm')).toHaveLength(60);
    expect(new Set(rows('dm').map(({ SITEID }) => SITEID))).toEqual(new Set(['901', '902', '903']));
    expect(rows('ds').filter(({ DSDECOD }) => DSDECOD === 'SCREEN FAILURE')).toHaveLength(10);
    expect(rows('ds').filter(({ DSDECOD }) => DSDECOD === 'WITHDRAWAL BY SUBJECT')).toHaveLength(1);
    expect(everyRow.length).toBeGreaterThan(15_000);
    expect(everyRow.length).toBeLessThan(25_000);
  });

  it('fills every section of the first subject', () => {
    const first = rows('dm')[0]?.USUBJID;
    for (const dataset of [
      'sv',
      'mh',
      'ex',
      'cm',
      'vs',
      'lbch',
      'lbhe',
      'lbur',
      'qsco',
      'qsmm',
      'qsni',
      'qsgi',
      'se',
      'ds',
    ])
      expect(
        rows(dataset).filter(({ USUBJID }) => USUBJID === first),
        dataset,
      ).not.toHaveLength(0);
  });

  it('has one liver signal by Hy’s law, in one sample', () => {
    const samples = new Map<string, Record<string, number>>();
    for (const { USUBJID, LBDTC, LBTESTCD, LBORRES, LBORNRHI } of rows('lbch')) {
      const sample = samples.get(`${USUBJID} ${LBDTC}`) ?? {};
      sample[LBTESTCD as string] = Number(LBORRES) / Number(LBORNRHI);
      samples.set(`${USUBJID} ${LBDTC}`, sample);
    }
    const signals = [...samples.values()].filter(
      ({ ALT = 0, AST = 0, BILI = 0, ALP = 0 }) => Math.max(ALT, AST) >= 3 && BILI >= 2 && ALP < 2,
    );
    expect(signals).toHaveLength(1);
    expect([...samples.values()].filter(({ ALT = 0, AST = 0 }) => Math.max(ALT, AST) >= 3)).toHaveLength(1);
  });

  it('has one serious event, and one that is not serious but led to hospital', () => {
    expect(rows('ae').filter(({ AESER }) => AESER === 'Y')).toHaveLength(1);
    expect(rows('ae').filter(({ AESER, AESHOSP }) => AESER === 'N' && AESHOSP === 'Y')).toHaveLength(1);
  });

  it('has one laboratory flag that disagrees with its range, in both units', () => {
    const laboratory = [...rows('lbch'), ...rows('lbhe'), ...rows('lbur')];
    const recomputed = (value = '', low = '', high = ''): string =>
      Number(value) < Number(low) ? 'LOW' : Number(value) > Number(high) ? 'HIGH' : 'NORMAL';
    const wrong = laboratory.filter((row) => recomputed(row.LBORRES, row.LBORNRLO, row.LBORNRHI) !== row.LBNRIND);
    expect(wrong.map(({ LBTESTCD, LBNRIND }) => [LBTESTCD, LBNRIND])).toEqual([['GLUC', 'NORMAL']]);
    expect(laboratory.filter((row) => recomputed(row.LBSTRESN, row.LBSTNRLO, row.LBSTNRHI) !== row.LBNRIND)).toEqual(
      wrong,
    );
  });

  it('has dates of which a part is known, terms in Chinese, and a subject of two hospitals', () => {
    const dates = everyRow.flatMap((row) =>
      Object.entries(row).flatMap(([column, cell]) => (column.endsWith('DTC') && cell !== '' ? [cell] : [])),
    );
    expect(dates.filter((date) => !isPartialDateTime(date))).toEqual([]);
    expect(
      rows('cm')
        .slice(0, 2)
        .map(({ CMSTDTC }) => CMSTDTC),
    ).toEqual(['2014-03', '2014']);
    expect(rows('ae').some(({ AETERM }) => /\p{Script=Han}/u.test(AETERM ?? ''))).toBe(true);
    const known = rows('suppdm').filter(({ QNAM }) => QNAM === 'HOSPITAL2');
    expect(known).toHaveLength(1);
    const home = rows('dm').find(({ USUBJID }) => USUBJID === known[0]?.USUBJID)?.SITEID;
    expect(known[0]?.QVAL).not.toBe(home);
  });

  it('names each row once', () => {
    for (const [dataset, own] of demo) {
      const sequence = Object.keys(own[0] ?? {}).find((column) => column === `${own[0]?.DOMAIN}SEQ`);
      if (sequence === undefined || dataset === 'ts') continue;
      expect(new Set(own.map((row) => `${row.USUBJID} ${row[sequence]}`)).size, dataset).toBe(own.length);
    }
  });

  it('can be small', () => {
    const small = generateDemo({ subjects: 2, sites: 1 });
    expect(small.get('dm')).toHaveLength(2);
    expect(small.get('ae')?.some(({ AEDECOD }) => AEDECOD === 'HEPATIC ENZYME INCREASED')).toBe(true);
  });
});
