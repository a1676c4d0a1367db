/** Tells a request that is plainly in order, but for what its document says, from all others: those are left to Apollo Server. */
import type { BoundedStore } from '../plan/bounded-store.ts';
import { isRecord } from '../subgraphs/transport.ts';
import { isAbsent, type Parameters, readPersistedHash } from './parameters.ts';

export interface PlainRequest {
  readonly text: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** What the client says is the text's SHA-256; not looked at yet. */
  readonly hash: string | undefined;
}

/** Under which Apollo Server keeps the documents that clients have sent with their hash. */
export const persistedKey = (hash: string): string => `apq:${hash}`;

const noVariables = {};

export function readPlain(parameters: Parameters, sentByHash: BoundedStore<string>): PlainRequest | undefined {
  const { query, operationName, variables, extensions } = parameters;
  if (!isAbsent(operationName) && (typeof operationName !== 'string' || operationName === '')) return undefined;
  if (!isAbsent(variables) && !isRecord(variables)) return undefined;
  if (!isAbsent(extensions) && !isRecord(extensions)) return undefined;
  const hash = readPersistedHash(parameters);
  if (hash === undefined && !isAbsent(extensions?.persistedQuery)) return undefined;
  const text = isAbsent(query) && hash !== undefined ? sentByHash.peek(persistedKey(hash)) : query;
  if (typeof text !== 'string' || text === '') return undefined;
  return { text, operationName: operationName ?? undefined, variables: variables ?? noVariables, hash };
}
