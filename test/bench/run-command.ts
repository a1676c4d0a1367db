/** Runs a command to its end: what it opened is closed however it ends, and what went wrong is one line. */
import { tell } from './prepare.ts';

/** Sets the exit status to 1 when `run` rejects. Interrupted, it closes everything and ends with 130. */
export async function runCommand(run: (atEnd: AsyncDisposableStack) => Promise<void>): Promise<void> {
  const atEnd = new AsyncDisposableStack();
  const interrupt = (): void => void atEnd.disposeAsync().finally(() => process.exit(130));
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    await run(atEnd);
  } catch (error) {
    // What an interruption breaks is no news.
    if (!atEnd.disposed) tell(error instanceof Error ? error.message : 'failed for an unknown reason');
    process.exitCode = 1;
  } finally {
    await atEnd.disposeAsync();
  }
}
