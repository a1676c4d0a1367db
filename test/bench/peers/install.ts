/** The folder of the gateways that are compared with: installed when it is asked for, and loaded from there. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const folder = import.meta.dirname;
/** The lock file that was installed, written when all of it was. */
const installedFile = join(folder, 'node_modules', '.installed-lock.json');

/** Installs what the lock file says, unless that was done. Runs no scripts of packages. Rejects when npm cannot. */
export async function installPeers(): Promise<void> {
  const lock = await readFile(join(folder, 'package-lock.json'), 'utf8');
  if ((await readFile(installedFile, 'utf8').catch(() => '')) === lock) return;
  await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
  });
  await writeFile(installedFile, lock);
}

const require = createRequire(join(folder, 'package.json'));

/** A package of that folder. What it exports is for the caller to know: the folder may not be there when types are checked. */
export const loadPeer = async <Exports>(name: string): Promise<Exports> => {
  const { href } = pathToFileURL(require.resolve(name));
  return (await import(href)) as Exports;
};
