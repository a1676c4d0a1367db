/** A PostgreSQL of the drill's own, which it may end and start again. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '@meridian/kit/database/open';
import { eventually, freePorts } from '../wire/processes.ts';

export interface PostgresCluster {
  readonly url: string;
  /** Ends every session at once, as a restart by an operator does. */
  stop(): Promise<void>;
  /** Resolves when it takes connections. */
  start(): Promise<void>;
}

const installations = '/usr/lib/postgresql';

/** The folder of the latest installed server's programs; null where there is none. */
export function findPostgres(): string | null {
  if (!existsSync(installations)) return null;
  const versions = readdirSync(installations).sort((a, b) => Number(b) - Number(a));
  const folders = versions.map((version) => join(installations, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'postgres'))) ?? null;
}

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** The server refuses to run as root. */
function serverAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  const idOf = (option: string): number => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Makes a cluster in the folder and starts it. What it holds is not safe from a crash of the machine, only from its own. */
export async function createPostgresCluster(binaries: string, folder: string): Promise<PostgresCluster> {
  const account = serverAccount();
  const data = join(folder, 'postgres');
  mkdirSync(data);
  if (account.uid !== undefined && account.gid !== undefined) {
    chownSync(folder, account.uid, account.gid);
    chownSync(data, account.uid, account.gid);
  }
  const options = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  execFileSync(join(binaries, 'initdb'), options, { ...account, cwd: data, stdio: 'ignore' });
  const [port = 0] = await freePorts(1);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${data}`,
    'max_connections=200',
    'shared_buffers=64MB',
    'fsync=off',
    'log_min_messages=fatal',
  ];
  let server: ChildProcess | null = null;

  const isUp = (): Promise<boolean> =>
    openDatabase({ url, poolSize: 1 }).then(
      async (database) => {
        await database.close();
        return true;
      },
      () => false,
    );

  async function start(): Promise<void> {
    const parameters = settings.flatMap((setting) => ['-c', setting]);
    const started = spawn(join(binaries, 'postgres'), ['-D', data, ...parameters], {
      ...account,
      cwd: data,
      stdio: 'ignore',
    });
    server = started;
    const end = (): boolean => started.kill('SIGQUIT');
    process.once('exit', end);
    started.once('exit', () => process.off('exit', end));
    if (!(await eventually(isUp, Boolean))) throw new Error('the PostgreSQL of the drill does not answer');
  }

  async function stop(): Promise<void> {
    const running = server;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGINT');
    await ended;
  }

  await start();
  return { url, start, stop };
}
