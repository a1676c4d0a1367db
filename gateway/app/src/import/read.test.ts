import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDataset } from './read.ts';
import type { FileSource, ReadRow } from './source.ts';

const data = process.env.MERIDIAN_DATA ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const pilot = join(data, 'cdiscpilot01');

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'meridian-read-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const source = (path: string): FileSource => ({
  kind: path.endsWith('.xpt') ? 'xpt' : 'csv',
  dataset: 'x',
  file: 'x',
  path,
});

async function readAll(path: string): Promise<readonly ReadRow[]> {
  const { rows } = await openDataset(source(path));
  return Array.fromAsync(rows);
}

async function readText(content: string | Buffer): Promise<readonly ReadRow[]> {
  const path = join(directory, 'x.csv');
  await writeFile(path, content);
  return readAll(path);
}

describe('a CSV file', () => {
  it('gives back every cell that was written, whatever is in it', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0'));
    const written = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        async (cells, eol) => {
          const lines = [['A', 'B'], ...cells.map((row) => row.map(written))].map((row) => row.join(','));
          const rows = await readText(lines.join(eol) + eol);
          expect(rows.map(({ row }) => [row?.A, row?.B])).toEqual(cells);
        },
      ),
      { seed: 11, numRuns: 60 },
    );
  });

  it('numbers rows by the line on which they begin', async () => {
    const rows = await readText('A,B\n1,"two\nlines"\n\n3,4\n5\n');
    expect(rows.map(({ line, refusal }) => [line, refusal])).toEqual([
      [2, null],
      [5, null],
      [6, 'has 1 cells where the header has 2'],
    ]);
  });
});

const hasPilot = existsSync(join(pilot, 'xpt'));
const missing = hasPilot ? '' : ': SKIPPED, no study data at MERIDIAN_DATA';

describe.skipIf(!hasPilot)(`an XPT file${missing}`, () => {
  it.each(['dm', 'ae', 'ts'])('of the pilot, %s, equals its CSV cell for cell', async (dataset) => {
    const [xpt, csv] = await Promise.all([
      readAll(join(pilot, 'xpt', `${dataset}.xpt`)),
      readAll(join(pilot, 'sdtm', `${dataset}.csv.gz`)),
    ]);
    expect(xpt.length).toBeGreaterThan(40);
    expect(xpt.map(({ row }) => row)).toEqual(csv.map(({ row }) => row));
  });

  it('that is cut off, or holds two datasets, is refused', async () => {
    const whole = await readFile(join(pilot, 'xpt', 'ts.xpt'));
    const path = join(directory, 'x.xpt');
    await writeFile(path, whole.subarray(0, whole.length - 100));
    await expect(readAll(path)).rejects.toThrow('is cut off');
    await writeFile(path, Buffer.concat([whole, whole.subarray(240)]));
    await expect(readAll(path)).rejects.toThrow('holds 2 datasets instead of one');
  });

  it('keeps leading blanks, and reads what is not UTF-8 as Latin-1', async () => {
    const bytes = await readFile(join(pilot, 'xpt', 'ts.xpt'));
    bytes.write('  ded', bytes.indexOf('Added on to Existing Treatments'), 'latin1');
    bytes.write('\xe9', bytes.indexOf('Planned Maximum Age'), 'latin1');
    bytes.write('é', bytes.indexOf('Planned Minimum Age'), 'utf8');
    const path = join(directory, 'x.xpt');
    await writeFile(path, bytes);
    const rows = await readAll(path);
    expect(rows.slice(0, 3).map(({ row }) => row?.TSPARM)).toEqual([
      '  ded on to Existing Treatments',
      'élanned Maximum Age of Subjects',
      'éanned Minimum Age of Subjects',
    ]);
  });
});
