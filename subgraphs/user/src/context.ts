import type { UserAccess } from './access.ts';
import type { Loaders } from './loaders.ts';
import type { UserSource } from './source/source.ts';

/** What a resolver works with; made anew for every call. */
export interface Context {
  readonly access: UserAccess;
  readonly loaders: Loaders;
  /** For lists that belong to no parent. */
  readonly source: UserSource;
  readonly requestId: string;
  readonly signal: AbortSignal | undefined;
}
