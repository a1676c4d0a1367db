/** JSON logs without personal data: a line says what happened to which request, never with which values. */
import { type Logger, pino } from 'pino';
import { batchLines, type LineBatch } from './batch-lines.ts';

export type { Logger };

/** As pino counts; only fatal is above. */
const errorSeverity = 50;

/** Standard output, which all loggers of the process share. */
let output: LineBatch | undefined;

/** However the process ends, unless a signal kills it, nothing that waits is lost. */
function openOutput(): LineBatch {
  const stdout = pino.destination({ sync: true });
  const lines = batchLines((text) => stdout.write(text));
  process.on('exit', lines.flush);
  return lines;
}

export function createLogger(name: string, level: string = process.env.LOG_LEVEL ?? 'info'): Logger {
  output ??= openOutput();
  const lines = output;
  return pino(
    {
      name,
      level,
      base: { service: name },
      hooks: {
        // Of a process that may be about to break, the last words are there at once.
        logMethod(args, method, severity) {
          method.apply(this, args);
          if (severity >= errorSeverity) lines.flush();
        },
      },
      // Database drivers put values and SQL into their errors; only what kind of failure it was is logged.
      serializers: {
        err: (error: unknown) =>
          error instanceof Error
            ? {
                type: error.name,
                code: (error as { code?: unknown }).code,
                at: error.stack
                  ?.split('\n')
                  .slice(1, 4)
                  .map((line) => line.trim()),
              }
            : { type: typeof error },
      },
    },
    lines,
  );
}
