/** JSON logs without personal data: a line says what happened to which request, never with which values. */
import { type Logger, pino } from 'pino';

export type { Logger };

export function createLogger(name: string, level: string = process.env.LOG_LEVEL ?? 'info'): Logger {
  return pino({
    name,
    level,
    base: { service: name },
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
  });
}
