/** The refused rows of one dataset, as a file for people: where each is and why it was refused, never what is in it. */
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reject } from './map-dataset.ts';
import { ImportFailed } from './summary.ts';

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export class RejectLog {
  readonly #directory: string;
  readonly #dataset: string;
  readonly #lines = new Set<number>();
  #handle: FileHandle | null = null;

  constructor(directory: string, dataset: string) {
    this.#directory = directory;
    this.#dataset = dataset;
  }

  get #path(): string {
    return join(this.#directory, `${this.#dataset}.rejects.csv`);
  }

  /** The lines refused until now. */
  get lines(): ReadonlySet<number> {
    return this.#lines;
  }

  /** Where the list is; null when there is nothing to list. */
  get file(): string | null {
    return this.#lines.size > 0 ? this.#path : null;
  }

  /** Removes what an earlier import left. Throws ImportFailed when the directory cannot be written. */
  async begin(): Promise<void> {
    await rm(this.#path, { force: true }).catch((error: NodeJS.ErrnoException) => {
      throw new ImportFailed(`${this.#path}: cannot be removed (${error.code})`);
    });
  }

  async add(rejects: readonly Reject[]): Promise<void> {
    if (rejects.length === 0) return;
    try {
      if (this.#handle === null) {
        await mkdir(this.#directory, { recursive: true, mode: 0o700 });
        this.#handle = await open(this.#path, 'w', 0o600);
        await this.#handle.write('dataset,line,column,reason\n');
      }
      await this.#handle.write(
        rejects
          .map(({ line, column, reason }) => `${csvCell(this.#dataset)},${line},${column},${csvCell(reason)}\n`)
          .join(''),
      );
    } catch (error) {
      throw new ImportFailed(`${this.#path}: cannot be written (${(error as NodeJS.ErrnoException).code})`);
    }
    for (const { line } of rejects) this.#lines.add(line);
  }

  async close(): Promise<void> {
    await this.#handle?.close();
    this.#handle = null;
  }
}
