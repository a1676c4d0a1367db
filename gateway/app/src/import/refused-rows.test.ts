import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { exitStatus } from './summary.ts';
import { ae, describeImport, dm } from './testing/describe-import.ts';

describeImport('rows that cannot be loaded', (test) => {
  it('are listed with line, column and reason, without their values, and the rest is loaded', async () => {
    const bad = Buffer.concat([
      Buffer.from(ae),
      Buffer.from('S1,AE,S1-9,1,UNKNOWN SUBJECT,,,2014\n'),
      Buffer.from('S1,AE,S1-2,x2,BAD SEQUENCE,,,2014\n'),
      Buffer.from('S1,AE,S1-2\n'),
      Buffer.from('S2,AE,S1-2,4,OTHER STUDY,,,2014\n'),
      Buffer.from('S1,CM,S1-2,5,OTHER DOMAIN,,,2014\n'),
      Buffer.from([...Buffer.from('S1,AE,S1-2,6,'), 0xff, 0xfe, ...Buffer.from(',,,2014\n')]),
      Buffer.from('S1,AE,S1-2,7,NUL\0,,,2014\n'),
      Buffer.from('S1,AE,S1-1,1,SAME KEY,,,2014-03\n'),
      Buffer.from('S1,AE,S1-3,1,LAST,,,2014-03\n'),
    ]);
    await test.put({ 'dm.csv': dm, 'ae.csv': bad });
    const summary = await test.load();
    expect(exitStatus(summary)).toBe(2);
    expect(summary.datasets[1]).toMatchObject({ read: 12, loaded: 4, refused: 8, error: null });
    const list = await readFile(summary.datasets[1]?.rejectFile as string, 'utf8');
    expect(list.trim().split('\n')).toEqual([
      'dataset,line,column,reason',
      'ae,6,USUBJID,is no subject of this study',
      'ae,7,AESEQ,is not a whole number',
      'ae,8,,has 3 cells where the header has 8',
      'ae,9,STUDYID,is another study than the one that is loaded',
      'ae,10,DOMAIN,is another domain than that of the rows before',
      'ae,11,,holds bytes that are not UTF-8',
      'ae,12,,holds a NUL character',
      'ae,13,,"has the same key (subject_id, sequence) as an earlier row"',
    ]);
    expect(list).not.toContain('S1-9');
    // The row with a known key is not counted in its day either.
    expect((await test.rows('diary.day')).map(({ date, events }) => [date, events]).sort()).toEqual([
      ['2014', 1],
      ['2014-03', 1],
      ['2014-03', 2],
    ]);
  });

  it('are forgotten when the file is repaired', async () => {
    await test.put({ 'dm.csv': dm, 'ae.csv': `${ae}S1,AE\n` });
    await test.load();
    expect(await readdir(test.rejectDirectory)).toEqual(['ae.rejects.csv']);
    await test.put({ 'ae.csv': ae });
    expect(exitStatus(await test.load())).toBe(0);
    expect(await readdir(test.rejectDirectory)).toEqual([]);
  });

  it('leave the earlier rows of their dataset when none is left, and other datasets are loaded', async () => {
    await test.put({ 'dm.csv': dm, 'ae.csv': ae });
    await test.load();
    await test.put({ 'ae.csv': ae.replaceAll('S1-', 'S7-') });
    const summary = await test.load();
    expect(summary.datasets[1]).toMatchObject({ dataset: 'ae', loaded: 0, refused: 3, error: 'every row was refused' });
    expect(exitStatus(summary)).toBe(1);
    expect(await test.rows('diary.event')).toHaveLength(3);
  });

  it('because the database refuses them cost their dataset, and the message quotes no value', async () => {
    await test.put({ 'dm.csv': dm, 'ae.csv': ae.replace('HEADACHE', 'FORBIDDEN') });
    const summary = await test.load();
    expect(summary).toMatchObject({ subjects: 3, datasets: [{ loaded: 3 }, { loaded: 0 }] });
    expect(summary.datasets[1]?.error).toBe('the database refused it (SQLSTATE 23514)');
  });

  it('of DM leave no half of a subject behind', async () => {
    await test.put({ 'dm.csv': dm.replace(',A\n', ',BROKEN\n'), 'ae.csv': ae });
    const summary = await test.load();
    expect(summary.subjects).toBe(2);
    expect(summary.datasets.map(({ loaded, refused }) => [loaded, refused])).toEqual([
      [2, 1],
      [1, 2],
    ]);
    expect((await test.rows('registry.subject')).map(({ usubjid }) => usubjid).sort()).toEqual(['S1-2', 'S1-3']);
  });
});
