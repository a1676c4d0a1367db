import { describeOnDatabases, fill } from '@meridian/kit/testing';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { loads, openStudy } from '../import/index.ts';
import { project } from '../subgraph.ts';
import { sampleData, sampleKeys, sites, subjectIdOf } from '../testing/sample.ts';
import { postgresProjectSource } from './postgres.ts';
import type { ProjectSource } from './source.ts';

describeOnDatabases('the project source', [project], (test) => {
  let source: ProjectSource;
  let studyId: string;
  const open = (protocolId: string): Promise<string> =>
    test.database.kysely.transaction().execute((trx) => openStudy(trx, protocolId));
  /** A study of one randomised subject. */
  async function openSmall(protocolId: string, id: string, summary: Readonly<Record<string, string>>): Promise<string> {
    const opened = await open(protocolId);
    const siteNumber = '901';
    const subjects = { S1: { id, siteId: sites[siteNumber]?.id ?? '', siteNumber } };
    const keys = { studyId: opened, protocolId, sites, subjects };
    await fill(test.database, 'project', keys, loads, {
      TS: Object.entries(summary).map(([TSPARMCD, TSVAL]) => ({ TSSEQ: '1', TSPARMCD, TSVAL })),
      DM: [{ USUBJID: 'S1', SITEID: siteNumber, ARMCD: 'A', ARM: 'Active' }],
    });
    return opened;
  }
  const statusOf = async (id: string): Promise<string | undefined> => (await source.studies([id])).get(id)?.status;

  beforeAll(async () => {
    source = postgresProjectSource(test.database.kysely);
    studyId = await open('T1');
    await fill(test.database, 'project', sampleKeys(studyId), loads, sampleData);
  });

  it('mints a study id once', async () => {
    expect(await open('T1')).toBe(studyId);
    expect(await open('T1-NEXT')).not.toBe(studyId);
  });

  it.each([
    ['1001', 'COMPLETED', 'completed the study'],
    ['1002', 'SCREEN_FAILURE', 'the arm stands for a screen failure'],
    ['1003', 'DECEASED', 'died'],
    ['1004', 'LOST_TO_FOLLOW_UP', 'was lost'],
    ['1005', 'WITHDRAWN', 'withdrew'],
    ['1006', 'DISCONTINUED', 'left for another reason'],
    ['1007', 'ON_TREATMENT', 'completed only the screening, and was treated'],
    ['1008', 'RANDOMIZED', 'has an arm and no treatment'],
    ['1009', 'SCREENING', 'has nothing yet'],
  ])('tells that subject %s is %s: %s', async (number, status) => {
    const id = subjectIdOf(number);
    expect((await source.enrollmentsBySubject([id])).get(id)?.status).toBe(status);
  });

  it('dates screening by the first element or the consent, and randomisation by its event', async () => {
    const found = await source.enrollmentsBySubject(['1001', '1006', '1007'].map(subjectIdOf));
    expect(found.get(subjectIdOf('1001'))).toMatchObject({ screenedOn: '2014-01-05', randomizedOn: '2014-01-30' });
    expect(found.get(subjectIdOf('1006'))).toMatchObject({ screenedOn: null, randomizedOn: null });
    expect(found.get(subjectIdOf('1007'))).toMatchObject({ screenedOn: '2014-01-20', referenceStartOn: '2014-02' });
  });

  it('counts subjects by study and by site', async () => {
    expect((await source.progressByStudy([studyId])).get(studyId)).toMatchObject({
      ...{ screened: 9, screenFailed: 1, randomized: 7, onTreatment: 1, completed: 1, discontinued: 4 },
    });
    const { rows } = await sql<{ id: string; site_number: string }>`select id, site_number from project.study_site
      where study_id = ${studyId}::uuid order by site_number`.execute(test.database.kysely);
    const counts = await source.countsByStudySite(rows.map(({ id }) => id));
    expect(rows.map(({ id }) => counts.get(id))).toMatchObject([
      { screened: 5, enrolled: 4, completed: 1, discontinued: 2, underWay: 2 },
      { screened: 4, enrolled: 3, completed: 0, discontinued: 2, underWay: 1 },
    ]);
  });

  it('counts events by month, and leaves out those that have none', async () => {
    const months = (await source.monthsByStudy([studyId])).get(studyId);
    expect(months?.map(({ month, kind, subjects }) => [month, kind, subjects])).toEqual([
      ['2014-01', 'randomized', 1],
      ['2014-01', 'screened', 2],
      ['2014-02', 'randomized', 5],
      ['2014-04', 'screened', 1],
      ['2014-05', 'discontinued', 3],
    ]);
  });

  it('sorts the schedule by number and keeps a visit for each arm', async () => {
    const visits = (await source.plannedVisitsByStudy([studyId])).get(studyId);
    expect(visits?.map(({ visitNum, armCode }) => [visitNum, armCode])).toEqual([
      ['8.1', null],
      ['9', 'A'],
      ['9', 'P'],
      ['10', null],
    ]);
  });

  it('gives nothing for keys that nothing is known of', async () => {
    const unknown = '00000000-0000-4000-8000-00000000ffff';
    expect(await source.studies([unknown])).toEqual(new Map());
    expect(await source.dispositionBySubject([unknown])).toEqual(new Map());
  });

  describe('where a study stands', () => {
    const id = (digit: number): string => `00000000-0000-4000-8000-00000000500${digit}`;
    it.each([
      ['COMPLETED', 1, { SENDTC: '2015-03', PLANSUB: '1' }],
      ['ACTIVE_NOT_RECRUITING', 2, { SENDTC: '9999-12-31', PLANSUB: '1' }],
      ['RECRUITING', 3, { PLANSUB: '2' }],
      ['RECRUITING', 4, {}],
    ] as const)('is %s with subject %i and %o', async (status, digit, summary) => {
      expect(await statusOf(await openSmall(`SMALL-${digit}`, id(digit), summary))).toBe(status);
    });

    it.each([
      ['PLANNED', {}],
      ['PLANNED', { SSTDTC: '9999-01' }],
      ['RECRUITING', { SSTDTC: '2014' }],
      ['COMPLETED', { SENDTC: '2014-01-01' }],
    ] as const)('is %s without a subject and with %o', async (status, summary) => {
      const empty = await open(`EMPTY-${JSON.stringify(summary)}`);
      const keys = { studyId: empty, protocolId: 'EMPTY', sites: {}, subjects: {} };
      const TS = Object.entries(summary).map(([TSPARMCD, TSVAL]) => ({ TSSEQ: '1', TSPARMCD, TSVAL: `${TSVAL}` }));
      await fill(test.database, 'project', keys, loads, { TS });
      expect(await statusOf(empty)).toBe(status);
    });

    it('is RECRUITING while the planned number is not randomised', async () => {
      expect(await statusOf(studyId)).toBe('RECRUITING');
    });
  });
});
