/** The tier in the process: the least recently used entries go first when their number or their bytes reach the limit. */
import { Keyv } from 'keyv';
import type { Entry } from './entry.ts';

export interface MemoryEntry extends Entry {
  /** Hashed. */
  readonly tags: readonly string[];
  /** From its load; after that it is of no use to anyone. */
  readonly usableForMs: number;
  /** Shared with the load in flight that made the entry, which an invalidation may reach before the entry is kept. */
  readonly origin: { invalidated: boolean };
  /** No refresh ahead starts before. */
  refreshNotBeforeMs: number;
}

/** Of an entry beside its value: key, tags, and their places in the maps. */
const overheadBytes = 512;
const bytesOf = (entry: MemoryEntry): number => entry.bytes + overheadBytes;

interface Stored {
  readonly value: MemoryEntry;
}

class LruMap extends Map<string, Stored> {
  readonly #limits: { readonly entries: number; readonly bytes: number };
  readonly #keysByTag = new Map<string, Set<string>>();
  bytes = 0;

  constructor(limits: { readonly entries: number; readonly bytes: number }) {
    super();
    this.#limits = limits;
  }

  override get(key: string): Stored | undefined {
    const stored = super.get(key);
    if (stored === undefined) return undefined;
    super.delete(key);
    super.set(key, stored);
    return stored;
  }

  override set(key: string, stored: Stored): this {
    this.delete(key);
    if (bytesOf(stored.value) > this.#limits.bytes || this.#limits.entries < 1) return this;
    super.set(key, stored);
    this.bytes += bytesOf(stored.value);
    for (const tag of stored.value.tags) {
      const keys = this.#keysByTag.get(tag) ?? new Set();
      this.#keysByTag.set(tag, keys.add(key));
    }
    for (const oldest of this.keys()) {
      if (this.size <= this.#limits.entries && this.bytes <= this.#limits.bytes) break;
      this.delete(oldest);
    }
    return this;
  }

  override delete(key: string): boolean {
    const stored = super.get(key);
    if (stored === undefined) return false;
    this.bytes -= bytesOf(stored.value);
    for (const tag of stored.value.tags) {
      const keys = this.#keysByTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysByTag.delete(tag);
    }
    return super.delete(key);
  }

  deleteTagged(tag: string): void {
    for (const key of this.#keysByTag.get(tag) ?? []) this.delete(key);
  }
}

export class MemoryTier {
  readonly #map: LruMap;
  readonly #keyv: Keyv<MemoryEntry>;
  readonly #now: () => number;

  constructor(limits: { readonly entries: number; readonly bytes: number }, now: () => number) {
    this.#map = new LruMap(limits);
    // Values stay objects, because to serialise them would cost more than all the rest of a hit.
    this.#keyv = new Keyv<MemoryEntry>({
      store: this.#map,
      serialize: undefined,
      deserialize: undefined,
      useKeyPrefix: false,
    });
    this.#keyv.on('error', () => undefined);
    this.#now = now;
  }

  get size(): number {
    return this.#map.size;
  }

  get bytes(): number {
    return this.#map.bytes;
  }

  async get(key: string): Promise<MemoryEntry | undefined> {
    const entry = await this.#keyv.get(key);
    if (entry === undefined) return undefined;
    if (!entry.origin.invalidated && this.#now() - entry.loadedAtMs < entry.usableForMs) return entry;
    this.#map.delete(key);
    return undefined;
  }

  async set(key: string, entry: MemoryEntry): Promise<void> {
    await this.#keyv.set(key, entry);
  }

  /** Forgets all entries of the hashed tags, at once. */
  forget(tags: readonly string[]): void {
    for (const tag of tags) this.#map.deleteTagged(tag);
  }
}
