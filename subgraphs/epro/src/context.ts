import type { EproAccess } from './access.ts';
import type { Loaders } from './loaders.ts';

/** What a resolver works with; made anew for every call. */
export interface Context {
  readonly access: EproAccess;
  readonly loaders: Loaders;
  readonly requestId: string;
  readonly signal: AbortSignal | undefined;
}
