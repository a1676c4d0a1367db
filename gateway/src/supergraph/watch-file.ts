/** Looks at the supergraph's file again and again, and hands on what has changed. Polled, because mounted volumes swap links and tell nobody. */
import { stat } from 'node:fs/promises';

export interface FileWatch {
  /** Resolves when a look that is under way has ended. */
  stop(): Promise<void>;
}

/** A mark that changes when a file, or what vouches for it, is written, replaced or linked anew. */
export async function identifyFile(file: string): Promise<string> {
  const marks = await Promise.all(
    [file, `${file}.sha256`, `${file}.sig`].map(async (path) => {
      try {
        const { ino, size, mtimeMs, ctimeMs } = await stat(path);
        return `${ino} ${size} ${mtimeMs} ${ctimeMs}`;
      } catch {
        return 'absent';
      }
    }),
  );
  return marks.join(' | ');
}

/**
 * Calls `changed` once for each new state of the file that has lasted from one look to the next: what is still being written is not read. Nothing is called while
 * an earlier `changed` runs. `known` is the mark of the state that needs no telling.
 */
export function watchFile(file: string, everyMs: number, known: string, changed: () => Promise<void>): FileWatch {
  let told = known;
  let seen = known;
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    const now = await identifyFile(file);
    const lasted = now === seen;
    seen = now;
    if (!lasted || now === told || stopped) return;
    told = now;
    await changed();
  }
  const schedule = (): void => {
    timer = setTimeout(() => {
      looking = look().finally(() => {
        if (!stopped) schedule();
      });
    }, everyMs).unref();
  };
  schedule();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await looking.catch(() => undefined);
    },
  };
}
