import { describeOnDatabases, fill } from '@meridian/kit/testing';
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { finish, loads } from '../import/index.ts';
import { migrations } from '../migrations/index.ts';
import type { DeliveredRecord, RecordKind } from '../source/adapters/records.ts';
import { deliverStudy } from '../testing/deliver-study.ts';
import { labResult, medication, vitalSign } from '../testing/delivered.ts';
import { data, first, idOf, keys, second } from '../testing/sample-study.ts';
import { findSubject, mergeRecordNumbers } from './find-subject.ts';
import { saveHospitals } from './save-hospitals.ts';
import { saveRecords } from './save-records.ts';

const none = { tests: {}, units: {}, flags: {}, categories: {} };
const subjectId = idOf(first);
/** The study's row LB.1 as its hospital delivers it. */
const ofStudy = labResult({ sourceId: 'LB.1' });

describeOnDatabases('deliveries', [{ name: 'hospital', migrations }], (test) => {
  const save = async (
    records: readonly DeliveredRecord[],
    replaces: RecordKind | null = null,
    more: { hospitalNumber?: number; subjectId?: string; retrievedAt?: Date; messageControlId?: string } = {},
  ): Promise<number> => {
    const { hospitalNumber: number = 1, retrievedAt = new Date(), ...rest } = more;
    const hospital = { number, mapping: none, timeZone: 'UTC' };
    return (await saveRecords(test.database.kysely, { subjectId, ...rest, hospital, records, replaces, retrievedAt }))
      .changed;
  };
  // biome-ignore lint/suspicious/noExplicitAny: rows of tables that each test knows.
  const rows = async (table = 'lab_result', of = subjectId): Promise<any[]> =>
    (
      await sql`select * from ${sql.id('hospital', table)} where subject_id = ${of}::uuid
        order by hospital_number, source_id`.execute(test.database.kysely)
    ).rows;
  const studyRow = async (sequence: number) => {
    const { rows: found } = await sql<{
      id: string;
      visit_num: string;
    }>`select id, visit_num from hospital.study_lab_result
      where subject_id = ${subjectId}::uuid and sequence = ${sequence}`.execute(test.database.kysely);
    if (found[0] === undefined) throw new Error(`the study has no LB.${sequence}`);
    return found[0];
  };
  const reimport = () => test.database.kysely.transaction().execute((trx) => finish(trx, keys));

  const tables = ['lab_result', 'vital_sign', 'medication_statement'];

  beforeAll(() => fill(test.database, 'hospital', keys, loads, data));
  beforeEach(async () => {
    for (const table of [...tables, 'removed_record', 'kept', 'merged_record_number'])
      await sql`delete from ${sql.id('hospital', table)}`.execute(test.database.kysely);
  });

  it('makes of every delivered record the row that the study has of it', async () => {
    await deliverStudy(test.database);
    for (const table of ['lab_result', 'vital_sign', 'medication_statement']) {
      const differing = await sql`
        select to_jsonb(s) - array['study_id', 'dataset', 'loaded_at'] as row from ${sql.id('hospital', `study_${table}`)} s
        except
        select to_jsonb(t) - array['hospital_number', 'source_id', 'recorded_at', 'retrieved_at', 'message_control_id', 'charset'] from ${sql.id('hospital', table)} t`.execute(
        test.database.kysely,
      );
      expect(differing.rows).toEqual([]);
    }
    expect((await rows()).map((row) => row.hospital_number)).toContain(1);
    expect((await rows()).map((row) => row.hospital_number)).toContain(2);
  });

  it('writes nothing when the same is delivered again', async () => {
    const records = [ofStudy, labResult(), vitalSign(), medication()];
    expect(await save(records, null, { retrievedAt: new Date('2026-01-01'), messageControlId: 'A' })).toBe(4);
    const before = [await rows(), await rows('vital_sign'), await rows('medication_statement')];
    test.statements.length = 0;
    expect(await save(records, null, { retrievedAt: new Date('2026-01-02'), messageControlId: 'B' })).toBe(0);
    expect(test.statements.filter((statement) => statement.includes('insert into'))).toHaveLength(3);
    expect([await rows(), await rows('vital_sign'), await rows('medication_statement')]).toEqual(before);
    expect(await save([{ ...ofStudy, value: '131' }], null, { messageControlId: 'C' })).toBe(1);
    expect((await rows()).map((row) => [row.source_id, row.original_text, row.message_control_id])).toEqual([
      ['L1', '130', 'A'],
      ['LB.1', '131', 'C'],
    ]);
  });

  it('adds records, replaces those of one kind, and removes what is deleted', async () => {
    await save([labResult({ sourceId: 'A' }), labResult({ sourceId: 'B' }), vitalSign()]);
    await save([labResult({ sourceId: 'C' })], null, { hospitalNumber: 2 });
    expect(await save([labResult({ sourceId: 'B' }), labResult({ sourceId: 'D' })], 'LABORATORY')).toBe(2);
    expect((await rows()).map((row) => [row.hospital_number, row.source_id])).toEqual([
      [1, 'B'],
      [1, 'D'],
      [2, 'C'],
    ]);
    expect(await rows('vital_sign')).toHaveLength(1);
    expect(await save([labResult({ sourceId: 'B', status: 'DELETED', testCode: null })])).toBe(1);
    expect(await save([labResult({ sourceId: 'B', status: 'DELETED' })])).toBe(0);
    expect(await save([labResult({ sourceId: 'C', status: 'DELETED' })])).toBe(0);
    expect(await save([], 'LABORATORY')).toBe(1);
    expect((await rows()).map((row) => row.source_id)).toEqual(['C']);
    expect(await save([])).toBe(0);
  });

  it('takes the last of several records with one id', async () => {
    expect(await save([labResult({ value: '1' }), labResult({ value: '2' })])).toBe(1);
    expect((await rows())[0].original_text).toBe('2');
    expect(await save([labResult({ value: '3' }), labResult({ status: 'DELETED' })])).toBe(1);
    expect(await rows()).toEqual([]);
  });

  it('lets deliveries of one subject in many transactions wait for each other, and the last decide', async () => {
    const deliver = (run: number, hospitalNumber: number) =>
      test.database.kysely.transaction().execute((trx) =>
        saveRecords(trx, {
          hospital: { number: hospitalNumber, mapping: none, timeZone: 'UTC' },
          subjectId,
          records: [ofStudy, ...[1, 2, 3].map((each) => labResult({ sourceId: `${run} ${each}` }))],
          replaces: 'LABORATORY',
          retrievedAt: new Date(),
        }),
      );
    await Promise.all([1, 2, 3, 4, 5, 6].map((run) => deliver(run, 1 + (run % 2))));
    const stored = await rows();
    expect(stored).toHaveLength(8);
    expect(new Set(stored.map((row) => row.source_id.split(' ')[0])).size).toBe(3);
    const minted = stored.filter((row) => row.source_id !== 'LB.1').map((row) => row.sequence);
    expect(new Set(minted).size).toBe(6);
  });

  it('numbers what the study does not have after everything else, and keeps the numbers', async () => {
    await save([labResult({ sourceId: 'X' }), ofStudy, labResult({ sourceId: 'LB.77' }), labResult({ sourceId: 'W' })]);
    const numbers = async () => Object.fromEntries((await rows()).map((row) => [row.source_id, row.sequence]));
    expect(await numbers()).toEqual({ 'LB.1': 1, 'LB.77': 77, W: 78, X: 79 });
    await save([
      labResult({ sourceId: 'A' }),
      labResult({ sourceId: 'X', value: '9' }),
      labResult({ sourceId: 'LB.01' }),
    ]);
    expect(await numbers()).toEqual({ 'LB.1': 1, 'LB.77': 77, W: 78, X: 79, A: 80, 'LB.01': 81 });
  });

  it('adds what the study alone knows, as long as the hospital has the same result of the same time', async () => {
    const study = await studyRow(1);
    await save([ofStudy]);
    const known = {
      id: study.id,
      sequence: 1,
      visit_num: '9.299999999999999',
      standard_text: '130',
      standard_flag: 'HIGH',
    };
    expect(await rows()).toEqual([expect.objectContaining(known)]);
    await save([{ ...ofStudy, status: 'CORRECTED', value: '30' }]);
    expect(await rows()).toEqual([
      expect.objectContaining({
        ...known,
        status: 'CORRECTED',
        standard_text: null,
        standard_flag: null,
        original_flag: 'NORMAL',
      }),
    ]);
    await save([{ ...ofStudy, status: 'CANCELLED' }]);
    expect((await rows())[0]).toMatchObject({ id: study.id, original_text: null, standard_value: null });
    await save([vitalSign({ sourceId: 'VS.2' })]);
    expect((await rows('vital_sign'))[0]).toMatchObject({ sequence: 2, visit_num: '3.5', standard_text: '64' });
    await save([ofStudy], null, { subjectId: idOf(second) });
    expect((await rows('lab_result', idOf(second)))[0]).toMatchObject({ sequence: 1, standard_text: null });
  });

  it('gives two hospitals that deliver the same record two records', async () => {
    const study = await studyRow(1);
    await save([ofStudy], 'LABORATORY', { hospitalNumber: 2 });
    await save([ofStudy], 'LABORATORY');
    const [one, two] = await rows();
    expect([two.id, two.visit_num, one.visit_num]).toEqual([study.id, study.visit_num, study.visit_num]);
    expect(one.id).not.toBe(study.id);
    expect(await save([ofStudy], 'LABORATORY')).toBe(0);
  });

  it('lets a preliminary result replace a final one only when it was recorded later, and nothing replace what was recorded after it', async () => {
    const [early, late] = ['2014-02-03T10:00:00+01:00', '2014-02-03T09:30:00Z'];
    const status = async (...records: Partial<typeof ofStudy>[]) => {
      await sql`delete from hospital.lab_result`.execute(test.database.kysely);
      for (const record of records) await save([labResult(record)]);
      return (await rows())[0]?.status ?? null;
    };
    expect(await status({ status: 'PRELIMINARY' }, { status: 'FINAL' })).toBe('FINAL');
    expect(await status({ status: 'FINAL' }, { status: 'PRELIMINARY' })).toBe('FINAL');
    expect(await status({ status: 'CORRECTED', recordedAt: early }, { status: 'PRELIMINARY', recordedAt: early })).toBe(
      'CORRECTED',
    );
    expect(await status({ status: 'FINAL', recordedAt: early }, { status: 'PRELIMINARY', recordedAt: late })).toBe(
      'PRELIMINARY',
    );
    expect(await status({ status: 'CORRECTED', recordedAt: late }, { status: 'FINAL', recordedAt: early })).toBe(
      'CORRECTED',
    );
    expect(await status({ status: 'FINAL', recordedAt: late }, { status: 'DELETED', recordedAt: early })).toBe('FINAL');
    expect(await status({ status: 'FINAL', recordedAt: late }, { status: 'DELETED' })).toBeNull();
    expect(await status({ status: 'PRELIMINARY' }, { status: 'PRELIMINARY', value: '1' })).toBe('PRELIMINARY');
    expect((await rows())[0].original_text).toBe('1');
    await save([labResult({ status: 'FINAL', recordedAt: late })], 'LABORATORY');
    await save([labResult({ status: 'PRELIMINARY', recordedAt: early })], 'LABORATORY');
    expect((await rows())[0].status).toBe('PRELIMINARY');
  });

  it.each([
    ['a character that no text can hold', labResult({ value: 'a\0b' })],
    ['half a character', medication({ name: '\ud800' })],
    ['no identity', labResult({ sourceId: '' })],
    ['an identity without end', labResult({ sourceId: 'x'.repeat(3000) })],
    ['no test', labResult({ testCode: ' ', loinc: null })],
    ['no name', medication({ name: null })],
    ['a day that does not exist', vitalSign({ collectedAt: '2014-02-30' })],
    ['an end that is no date', medication({ end: 'unknown' })],
    ['an instant without an offset', labResult({ recordedAt: '2014-02-03T10:00:00' })],
    ['an instant before all years', labResult({ recordedAt: '0001-01-01T00:00:00+14:00' })],
    ['an instant after all years', labResult({ recordedAt: '9999-12-31T23:59:59-12:00' })],
  ])('refuses a delivery with %s whole, and says nothing of the record', async (_what, record) => {
    await expect(save([labResult({ sourceId: 'fine' }), record])).rejects.toMatchObject({
      name: 'BadAnswer',
      why: expect.stringMatching(/^a record [a-z ]+$/),
    });
    expect(await rows()).toEqual([]);
  });

  it('does not bring back what was removed, unless it was recorded after that', async () => {
    const at = (recordedAt: string | null, status: 'FINAL' | 'DELETED' = 'FINAL') =>
      save([labResult({ sourceId: 'L1', recordedAt, status }), labResult({ sourceId: 'L2', recordedAt })]);
    const isThere = async (): Promise<boolean> =>
      (await rows()).some((row) => row.hospital_number === 1 && row.source_id === 'L1');
    await at('2014-01-03T00:00:00Z', 'DELETED');
    await at('2014-01-01T00:00:00Z', 'DELETED');
    await at('2014-01-02T00:00:00Z');
    expect(await isThere()).toBe(false);
    expect(await save([medication({ sourceId: 'L1', recordedAt: '2014-01-02T00:00:00Z' })])).toBe(1);
    const record = labResult({ sourceId: 'L1', recordedAt: '2014-01-02T00:00:00Z' });
    expect(await save([record], null, { hospitalNumber: 2 })).toBe(1);
    expect(await save([record], null, { subjectId: idOf(second) })).toBe(1);
    await at('2014-01-03T00:00:00Z');
    expect(await isThere()).toBe(true);
    await at('2014-01-04T00:00:00Z', 'DELETED');
    await at(null);
    expect(await isThere()).toBe(true);
    await at('2014-01-05T00:00:00Z', 'DELETED');
    expect(await save([record], 'LABORATORY')).toBe(2);
    expect(await isThere()).toBe(true);
  });

  it('stores every text as it came', async () => {
    const text = String.raw`1.50 & | ^ ~ \ < > " ' 中文 𠀀 {"a":1} \u0000 ${'\t'}`;
    await save([
      labResult({ sourceId: text, testName: text, value: text, specimen: text }),
      medication({ name: text, doseText: text, route: text }),
    ]);
    expect(await rows()).toMatchObject([{ source_id: text, test_name: text, original_text: text, specimen: text }]);
    expect(await rows('medication_statement')).toMatchObject([{ name: text, dose_text: text, route: text }]);
  });

  it('brings what was delivered into agreement with the study after an import', async () => {
    await sql`update hospital.study_lab_result set visit_name = 'OLD', standard_text = 'OLD' where subject_id = ${subjectId}::uuid`.execute(
      test.database.kysely,
    );
    await save([ofStudy, labResult({ sourceId: 'LB.2' }), labResult({ sourceId: 'other' })]);
    await save([labResult({ sourceId: 'LB.7' })], null, { hospitalNumber: 1 });
    await save([labResult({ sourceId: 'LB.7' })], null, { hospitalNumber: 2 });
    await save([labResult()], null, { hospitalNumber: 3 });
    await sql`insert into hospital.kept (subject_id, hospital_number, kind) values (${subjectId}::uuid, 1, 'LABORATORY'), (${subjectId}::uuid, 3, 'LABORATORY')`.execute(
      test.database.kysely,
    );
    expect((await rows()).find((row) => row.source_id === 'LB.1').visit_name).toBe('OLD');

    await sql`update hospital.study_lab_result set visit_name = 'NEW', standard_text = 'NEW' where subject_id = ${subjectId}::uuid`.execute(
      test.database.kysely,
    );
    await sql`insert into hospital.study_lab_result (study_id, dataset, subject_id, sequence, test_code, test_name, status, visit_name)
      values (${keys.studyId}::uuid, 'lb', ${subjectId}::uuid, 7, 'ALT', 'ALT', 'FINAL', 'NEW')`.execute(
      test.database.kysely,
    );
    await reimport();
    const seventh = await studyRow(7);
    const after = await rows();
    expect(after.map((row) => [row.hospital_number, row.source_id, row.visit_name, row.standard_text])).toEqual([
      [1, 'LB.1', 'NEW', 'NEW'],
      // Another result than the study's: its standard form is not known.
      [1, 'LB.2', 'NEW', null],
      [1, 'LB.7', 'NEW', null],
      [1, 'other', null, null],
      [2, 'LB.7', 'NEW', null],
    ]);
    expect(after.filter((row) => row.id === seventh.id).map((row) => row.hospital_number)).toEqual([1]);
    const kept = await sql`select hospital_number as number, due from hospital.kept`.execute(test.database.kysely);
    expect(kept.rows).toEqual([{ number: 1, due: true }]);

    await sql`delete from hospital.study_lab_result where sequence = 7`.execute(test.database.kysely);
    await reimport();
    expect((await rows()).find((row) => row.source_id === 'LB.7')).toMatchObject({ id: seventh.id, visit_name: null });
    await sql`delete from hospital.study_lab_result`.execute(test.database.kysely);
    await fill(
      test.database,
      'hospital',
      keys,
      loads.filter(({ domain }) => domain === 'LB'),
      data,
    );
  });

  it('raises the version of the study with every import', async () => {
    const version = async () =>
      (await sql<{ version: number }>`select version from hospital.study_version`.execute(test.database.kysely)).rows[0]
        ?.version ?? 0;
    const before = await version();
    await reimport();
    await reimport();
    expect(await version()).toBe(before + 2);
  });

  it('finds the subject by record number, before and after merges', async () => {
    const { kysely } = test.database;
    const { rows: patients } = await sql<{ subject_id: string; record_number: string }>`
      select subject_id, record_number from hospital.hospital_record where hospital_number = 1 order by subject_id`.execute(
      kysely,
    );
    const [one, two] = patients as [{ subject_id: string; record_number: string }, (typeof patients)[0]];
    const find = (number: string, hospital = 1) => findSubject(kysely, hospital, number);
    expect(await find(one.record_number)).toBe(one.subject_id);
    expect(await find(one.record_number, 2)).toBeNull();
    expect(await find('nobody')).toBeNull();
    await mergeRecordNumbers(kysely, 1, one.record_number, 'N1');
    await mergeRecordNumbers(kysely, 1, 'N1', 'N2');
    await mergeRecordNumbers(kysely, 1, 'older', one.record_number);
    for (const number of ['N1', 'N2', 'older']) expect(await find(number), number).toBe(one.subject_id);
    expect(await find('N1', 2)).toBeNull();
    // A merge that is taken back, and one into itself, go round in circles.
    await mergeRecordNumbers(kysely, 1, 'N2', one.record_number);
    await mergeRecordNumbers(kysely, 1, 'N1', 'N1');
    expect(await find('N1')).toBe(one.subject_id);
    // Two subjects become one patient: each keeps their own number, and a number as near to both is nobody's.
    await mergeRecordNumbers(kysely, 1, one.record_number, 'both');
    await mergeRecordNumbers(kysely, 1, two.record_number, 'both');
    expect([await find(one.record_number), await find(two.record_number), await find('both')]).toEqual([
      one.subject_id,
      two.subject_id,
      null,
    ]);
  });

  it('knows the configured hospitals by their own names, and keeps their ids', async () => {
    const read = async () =>
      (
        await sql<{
          id: string;
          number: number;
          name: string;
        }>`select id, number, name from hospital.hospital order by number`.execute(test.database.kysely)
      ).rows;
    const before = await read();
    await saveHospitals(test.database.kysely, [
      { number: 2, name: '第二医院' },
      { number: 9, name: 'Ninth' },
    ]);
    await saveHospitals(test.database.kysely, []);
    const after = await read();
    expect(after.map(({ number, name }) => [number, name]).slice(1)).toEqual([
      [2, '第二医院'],
      [3, before[2]?.name],
      [9, 'Ninth'],
    ]);
    expect(after.slice(0, 3).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });
});
