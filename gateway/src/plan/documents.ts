/** Parsed and validated documents, and persisted queries by hash: both bounded, whatever clients send. */
import type { DocumentNode } from 'graphql';
import { BoundedStore } from './bounded-store.ts';

const mebibyte = 1024 * 1024;
/** A parsed document takes roughly this many bytes for one of its text. */
const bytesPerCharacter = 40;

const sha256HexLength = 64;

/** Documents of one supergraph that need not be parsed and validated again, by the SHA-256 of their text in hex. */
export class DocumentStore {
  readonly #documents = new BoundedStore<DocumentNode>({
    maxEntries: 2_000,
    maxBytes: 64 * mebibyte,
    sizeInBytes: (document) => (document.loc?.source.body.length ?? 1_000) * bytesPerCharacter,
  });

  has(hash: string): boolean {
    return this.#documents.peek(hash) !== undefined;
  }

  /** Apollo Server puts the schema's hash before the document's; this store has one schema. */
  async get(key: string): Promise<DocumentNode | undefined> {
    return this.#documents.peek(key.slice(-sha256HexLength));
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    this.#documents.put(key.slice(-sha256HexLength), document);
  }

  async delete(key: string): Promise<void> {
    await this.#documents.delete(key.slice(-sha256HexLength));
  }
}

export const createPersistedQueryStore = (): BoundedStore<string> =>
  new BoundedStore({ maxEntries: 2_000, maxBytes: 16 * mebibyte, sizeInBytes: (query) => query.length * 2 });
