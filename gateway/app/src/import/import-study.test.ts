import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { importStudy } from './import-study.ts';
import { exitStatus } from './summary.ts';
import { ae, describeImport, dm } from './testing/describe-import.ts';
import { tinySubgraphs } from './testing/tiny-subgraph.ts';

describeImport('a study that is as it should be', (test) => {
  const events = async (): Promise<readonly unknown[]> =>
    (
      await sql<
        Record<string, unknown>
      >`select usubjid, sequence, term, dose::text, serious from diary.event e join registry.subject s on s.id = e.subject_id order by 1, 2`.execute(
        test.database.kysely,
      )
    ).rows;

  it('is loaded value for value, with groups, scope and alerts', async () => {
    await test.put({ 'dm.csv': dm, 'AE.CSV.GZ': gzipSync(ae) });
    const summary = await test.load();
    expect(summary).toMatchObject({ protocolId: 'S1', subjects: 3, findings: 1, notLoaded: [] });
    expect(summary.datasets.map(({ dataset, read, loaded, refused }) => [dataset, read, loaded, refused])).toEqual([
      ['dm', 3, 3, 0],
      ['ae', 3, 3, 0],
    ]);
    expect(exitStatus(summary)).toBe(0);
    expect(await events()).toEqual([
      { usubjid: 'S1-1', sequence: 1, term: 'HEADACHE', dose: '1.0', serious: false },
      { usubjid: 'S1-1', sequence: 2, term: '头痛\n\\tab\there', dose: '0.10', serious: true },
      { usubjid: 'S1-2', sequence: 1, term: null, dose: null, serious: false },
    ]);
    expect((await test.rows('diary.enrollment')).map(({ arm }) => arm).sort()).toEqual(['A', 'B, "high"', null]);
    expect((await test.rows('diary.day')).map(({ date, events }) => [date, events]).sort()).toEqual([
      ['2014', 1],
      ['2014-03', 2],
    ]);
    const { rows: scope } = await sql<{ n: number }>`select count(*) as n from diary.subject_scope`.execute(
      test.database.kysely,
    );
    expect(scope[0]?.n).toBe(3);
    expect(
      (await sql<{ n: number }>`select count(*) as n from registry.alert`.execute(test.database.kysely)).rows[0]?.n,
    ).toBe(1);
  });

  it('tells the alerts that it has raised, by site and study, once', async () => {
    await test.put({ 'dm.csv': dm, 'ae.csv': ae });
    const told: unknown[] = [];
    const load = () =>
      importStudy({
        ...{ database: test.database, subgraphs: tinySubgraphs, rejectDirectory: test.rejectDirectory },
        ...{ from: { directory: test.directory }, onAlert: (alert) => told.push(alert) },
      });
    const { studyId } = await load();
    await load();
    const { rows: raised } = await sql<{ id: string }>`select key as id from registry.alert`.execute(
      test.database.kysely,
    );
    expect(raised).toHaveLength(1);
    expect(told).toEqual([{ id: raised[0]?.id, studyId, siteId: studyId }]);
  });

  it('is the same database after a second import, row versions and ids included', async () => {
    await test.put({ 'dm.csv': dm, 'ae.csv': ae });
    await test.load();
    const before = await test.everything();
    await test.load();
    expect(await test.everything()).toEqual(before);
  });

  it('is loaded once when two imports of it run at the same time', async () => {
    await test.put({ 'dm.csv': dm, 'ae.csv': ae });
    const [one, other] = await Promise.all([test.load(), test.load()]);
    expect(one.studyId).toBe(other.studyId);
    expect((await test.everything()).map((rows) => rows.length)).toEqual([3, 3, 3, 2]);
  });

  it('follows its files: a changed row keeps its id, a vanished one goes, another scale is another value', async () => {
    await test.put({ 'dm.csv': dm, 'ae.csv': ae });
    await test.load();
    const ids = new Map((await test.rows('diary.event')).map(({ id, term }) => [term, id]));
    await test.put({ 'ae.csv': ae.replace('1.0', '1.00').replace('S1,AE,S1-2,1,,,N,2014\n', '') });
    await test.load();
    const after = await test.rows('diary.event');
    expect(after).toHaveLength(2);
    expect(after.find(({ term }) => term === 'HEADACHE')).toMatchObject({ id: ids.get('HEADACHE'), dose: '1.00' });
    expect((await test.rows('diary.day')).map(({ date }) => date)).toEqual(['2014-03']);
  });

  it('is found in a subdirectory sdtm, with a byte order mark, CRLF and blank lines', async () => {
    await mkdir(join(test.directory, 'sdtm'));
    await writeFile(join(test.directory, 'sdtm', 'dm.csv'), `\ufeff${dm.replaceAll('\n', '\r\n')}\r\n`);
    expect(await test.load()).toMatchObject({ subjects: 3 });
  });

  it('can be added to: without DM its subjects are those in the database', async () => {
    await test.put({ 'dm.csv': dm });
    await test.load();
    await rm(join(test.directory, 'dm.csv'));
    await test.put({ 'ae.csv': ae });
    expect(await test.load()).toMatchObject({ subjects: 3, datasets: [{ dataset: 'ae', loaded: 3 }] });
  });

  it('may come in parts; the whole replaces the parts and the other way round', async () => {
    const [header, first, ...rest] = ae.split('\nS1');
    await test.put({ 'dm.csv': dm, 'aea.csv': `${header}\nS1${first}\n`, 'aeb.csv': [header, ...rest].join('\nS1') });
    await test.load();
    expect(await test.rows('diary.event')).toHaveLength(3);
    await rm(join(test.directory, 'aea.csv'));
    await rm(join(test.directory, 'aeb.csv'));
    await test.put({ 'ae.csv': ae });
    await test.load();
    expect((await test.rows('diary.event')).map(({ dataset }) => dataset)).toEqual(['ae', 'ae', 'ae']);
  });

  it('loads rows from memory as it does files, and says what it does', async () => {
    const seen: string[] = [];
    const summary = await importStudy({
      database: test.database,
      subgraphs: tinySubgraphs,
      from: {
        datasets: new Map([['dm', [{ STUDYID: 'S1', DOMAIN: 'DM', USUBJID: 'S1-1', SITEID: '701', ARM: 'A' }]]]),
      },
      rejectDirectory: test.rejectDirectory,
      onEvent: ({ kind }) => seen.push(kind),
    });
    expect(summary).toMatchObject({ subjects: 1 });
    expect(seen).toEqual([
      'checking',
      'planned',
      'loading',
      'rows',
      'rows',
      'loaded',
      'finishing',
      'finishing',
      'finishing',
    ]);
  });
});
