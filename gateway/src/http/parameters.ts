/** The parameters of one operation, as a client sent them: nothing is known of their types yet. */
import { isRecord } from '../subgraphs/transport.ts';

export interface Parameters {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
  readonly extensions?: unknown;
  /** Of a persisted document. */
  readonly documentId?: unknown;
}

export const isAbsent = (value: unknown): value is undefined | null => value === undefined || value === null;

/** The document's SHA-256, as the extension `persistedQuery` gives it. Undefined when there is none, or when the extension is not of version 1. */
export function readPersistedHash({ extensions }: Parameters): string | undefined {
  const persisted = isRecord(extensions) ? extensions.persistedQuery : undefined;
  return isRecord(persisted) && persisted.version === 1 && typeof persisted.sha256Hash === 'string'
    ? persisted.sha256Hash
    : undefined;
}
