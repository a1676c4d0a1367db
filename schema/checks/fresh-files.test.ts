import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findStaleFiles } from './fresh-files.ts';

it('names files that differ or are absent, and no other', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fresh-'));
  writeFileSync(join(folder, 'same'), 'text');
  writeFileSync(join(folder, 'edited'), 'text, by hand');
  try {
    const expected = new Map(['same', 'edited', 'absent'].map((name) => [join(folder, name), 'text']));
    expect(findStaleFiles(expected)).toEqual([
      expect.stringMatching(/edited is not what the SDL generates$/),
      expect.stringMatching(/absent is not what the SDL generates$/),
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
