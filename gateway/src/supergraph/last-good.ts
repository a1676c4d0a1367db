/** A copy of the last supergraph that could be served, for a restart that finds a bad one. */
import type { KeyObject } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { readSignedFile, type SignedText } from './signed-file.ts';

/** The file appears whole or not at all, whenever the process ends. */
async function replaceFile(file: string, text: string): Promise<void> {
  const written = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(written, text, { flush: true });
    await rename(written, file);
  } catch (error) {
    await rm(written, { force: true });
    throw error;
  }
}

/** Rejects with the file system's error. */
export async function keepLastGood(file: string, { text, signature }: SignedText): Promise<void> {
  if (signature !== undefined) await replaceFile(`${file}.sig`, `${signature}\n`);
  await replaceFile(file, text);
}

/** Undefined when there is none, or none that the key vouches for. */
export async function readLastGood(file: string, key: KeyObject | undefined): Promise<SignedText | undefined> {
  try {
    return await readSignedFile(file, key);
  } catch {
    return undefined;
  }
}
