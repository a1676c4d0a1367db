/** Reads the whole environment at start, so that a wrong setting is told at once and by name. */
import { z } from 'zod';

/** One line a setting that is wrong; never a value, which may be a secret. */
export class ConfigError extends Error {
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'ConfigError';
  }
}

/** Parses the environment; an empty variable counts as absent. Throws ConfigError. */
export function readConfig<Shape extends z.ZodRawShape>(
  shape: Shape,
  env: NodeJS.ProcessEnv = process.env,
): z.infer<z.ZodObject<Shape>> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = z.object(shape).safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ConfigError(
    parsed.error.issues.map(
      (issue) =>
        `${issue.path.join('.')}: ${issue.code === 'invalid_type' && given[String(issue.path[0])] === undefined ? 'is required' : issue.message}`,
    ),
  );
}

export const port = z.coerce.number().int().min(0).max(65_535);
