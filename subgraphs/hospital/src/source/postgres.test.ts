import { describeOnDatabases, fill } from '@meridian/kit/testing';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { saveRecords } from '../delivery/save-records.ts';
import { loads } from '../import/index.ts';
import { migrations } from '../migrations/index.ts';
import { deliverStudy } from '../testing/deliver-study.ts';
import { labResult } from '../testing/delivered.ts';
import { data, first, idOf, keys, second } from '../testing/sample-study.ts';
import { postgresHospitalSource } from './postgres.ts';
import type { HospitalSource } from './source.ts';

const fetchedAt = '2026-01-01T00:00:00.000Z';

describeOnDatabases('what was delivered', [{ name: 'hospital', migrations }], (test) => {
  let source: HospitalSource;
  const results = async (usubjid: string) => {
    const pages = await source.labResultsBySubject.pages([idOf(usubjid)], { first: 100, afterId: null }, null);
    const page = pages.get(idOf(usubjid));
    if (page === undefined || page instanceof Error) throw new Error('nothing was found');
    return page.nodes;
  };

  beforeAll(async () => {
    await fill(test.database, 'hospital', keys, loads, data);
    await deliverStudy(test.database, new Date(fetchedAt));
    source = postgresHospitalSource(test.database.kysely);
  });

  it('says who delivered a record, where it stands there and when it was last read', async () => {
    const [result] = await results(second);
    expect(result).toMatchObject({
      hospitalNumber: 1,
      sequence: 1,
      provenance: {
        source: 'LIS',
        sourceId: 'LB.1',
        recordedAt: null,
        retrievedAt: fetchedAt,
        stale: false,
        messageControlId: null,
        charset: null,
      },
    });
    await sql`update hospital.kept set fetched_at = '2026-01-02T00:00:00Z' where subject_id = ${idOf(second)}::uuid and kind = 'LABORATORY'`.execute(
      test.database.kysely,
    );
    expect((await results(second))[0]?.provenance.retrievedAt).toBe('2026-01-02T00:00:00.000Z');
    expect((await results(first))[0]?.provenance.retrievedAt).toBe(fetchedAt);
  });

  it('tells the message that brought a record, and gives it none of the study’s qualifiers', async () => {
    const hospital = { number: 1, timeZone: 'UTC', mapping: { tests: {}, units: {}, flags: {}, categories: {} } };
    await saveRecords(test.database.kysely, {
      hospital,
      subjectId: idOf(second),
      records: [labResult({ sourceId: 'F1/1', recordedAt: '2014-02-03T18:00:00+08:00', loinc: '1742-6' })],
      replaces: null,
      retrievedAt: new Date('2026-01-03T00:00:00Z'),
      messageControlId: 'C1',
      charset: 'GB18030',
    });
    // As if the study had the same number for another result.
    await sql`update hospital.lab_result set sequence = 1 where source_id = 'F1/1'`.execute(test.database.kysely);
    const [ofStudy, other] = (await results(second)).toSorted(
      (a, b) => Number(a.provenance.sourceId === 'F1/1') - Number(b.provenance.sourceId === 'F1/1'),
    );
    if (ofStudy === undefined || other === undefined) throw new Error('two results were expected');
    expect(other).toMatchObject({
      visitNum: null,
      standard: null,
      original: { value: '130', unit: 'U/L' },
      provenance: {
        sourceId: 'F1/1',
        recordedAt: '2014-02-03T10:00:00.000Z',
        retrievedAt: '2026-01-03T00:00:00.000Z',
        messageControlId: 'C1',
        charset: 'GB18030',
      },
    });
    expect(await source.labQualifiers([ofStudy, other])).toEqual([
      { timesUln: '0.2', endpoint: null },
      { timesUln: null, endpoint: null },
    ]);
  });

  it('knows hospitals by number', async () => {
    expect((await source.allHospitals()).map(({ number }) => number)).toEqual([1, 2, 3]);
    const records = await source.hospitalRecordsBySubject([idOf(first)]);
    expect(records.get(idOf(first))?.map(({ hospital }) => hospital.number)).toEqual([1, 2]);
  });
});
