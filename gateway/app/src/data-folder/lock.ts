/** A data folder has one owner: two processes on one embedded database would lose rows without an error. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

/** Who has the folder; for people, and for commands that go through a running server. */
export interface DataFolderOwner {
  readonly pid: number;
  /** What it does with the folder, e.g. 'serving' or 'importing'. */
  readonly activity: string;
  /** Where it serves GraphQL. */
  readonly url?: string;
  readonly adminUrl?: string;
  /** Where its simulated hospitals are told to misbehave. */
  readonly simulatorsUrl?: string;
}

export interface DataFolderLock {
  /** Tells more about the owner, such as its address once it listens. */
  describe(facts: Partial<Omit<DataFolderOwner, 'pid'>>): Promise<void>;
  release(): Promise<void>;
}

export class DataFolderBusy extends Error {
  /** null when the owner has not said who it is. */
  readonly owner: DataFolderOwner | null;
  constructor(dataDir: string, owner: DataFolderOwner | null) {
    const where = owner?.url === undefined ? '' : ` at ${owner.url}`;
    const who = owner === null ? 'another process' : `process ${owner.pid}, which is ${owner.activity}${where}`;
    super(`the data folder ${dataDir} is in use by ${who}`);
    this.name = 'DataFolderBusy';
    this.owner = owner;
  }
}

export class DataFolderUnusable extends Error {
  constructor(dataDir: string, reason: string) {
    super(`the data folder ${dataDir} cannot be used (${reason})`);
    this.name = 'DataFolderUnusable';
  }
}

/** Long enough for somebody who only looks whether the folder is taken. */
const lockTimeoutMs = 250;
/** How long a new owner may take to say who it is. */
const introductionMs = 1_000;
const introductionStepMs = 25;
const sqliteBusy = 5;

const lockFile = (dataDir: string): string => join(dataDir, 'lock.db');
const ownerFile = (dataDir: string): string => join(dataDir, 'owner.json');
const isBusy = (error: unknown): boolean => (error as { errcode?: number }).errcode === sqliteBusy;

/** Written aside and renamed, so that a reader sees all of it or the one before. */
async function writeOwner(dataDir: string, owner: DataFolderOwner): Promise<void> {
  const draft = `${ownerFile(dataDir)}.${owner.pid}`;
  await writeFile(draft, `${JSON.stringify(owner)}\n`, { mode: 0o600 });
  await rename(draft, ownerFile(dataDir));
}

async function readOwnerFile(dataDir: string): Promise<DataFolderOwner | null> {
  try {
    const owner = JSON.parse(await readFile(ownerFile(dataDir), 'utf8')) as Partial<DataFolderOwner> | null;
    return typeof owner?.pid === 'number' && typeof owner.activity === 'string' ? (owner as DataFolderOwner) : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The owner's facts may still be those of a process that was killed: a new one is given a moment to replace them. */
async function awaitOwner(dataDir: string): Promise<DataFolderOwner | null> {
  for (let waitedMs = 0; waitedMs <= introductionMs; waitedMs += introductionStepMs) {
    const owner = await readOwnerFile(dataDir);
    if (owner !== null && isAlive(owner.pid)) return owner;
    await sleep(introductionStepMs);
  }
  return null;
}

/** Takes the folder, creating it when absent, until it is released or the process ends, however it ends. Throws DataFolderBusy or DataFolderUnusable. */
export async function acquireDataFolder(dataDir: string, owner: DataFolderOwner): Promise<DataFolderLock> {
  let database: DatabaseSync | null = null;
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    database = new DatabaseSync(lockFile(dataDir), { timeout: lockTimeoutMs });
    // The operating system holds this lock for the process, so that it ends with it.
    database.exec('begin exclusive');
  } catch (error) {
    database?.close();
    if (isBusy(error)) throw new DataFolderBusy(dataDir, await awaitOwner(dataDir));
    const { code, message } = error as NodeJS.ErrnoException;
    throw new DataFolderUnusable(dataDir, code === 'ERR_SQLITE_ERROR' ? message : (code ?? message));
  }
  const held = database;
  let facts = owner;
  try {
    await writeOwner(dataDir, facts);
  } catch (error) {
    held.close();
    throw new DataFolderUnusable(dataDir, (error as NodeJS.ErrnoException).code ?? 'unknown');
  }
  return {
    async describe(more) {
      facts = { ...facts, ...more };
      await writeOwner(dataDir, facts);
    },
    async release() {
      if (!held.isOpen) return;
      await rm(ownerFile(dataDir), { force: true });
      held.close();
    },
  };
}

/** Who has the folder now; null when nobody has. Changes nothing. */
export async function readOwner(dataDir: string): Promise<DataFolderOwner | null> {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(lockFile(dataDir), { readOnly: true, timeout: 0 });
    database.prepare('select count(*) from sqlite_schema').get();
    return null;
  } catch (error) {
    return isBusy(error) ? awaitOwner(dataDir) : null;
  } finally {
    database?.close();
  }
}
