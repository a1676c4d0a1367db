/** A least-recently-used store bounded by entries and by approximate bytes; fits where Apollo wants a KeyValueCache. */

export interface StoreBounds<V> {
  readonly maxEntries: number;
  readonly maxBytes: number;
  readonly sizeInBytes: (value: V) => number;
}

export class BoundedStore<V> {
  readonly #entries = new Map<string, { value: V; bytes: number }>();
  readonly #bounds: StoreBounds<V>;
  #bytes = 0;

  constructor(bounds: StoreBounds<V>) {
    this.#bounds = bounds;
  }

  get size(): number {
    return this.#entries.size;
  }

  peek(key: string): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  put(key: string, value: V): void {
    this.#remove(key);
    const bytes = this.#bounds.sizeInBytes(value);
    if (bytes > this.#bounds.maxBytes) return;
    this.#entries.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#bounds.maxEntries && this.#bytes <= this.#bounds.maxBytes) break;
      this.#remove(oldest);
    }
  }

  async get(key: string): Promise<V | undefined> {
    return this.peek(key);
  }

  async set(key: string, value: V): Promise<void> {
    this.put(key, value);
  }

  async delete(key: string): Promise<void> {
    this.#remove(key);
  }

  clear(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }

  #remove(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
  }
}
