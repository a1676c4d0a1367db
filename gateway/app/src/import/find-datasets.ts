/** The dataset files of a directory. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileSource } from './source.ts';
import { ImportFailed } from './summary.ts';

const filePattern = /^(.+?)\.(csv|csv\.gz|xpt)$/i;

async function list(directory: string): Promise<readonly { name: string; isDirectory: boolean }[]> {
  try {
    const entries = await readdir(directory, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, isDirectory: entry.isDirectory() }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new ImportFailed(`${directory}: there is no such directory`);
    if (code === 'ENOTDIR')
      throw new ImportFailed(`${directory}: is a file; give the directory that holds the datasets`);
    throw new ImportFailed(`${directory}: cannot be read (${code ?? 'unknown'})`);
  }
}

/** Every .csv, .csv.gz and .xpt of a directory or of its subdirectory `sdtm`, by dataset name. Throws ImportFailed when there is none, or two of one dataset. */
export async function findDatasets(directory: string): Promise<readonly FileSource[]> {
  const entries = await list(directory);
  const found = new Map<string, FileSource>();
  for (const { name, isDirectory } of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const match = filePattern.exec(name);
    if (!match || isDirectory) continue;
    const dataset = (match[1] as string).toLowerCase();
    const other = found.get(dataset);
    if (other) throw new ImportFailed(`${other.file} and ${name} are the same dataset; keep one of them`);
    found.set(dataset, {
      kind: match[2]?.toLowerCase() === 'xpt' ? 'xpt' : 'csv',
      dataset,
      file: name,
      path: join(directory, name),
    });
  }
  if (found.size > 0) return [...found.values()].sort((a, b) => (a.dataset < b.dataset ? -1 : 1));
  const inner = entries.find(({ name, isDirectory }) => isDirectory && name.toLowerCase() === 'sdtm');
  if (inner) return findDatasets(join(directory, inner.name));
  throw new ImportFailed(`${directory}: holds no dataset (.csv, .csv.gz or .xpt)`);
}
