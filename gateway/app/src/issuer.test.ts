import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DataFolderUnusable } from './data-folder/lock.ts';
import { openIssuer, openSubgraphSecret } from './issuer.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'meridian-issuer-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

it('makes one key a data folder, whoever comes first', async () => {
  const [one, other] = await Promise.all([openIssuer(dataDir), openIssuer(dataDir)]);
  const token = await one.mint({ role: 'MONITOR', studies: ['DEMO01'], sites: ['901'] });
  expect(await other.verify(token)).toMatchObject({ role: 'MONITOR', studies: ['DEMO01'], sites: ['901'] });
  await expect(other.verify(token, 'meridian-operator')).rejects.toThrow();
});

it.each(['not JSON', '{}', 'null'])('says what to do when the key file holds %s', async (text) => {
  await writeFile(join(dataDir, 'issuer.json'), text);
  const opening = openIssuer(dataDir);
  await expect(opening).rejects.toThrow(DataFolderUnusable);
  await expect(opening).rejects.toThrow('delete that file and a new one is made');
});

it('refuses a data folder that is a file, in words', async () => {
  const file = join(dataDir, 'file');
  await writeFile(file, '');
  await expect(openIssuer(file)).rejects.toThrow(`the data folder ${file} cannot be used (ENOTDIR)`);
  await expect(openSubgraphSecret(file)).rejects.toThrow(DataFolderUnusable);
});
