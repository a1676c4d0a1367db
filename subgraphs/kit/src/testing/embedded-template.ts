/** What embedded databases of tests begin as: to create one takes seconds of work, to begin as a copy a fraction of it. */
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const packageFile = join(dirname(require.resolve('@electric-sql/pglite')), '../package.json');
const { version } = require(packageFile) as { readonly version: string };

/** File with an empty database; there from the first run of tests after an installation. */
const embeddedTemplate = fileURLToPath(
  new URL(`../../../../node_modules/.cache/meridian/pglite-${version}.tar`, import.meta.url),
);

/** Where `openDatabase` opens a database of a test's own. */
export const inMemory = { dataDir: null, template: embeddedTemplate };

/** Run once before all tests. */
export async function setup(): Promise<void> {
  if (existsSync(embeddedTemplate)) return;
  const { PGlite } = await import('@electric-sql/pglite');
  const database = await PGlite.create();
  const dump = await database.dumpDataDir('none');
  await database.close();
  await mkdir(dirname(embeddedTemplate), { recursive: true });
  // Another run may do the same: what has the name is whole.
  const unfinished = `${embeddedTemplate}.${process.pid}`;
  await writeFile(unfinished, dump.stream());
  await rename(unfinished, embeddedTemplate);
}
