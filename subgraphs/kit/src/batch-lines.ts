/** Lines that are written many at a time: to write each by itself takes longer than to make it. */

/** Characters. A pipe takes so much in one piece, however many processes write into it. */
const most = 4_096;
/** How late a line may be. */
const longestMs = 100;

export interface LineBatch {
  /** `line` ends with a line feed. */
  write(line: string): void;
  /** Writes what waits. */
  flush(): void;
}

export function batchLines(write: (lines: string) => void): LineBatch {
  let waiting = '';
  let timer: NodeJS.Timeout | undefined;
  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const lines = waiting;
    waiting = '';
    if (lines !== '') write(lines);
  }
  return {
    write(line) {
      if (waiting.length + line.length > most) flush();
      waiting += line;
      timer ??= setTimeout(flush, longestMs).unref();
    },
    flush,
  };
}
