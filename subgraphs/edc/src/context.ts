import type { EdcAccess } from './access.ts';
import type { Loaders } from './loaders.ts';

/** What a resolver works with; made anew for every call. */
export interface Context {
  readonly access: EdcAccess;
  readonly loaders: Loaders;
  readonly requestId: string;
  readonly signal: AbortSignal | undefined;
}
