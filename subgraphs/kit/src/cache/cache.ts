/** One cache for everything that is read from elsewhere: in memory, with Redis behind it when there is one. */
import { z } from 'zod';
import { readConfig } from '../config.ts';
import type { Logger } from '../logger.ts';
import { isEncryptionKey, KeyRing } from './key-ring.ts';
import { LoadingCache } from './loading-cache.ts';
import { MemoryTier } from './memory-tier.ts';
import { isRedisUrl } from './redis-client.ts';

export interface CacheOptions {
  /** Versioned, such as `hospital-reads-1`: a value of another shape takes another version. */
  readonly namespace: string;
  readonly redisUrl?: string | undefined;
  /** `id:base64(32 bytes)` each; the first encrypts, all decrypt. Without any, personal values stay in memory only. */
  readonly encryptionKeys?: readonly string[] | undefined;
  /** Caches of one deployment on one Redis share their tags, whatever their namespaces. Default `meridian`. */
  readonly deployment?: string | undefined;
  /** Default 10,000. */
  readonly memoryEntries?: number | undefined;
  /** Of the values' JSON, two bytes a character; default 64 MiB. */
  readonly memoryBytes?: number | undefined;
  /** The longest that a call to Redis may take; default 50. */
  readonly budgetMs?: number | undefined;
  readonly logger?: Logger | undefined;
  readonly now?: (() => number) | undefined;
  /** From 0 up to 1. */
  readonly random?: (() => number) | undefined;
}

export interface CacheKey {
  /** Everything that the value depends on, its reader's policy included. */
  readonly parts: readonly (string | number | null)[];
  /** What invalidation names, such as `Subject:<id>`. */
  readonly tags?: readonly string[] | undefined;
}

export interface CachePolicy {
  readonly maxAgeSeconds: number;
  /** A random part of this is added to the maximum age. */
  readonly jitterSeconds?: number | undefined;
  /** For how long it is believed that the source has no value; default 60, and never longer than a value. */
  readonly absentSeconds?: number | undefined;
  /** For how long after its life a value stands in for a load that fails; default 0. */
  readonly staleIfErrorSeconds?: number | undefined;
  /** A hit older than this share of its life starts a load in the background; 0.8 for example. */
  readonly refreshAheadRatio?: number | undefined;
  /** For how long other processes leave the load to the one that began it: longer than a load takes. Default 5,000. */
  readonly leaseMs?: number | undefined;
  /** Personal data: encrypted wherever it leaves the process, or kept in it. */
  readonly personal?: boolean | undefined;
}

export interface Cached<Value> {
  /** Shared by all who ask: not to be changed. */
  readonly value: Value | null;
  /** LIVE when it was loaded for this call or one at the same time. */
  readonly state: 'LIVE' | 'CACHE' | 'STALE';
  /** When its load started. */
  readonly loadedAtMs: number;
}

export interface CacheStats {
  readonly hits: number;
  readonly misses: number;
  readonly staleServed: number;
  readonly refreshedAhead: number;
  /** In memory. */
  readonly entries: number;
  readonly bytes: number;
  readonly redis: 'OFF' | 'CONNECTING' | 'UP' | 'DOWN';
}

export interface Cache {
  /**
   * Answers what is cached, or loads it: once however many ask. `load` answers a JSON value, or null when the source has none; it
   * serves all who wait, so it must not end because one of them goes away. Rejects only with what `load` rejected with.
   */
  getOrLoad<Value>(key: CacheKey, policy: CachePolicy, load: () => Promise<Value | null>): Promise<Cached<Value>>;
  /**
   * Forgets the values of these tags; `everything` names all. When it has ended, no call of this process is answered with a value
   * whose load began before; other processes follow as soon as Redis tells them. Never rejects: what Redis does not take now, it
   * is told when it is back.
   */
  invalidate(tags: readonly string[]): Promise<void>;
  /**
   * The listener is told of tags that any process invalidated, and of `everything` when some may have been missed. Answers how to
   * stop it.
   */
  onInvalidate(listener: (tags: readonly string[]) => void): () => void;
  stats(): CacheStats;
  close(): Promise<void>;
}

/** Never throws or waits because of Redis, there or not. Throws when an encryption key or the URL is malformed. */
export function openCache(options: CacheOptions): Cache {
  const now = options.now ?? Date.now;
  const keys = options.encryptionKeys ?? [];
  return new LoadingCache({
    namespace: options.namespace,
    memory: new MemoryTier(
      { entries: options.memoryEntries ?? 10_000, bytes: options.memoryBytes ?? 64 * 1024 * 1024 },
      now,
    ),
    redis:
      options.redisUrl === undefined
        ? undefined
        : {
            url: options.redisUrl,
            deployment: options.deployment ?? 'meridian',
            budgetMs: options.budgetMs ?? 50,
            keyRing: keys.length > 0 ? new KeyRing(keys) : undefined,
          },
    logger: options.logger,
    now,
    random: options.random ?? Math.random,
  });
}

/** What a deployment sets, for openCache. */
export type CacheSettings = Pick<CacheOptions, 'redisUrl' | 'encryptionKeys' | 'memoryBytes'>;

const settings = {
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, message: 'must be a redis:// or rediss:// URL' })
    .refine(isRedisUrl, 'must be a URL whose user, password and database can be read')
    .optional(),
  CACHE_KEYS: z
    .string()
    .transform((text) => text.split(',').map((key) => key.trim()))
    .refine((keys) => keys.every(isEncryptionKey), 'must be id:base64 of 32 bytes, separated by commas')
    .refine((keys) => new Set(keys.map((key) => key.split(':')[0])).size === keys.length, 'must not hold an id twice')
    .optional(),
  CACHE_MEMORY_MB: z.coerce.number('must be a number').positive('must be above 0').default(64),
};

/** Reads REDIS_URL, CACHE_KEYS (separated by commas, the current one first) and CACHE_MEMORY_MB. Throws ConfigError. */
export function readCacheSettings(env: NodeJS.ProcessEnv = process.env): CacheSettings {
  const config = readConfig(settings, env);
  return {
    redisUrl: config.REDIS_URL,
    encryptionKeys: config.CACHE_KEYS,
    memoryBytes: config.CACHE_MEMORY_MB * 1024 * 1024,
  };
}
