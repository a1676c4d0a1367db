/** Name and place of an error. Its message is left out: it may quote data. */
export function describeError(error: unknown): { readonly name: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, at: at.slice(0, 5).map((line) => line.trim()) };
}
