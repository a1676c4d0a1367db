import type { HospitalAccess } from './access.ts';
import type { Loaders } from './loaders.ts';
import type { HospitalSource } from './source/source.ts';

/** What a resolver works with; made anew for every call. */
export interface Context {
  readonly access: HospitalAccess;
  readonly loaders: Loaders;
  /** For lists that belong to no parent. */
  readonly source: HospitalSource;
  readonly requestId: string;
  readonly signal: AbortSignal | undefined;
}
