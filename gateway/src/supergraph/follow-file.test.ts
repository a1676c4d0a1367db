import { writeFileSync as write } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@meridian/kit/logger';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ConfigError } from '../config.ts';
import type { Gateway } from '../gateway.ts';
import { type FollowedGateway, followFile } from './follow-file.ts';
import { SupergraphError } from './supergraph-error.ts';

// Files are written within one turn: in longer, another state could last from one look to the next.
let folder: string;
let file: string;
let lastGood: string;
const stops: (() => Promise<void>)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-follow-'));
  file = join(folder, 'supergraph.graphql');
  lastGood = join(folder, 'last-good');
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await rm(folder, { recursive: true, force: true });
});

/** Serves every text but those that begin with "bad". */
function createServing() {
  const served: string[] = [];
  const drained: string[] = [];
  const refused: string[] = [];
  const serve = async (text: string): Promise<void> => {
    if (text.startsWith('bad')) {
      refused.push(text);
      throw new SupergraphError(`refused ${text}`);
    }
    served.push(text);
  };
  const create = (text: string) =>
    ({
      load: () => serve(text),
      replaceSupergraph: serve,
      drain: async () => void drained.push(text),
    }) as unknown as Gateway;
  return { served, drained, refused, create };
}

function follow(create: (text: string) => Gateway): Promise<FollowedGateway> {
  return followFile({
    config: { supergraphFile: file, supergraphLastGood: lastGood, supergraphPollMs: 5, supergraphPublicKey: undefined },
    create,
    logger: createLogger('gateway', 'silent'),
  });
}

it('serves what the file becomes, keeps each good one, and passes over a bad one', async () => {
  write(file, 'one');
  const { served, refused, create } = createServing();
  const { watch } = await follow(create);
  stops.push(watch().stop);
  expect(await readFile(lastGood, 'utf8')).toBe('one');
  write(file, 'bad');
  await vi.waitFor(() => expect(refused).toEqual(['bad']), 5_000);
  write(`${file}.sha256`, 'not yet');
  await rm(`${file}.sha256`);
  write(file, 'three');
  await vi.waitFor(() => expect(served).toEqual(['one', 'three']), 5_000);
  await vi.waitFor(async () => expect(await readFile(lastGood, 'utf8')).toBe('three'), 5_000);
});

it('begins with the last good one when the file is bad or gone, and takes the file again once it is good', async () => {
  write(lastGood, 'kept');
  write(file, 'bad');
  const { served, drained, create } = createServing();
  const { watch } = await follow(create);
  expect(served).toEqual(['kept']);
  expect(drained).toEqual(['bad']);
  stops.push(watch().stop);
  write(file, 'mended');
  await vi.waitFor(() => expect(served).toEqual(['kept', 'mended']), 5_000);
  await rm(file);
  const again = createServing();
  await follow(again.create);
  expect(again.served).toEqual(['mended']);
});

it('tells what is wrong with the file when nothing good was kept, or what was kept is bad, too', async () => {
  await expect(follow(createServing().create)).rejects.toThrow(
    new ConfigError([`SUPERGRAPH: ${file} cannot be read (ENOENT)`]),
  );
  write(file, 'bad file');
  await expect(follow(createServing().create)).rejects.toThrow(new SupergraphError('refused bad file'));
  write(lastGood, 'bad copy');
  await expect(follow(createServing().create)).rejects.toThrow(new SupergraphError('refused bad file'));
});

it('serves on where nothing can be kept', async () => {
  write(file, 'one');
  lastGood = join(folder, 'no', 'such', 'folder', 'last-good');
  const { served, create } = createServing();
  await follow(create);
  expect(served).toEqual(['one']);
});
