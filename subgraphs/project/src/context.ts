import type { ProjectAccess } from './access.ts';
import type { Loaders } from './loaders.ts';
import type { ProjectSource } from './source/source.ts';

/** What a resolver works with; made anew for every call. */
export interface Context {
  readonly access: ProjectAccess;
  readonly loaders: Loaders;
  /** For lists that belong to no parent. */
  readonly source: ProjectSource;
  readonly requestId: string;
  readonly signal: AbortSignal | undefined;
}
