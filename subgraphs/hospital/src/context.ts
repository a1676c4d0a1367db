import type { HospitalAccess } from './access.ts';
import type { DeadLetters } from './hospitals/dead-letters.ts';
import type { Hospitals } from './hospitals/hospitals.ts';
import type { RecordReads } from './hospitals/record-reads.ts';
import type { Loaders } from './loaders.ts';
import type { HospitalSource } from './source/source.ts';

/** What a resolver works with; made anew for every call. */
export interface Context {
  readonly access: HospitalAccess;
  readonly loaders: Loaders;
  /** Everything that comes from a hospital is read through it. */
  readonly records: RecordReads;
  readonly hospitals: Hospitals;
  readonly deadLetters: DeadLetters;
  /** For lists that belong to no parent. */
  readonly source: HospitalSource;
  readonly requestId: string;
  readonly signal: AbortSignal | undefined;
}
