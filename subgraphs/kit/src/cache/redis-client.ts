/** Redis as the cache uses it: one client for one connection, and Keyv over it for the entries. */
import KeyvRedis, { createClient } from '@keyv/redis';
import { Keyv } from 'keyv';

const connectTimeoutMs = 500;

/** It does not connect again by itself, and keeps no command for later. */
export const createRedisClient = (url: string) =>
  createClient({
    url,
    socket: { connectTimeout: connectTimeoutMs, reconnectStrategy: false },
    disableOfflineQueue: true,
    disableClientInfo: true,
  });

/** Whether a client can be made for the URL. */
export function isRedisUrl(url: string): boolean {
  try {
    createRedisClient(url);
    return true;
  } catch {
    return false;
  }
}

export type RedisClient = ReturnType<typeof createRedisClient>;

export interface RedisLink {
  readonly client: RedisClient;
  readonly entries: Keyv<string>;
}

/** The adapter connects a closed client by itself; a command that comes late would open a connection that nobody closes. */
class OpenKeyvRedis extends KeyvRedis<string> {
  override getClient() {
    return this.client.isOpen ? Promise.resolve(this.client) : Promise.reject(new Error('The connection is closed.'));
  }
}

/** Keyv's own envelope is left out: Redis expires entries itself, and the text needs no second quoting. */
export function openEntries(client: RedisClient): Keyv<string> {
  const store = new OpenKeyvRedis(client, { throwOnErrors: true });
  const entries = new Keyv<string>({
    store,
    namespace: undefined,
    useKeyPrefix: false,
    throwOnErrors: true,
    serialize: ({ value }) => String(value),
    deserialize: (text) => ({ value: text as never, expires: undefined }),
  });
  store.on('error', () => undefined);
  entries.on('error', () => undefined);
  return entries;
}

export interface Dialled {
  readonly client: RedisClient;
  readonly connected: Promise<unknown>;
  /** Settles when the socket stands or cannot: a client destroyed before that leaks its socket. connectTimeout bounds it. */
  readonly reached: Promise<unknown>;
}

export function dial(client: RedisClient): Dialled {
  const connected = client.connect();
  const standing = new Promise((resolve) => client.once('connect', resolve));
  return { client, connected, reached: Promise.race([standing, connected.catch(() => undefined)]) };
}

export async function discard({ client, reached }: Dialled): Promise<void> {
  await reached;
  if (client.isOpen) client.destroy();
}
