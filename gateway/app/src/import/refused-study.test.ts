import { mkdir, rm } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { importStudy } from './import-study.ts';
import type { ImportingSubgraph } from './subgraph.ts';
import { ImportFailed } from './summary.ts';
import { ae, describeImport, dm } from './testing/describe-import.ts';
import { tinySubgraphs } from './testing/tiny-subgraph.ts';

describeImport('a study that cannot be loaded', (test) => {
  const truncated = gzipSync(ae.repeat(50)).subarray(0, 100);
  const cases: readonly [string, Readonly<Record<string, string | Buffer>>, string, string?][] = [
    ['a truncated gzip', { 'ae.csv.gz': truncated }, 'ae.csv.gz: is cut off: the gzip data end too early'],
    ['what is no gzip', { 'ae.csv.gz': ae }, 'ae.csv.gz: is damaged or no gzip file'],
    ['an empty file', { 'ae.csv': '' }, 'ae.csv: is empty'],
    ['a missing column', { 'ae.csv': ae.replace('AESEQ', 'AESEQUENCE') }, 'ae.csv: column AESEQ is missing'],
    ['a column twice', { 'ae.csv': ae.replace('AEDOSE', 'AETERM') }, 'ae.csv: column AETERM is there twice'],
    ['a quote that is never closed', { 'ae.csv': `${ae}S1,AE,"S1-1` }, 'ae.csv: a quote is opened and never closed'],
    ['what is no XPT', { 'ae.xpt': 'x'.repeat(400) }, 'ae.xpt: is no SAS XPORT version 5 file'],
    ['one dataset twice', { 'ae.csv': ae, 'ae.xpt': 'x' }, 'ae.csv and ae.xpt are the same dataset; keep one of them'],
    ['a whole and a part', { 'ae.csv': ae, 'aex.csv': ae }, 'ae.csv and aex.csv: AE is there both whole and in parts'],
    [
      'two studies',
      { 'dm.csv': `${dm}S2,DM,S2-1,701,A\n` },
      'dm.csv: more than one study (S1, S2); choose one with --study',
    ],
    ['another study than asked for', {}, 'dm.csv: has no row of study S9', 'S9'],
  ];
  it.each(cases)('because of %s is refused by name, and nothing is written', async (_, files, message, study) => {
    await test.put({ 'dm.csv': dm, ...files });
    await expect(test.load(study)).rejects.toThrow(message);
    expect((await test.everything()) as unknown[][]).toEqual([[], [], [], []]);
    expect((await sql`select from registry.study`.execute(test.database.kysely)).rows).toEqual([]);
  });

  it('without DM is refused', async () => {
    await test.put({ 'ae.csv': ae });
    await expect(test.load()).rejects.toThrow('there is no DM dataset, and study S1 is not in the database');
    expect((await sql`select from registry.study`.execute(test.database.kysely)).rows).toEqual([]);
  });

  it('because there is no directory is refused', async () => {
    await rm(test.directory, { recursive: true });
    await expect(test.load()).rejects.toThrow('there is no such directory');
    await mkdir(test.directory);
    await expect(test.load()).rejects.toThrow('holds no dataset');
  });

  it('of two studies is loaded when one is chosen', async () => {
    await test.put({ 'dm.csv': `${dm}S2,DM,S2-1,701,A\n`, 'zz.csv': 'A,B\n1,2\n' });
    const summary = await test.load('S1');
    expect(summary).toMatchObject({ subjects: 3, datasets: [{ refused: 1 }] });
    expect(summary.notLoaded).toEqual([{ file: 'zz.csv', reason: 'no subgraph takes it' }]);
  });

  it('because a mapper fails leaves that dataset out and says where', async () => {
    await test.put({ 'dm.csv': dm, 'ae.csv': ae.replace('HEADACHE', 'BUG') });
    const summary = await test.load();
    expect(summary.datasets[1]).toMatchObject({ loaded: 0, error: 'row at line 2 cannot be mapped (TypeError)' });
    expect(await test.rows('diary.event')).toEqual([]);
  });

  it('because a rule fails ends the import with one clear error', async () => {
    await test.put({ 'dm.csv': dm });
    const failing = { ...tinySubgraphs[1], finish: () => Promise.reject(new RangeError('S1-1 is odd')) };
    const subgraphs = [tinySubgraphs[0], failing] as readonly ImportingSubgraph[];
    const { database, rejectDirectory, directory } = test;
    const failure = await importStudy({ database, subgraphs, from: { directory }, rejectDirectory }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(ImportFailed);
    expect((failure as Error).message).toBe('the import stopped (RangeError)');
  });
});
