import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { acquireDataFolder, DataFolderBusy, DataFolderUnusable, readOwner } from './lock.ts';

let directory: string;
let dataDir: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'meridian-lock-'));
  dataDir = join(directory, 'data');
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(directory, { recursive: true, force: true });
});

const me = { pid: process.pid, activity: 'testing' };

const program = `
  import { acquireDataFolder } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)};
  try {
    await acquireDataFolder(process.argv[1], { pid: process.pid, activity: 'importing' });
    console.log('mine');
    setInterval(() => undefined, 1000);
  } catch (error) {
    console.log(error.name + ' ' + error.message);
  }`;

/** Starts a process that wants the folder; resolves to what it says. */
async function want(): Promise<{ readonly child: ChildProcess; readonly answer: string; stderr(): string }> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, dataDir]);
  children.push(child);
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const [answer] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, answer, stderr: () => complaints };
}

it('gives a folder to one owner, and to the next when it is released', async () => {
  const lock = await acquireDataFolder(dataDir, me);
  await lock.describe({ url: 'http://127.0.0.1:4000/graphql', adminUrl: 'http://127.0.0.1:4001' });
  await expect(acquireDataFolder(dataDir, me)).rejects.toThrow(
    `is in use by process ${process.pid}, which is testing at http://127.0.0.1:4000/graphql`,
  );
  expect(await readOwner(dataDir)).toMatchObject({ pid: process.pid, adminUrl: 'http://127.0.0.1:4001' });
  expect((await stat(join(dataDir, 'owner.json'))).mode & 0o777).toBe(0o600);
  await lock.release();
  await lock.release();
  expect(await readOwner(dataDir)).toBeNull();
  await (await acquireDataFolder(dataDir, me)).release();
});

it('refuses a folder that another process has, without a warning on its standard error, and names it', async () => {
  const { child, answer, stderr } = await want();
  expect(answer).toBe('mine');
  const refusal = await acquireDataFolder(dataDir, me).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DataFolderBusy);
  expect((refusal as Error).message).toContain(`process ${child.pid}, which is importing`);
  expect(await readOwner(dataDir)).toEqual({ pid: child.pid, activity: 'importing' });
  expect(stderr()).toBe('');
});

it('is free again when its owner was killed, whatever that left behind', async () => {
  const { child } = await want();
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(JSON.parse(await readFile(join(dataDir, 'owner.json'), 'utf8'))).toMatchObject({ pid: child.pid });
  expect(await readOwner(dataDir)).toBeNull();
  const lock = await acquireDataFolder(dataDir, me);
  expect(await readOwner(dataDir)).toEqual(me);
  await lock.release();
});

it('has exactly one winner when five processes want it at once, and the others name the winner', async () => {
  const contenders = await Promise.all(Array.from({ length: 5 }, want));
  const winners = contenders.filter(({ answer }) => answer === 'mine');
  expect(winners).toHaveLength(1);
  for (const { answer } of contenders.filter((each) => each !== winners[0]))
    expect(answer).toContain(`in use by process ${winners[0]?.child.pid}, which is importing`);
});

it('says that a folder cannot be used', async () => {
  await writeFile(dataDir, 'a file');
  await expect(acquireDataFolder(dataDir, me)).rejects.toThrow(DataFolderUnusable);
  expect(await readOwner(dataDir)).toBeNull();
  expect(await readOwner(join(directory, 'absent'))).toBeNull();
});
