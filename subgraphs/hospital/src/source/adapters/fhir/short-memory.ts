/** Remembers a value a key for a while, and loads it once however many ask at once. */
import { Answered } from '@meridian/kit/resilience/endpoint';

export interface Loaded<Value> {
  readonly value: Value;
  readonly keepMs: number;
}

export interface ShortMemory<Value> {
  /** Waits for a load that another began; should that one fail, loads for itself, because the other may have been given less time. What the source answered holds for all. */
  get(key: string, load: () => Promise<Loaded<Value>>): Promise<Value>;
  /** Forgets this value, unless another has taken its place. */
  forget(key: string, value: Value): void;
}

/** Holds at most `limit` values, the oldest go first. */
export function createShortMemory<Value>(limit: number): ShortMemory<Value> {
  const kept = new Map<string, { readonly value: Value; readonly untilMs: number }>();
  const loading = new Map<string, Promise<Value>>();

  async function loadOnce(key: string, load: () => Promise<Loaded<Value>>): Promise<Value> {
    const { value, keepMs } = await load();
    kept.delete(key);
    kept.set(key, { value, untilMs: performance.now() + keepMs });
    for (const oldest of kept.keys()) {
      if (kept.size <= limit) break;
      kept.delete(oldest);
    }
    return value;
  }

  return {
    async get(key, load) {
      const known = kept.get(key);
      if (known !== undefined && known.untilMs > performance.now()) return known.value;
      const begun = loading.get(key);
      if (begun !== undefined) {
        try {
          return await begun;
        } catch (error) {
          if (error instanceof Answered) throw error;
        }
      }
      const own = loadOnce(key, load);
      loading.set(key, own);
      try {
        return await own;
      } finally {
        if (loading.get(key) === own) loading.delete(key);
      }
    },
    forget(key, value) {
      if (kept.get(key)?.value === value) kept.delete(key);
    },
  };
}
