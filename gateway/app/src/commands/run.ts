/** How every command ends: with its own exit status, or with one line a problem and never a stack trace. */

/** The command was called in a way it does not understand. */
export class UsageError extends Error {
  constructor(message: string, usage: string) {
    super(`${message}\nusage: ${usage}`);
    this.name = 'UsageError';
  }
}

/** Runs a command; its number is the exit status, nothing means that the process goes on. */
export async function runCommand(name: string, command: () => Promise<number | undefined>): Promise<void> {
  try {
    const status = await command();
    if (status !== undefined) process.exit(status);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'failed for an unknown reason';
    for (const line of message.split('\n')) process.stderr.write(`${name}: ${line}\n`);
    process.exit(1);
  }
}
