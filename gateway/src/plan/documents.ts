/** Parsed and validated documents, and persisted queries by hash: both bounded, whatever clients send. */
import type { DocumentNode } from 'graphql';
import { BoundedStore } from './bounded-store.ts';

const mebibyte = 1024 * 1024;
/** A parsed document takes roughly this many bytes for one of its text. */
const bytesPerCharacter = 40;

export const createDocumentStore = (): BoundedStore<DocumentNode> =>
  new BoundedStore({
    maxEntries: 2_000,
    maxBytes: 64 * mebibyte,
    sizeInBytes: (document) => (document.loc?.source.body.length ?? 1_000) * bytesPerCharacter,
  });

export const createPersistedQueryStore = (): BoundedStore<string> =>
  new BoundedStore({ maxEntries: 2_000, maxBytes: 16 * mebibyte, sizeInBytes: (query) => query.length * 2 });
