/** Reads every dataset once, before anything is written. */
import type { Inspected } from './plan.ts';
import type { ReaderPool } from './reader-pool.ts';
import { type DatasetSource, FileUnreadable } from './source.ts';
import { asImportError, ImportFailed, type OnImportEvent } from './summary.ts';

/** Throws ImportFailed that names every dataset which cannot be read. */
export async function inspectAll(
  sources: readonly DatasetSource[],
  pool: ReaderPool,
  onEvent: OnImportEvent,
): Promise<readonly Inspected[]> {
  let checked = 0;
  const results = await Promise.allSettled(
    sources.map(async (source): Promise<Inspected> => {
      const inspection = await pool.inspect(source);
      onEvent({ kind: 'checking', file: source.file, index: ++checked, count: sources.length });
      return { source, inspection };
    }),
  );
  const problems = results.flatMap((each) => (each.status === 'rejected' ? [each.reason as Error] : []));
  const other = problems.find((problem) => !(problem instanceof FileUnreadable));
  if (other) throw asImportError(other);
  if (problems.length > 0) throw new ImportFailed(problems.map(({ message }) => message).join('\n'));
  return results.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}
