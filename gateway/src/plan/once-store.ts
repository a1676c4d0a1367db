/** A bounded store of values that are costly to make: who asks while one is being made waits for that one. */
import { BoundedStore, type StoreBounds } from './bounded-store.ts';

export interface OnceStore<V> {
  /** What is stored, and never what is still being made. */
  peek(key: string): V | undefined;
  /** Rejects for all who wait when `make` does; the next who asks tries again. */
  get(key: string, make: () => Promise<V>): Promise<V>;
}

export function createOnceStore<V>(bounds: StoreBounds<V>): OnceStore<V> {
  const stored = new BoundedStore<V>(bounds);
  const underWay = new Map<string, Promise<V>>();

  return {
    peek: (key) => stored.peek(key),
    get(key, make) {
      const value = stored.peek(key);
      if (value !== undefined) return Promise.resolve(value);
      const started = underWay.get(key);
      if (started) return started;
      const made = Promise.try(make)
        .then((value) => {
          stored.put(key, value);
          return value;
        })
        .finally(() => underWay.delete(key));
      underWay.set(key, made);
      return made;
    },
  };
}
