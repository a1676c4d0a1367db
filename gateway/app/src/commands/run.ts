/** How every command ends: with its own exit status, or with one line a problem and never a stack trace. */

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
