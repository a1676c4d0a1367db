/** How every command reads its words and ends: with its own exit status, or with one line a problem and never a stack trace. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The command was called in a way it does not understand. */
export class UsageError extends Error {
  constructor(message: string, usage: string) {
    super(`${message}\nusage: ${usage}`);
    this.name = 'UsageError';
  }
}

/** A pipe takes what is written in its own time; a process that exits before loses the rest. */
const flush = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => stream.write('', () => resolve()));

async function exit(status: number): Promise<never> {
  await Promise.all([flush(process.stdout), flush(process.stderr)]);
  process.exit(status);
}

/** The options and words of the command line. Throws UsageError for unknown ones and for empty values. */
export function readWords<const Config extends ParseArgsConfig>(config: Config, usage: string) {
  let words: ReturnType<typeof parseArgs<Config>>;
  try {
    words = parseArgs(config);
  } catch (error) {
    // Node adds advice on dashes, which is of no use here.
    throw new UsageError((error as Error).message.split('. ')[0] as string, usage);
  }
  for (const [name, value] of Object.entries(words.values))
    if ([value].flat().includes('')) throw new UsageError(`--${name} is empty`, usage);
  return words;
}

/** Runs a command; its number is the exit status, nothing means that the process goes on. */
export async function runCommand(name: string, command: () => Promise<number | undefined>): Promise<void> {
  // Whoever reads us has read enough, as `head` has.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    const status = await command();
    if (status !== undefined) await exit(status);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'failed for an unknown reason';
    process.stderr.write(message.replaceAll(/^/gm, `${name}: `).concat('\n'));
    await exit(1);
  }
}
