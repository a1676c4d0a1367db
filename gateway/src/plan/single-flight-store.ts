/** Makes concurrent requests for one document plan it once: who asks while another plans, waits for that plan. */
import type { BoundedStore } from './bounded-store.ts';

interface Flight<V> {
  readonly landed: Promise<V | undefined>;
  readonly land: (value: V | undefined) => void;
}

export class SingleFlightStore<V> {
  readonly #store: BoundedStore<V>;
  readonly #flights = new Map<string, Flight<V>>();

  constructor(store: BoundedStore<V>) {
    this.#store = store;
  }

  /** The stored value; `undefined` tells the caller to make it and `set` it before it yields to the event loop. */
  async get(key: string): Promise<V | undefined> {
    const stored = this.#store.peek(key);
    if (stored !== undefined) return stored;
    const flight = this.#flights.get(key);
    if (flight !== undefined) return flight.landed;
    this.#takeOff(key);
    return undefined;
  }

  async set(key: string, value: V): Promise<void> {
    this.#store.put(key, value);
    this.#end(key, value);
  }

  async delete(key: string): Promise<void> {
    await this.#store.delete(key);
  }

  clear(): void {
    this.#store.clear();
  }

  #takeOff(key: string): void {
    const { promise, resolve } = Promise.withResolvers<V | undefined>();
    this.#flights.set(key, { landed: promise, land: resolve });
    // Planning is synchronous, so a flight still open at the next turn has failed: who waits must try, and fail, by itself.
    setImmediate(() => this.#end(key, undefined));
  }

  #end(key: string, value: V | undefined): void {
    this.#flights.get(key)?.land(value);
    this.#flights.delete(key);
  }
}
