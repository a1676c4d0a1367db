import { writeFileSync as write } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type FileWatch, identifyFile, watchFile } from './watch-file.ts';

// Files are written within one turn: in longer, another state could last from one look to the next.
let folder: string;
let file: string;
let watch: FileWatch | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-watch-'));
  file = join(folder, 'supergraph.graphql');
  write(file, 'one');
});
afterEach(async () => {
  await watch?.stop();
  await rm(folder, { recursive: true, force: true });
});

it('tells once of each change: written, replaced by a rename, digest written, removed', async () => {
  const changed = vi.fn(async () => undefined);
  watch = watchFile(file, 5, await identifyFile(file), changed);
  const afterTimes = (times: number) => vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(times), 5_000);
  write(file, 'two');
  await afterTimes(1);
  write(`${file}.new`, 'six');
  await rename(`${file}.new`, file);
  await afterTimes(2);
  write(`${file}.sha256`, '0');
  await afterTimes(3);
  await rm(file);
  await afterTimes(4);
});

it('looks again after a change that could not be used, and not while one is being used', async () => {
  let running = 0;
  let most = 0;
  const changed = vi.fn(async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 20));
    running -= 1;
  });
  watch = watchFile(file, 2, await identifyFile(file), changed);
  for (let turn = 1; turn <= 3; turn++) {
    write(file, `turn ${turn}`);
    await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(turn), 5_000);
  }
  expect(most).toBe(1);
});

it('is silent after stop', async () => {
  const changed = vi.fn(async () => undefined);
  const stopped = watchFile(file, 2, await identifyFile(file), changed);
  await stopped.stop();
  write(file, 'two');
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(changed).not.toHaveBeenCalled();
});
