/** The tier in Redis: entries, the leases of loads, and the stamps by which an invalidation reaches every process. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../logger.ts';
import { Announcements, stampName } from './announcements.ts';
import { everything } from './cache-key.ts';
import type { Entry } from './entry.ts';
import type { KeyRing } from './key-ring.ts';
import { releaseLease, takeLease } from './lease-scripts.ts';
import type { RedisLink } from './redis-client.ts';
import { RedisConnection } from './redis-connection.ts';
import { readSharedEntry, writeSharedEntry } from './shared-entry.ts';

export interface SharedKey {
  readonly hash: string;
  /** Hashed. */
  readonly tags: readonly string[];
  readonly personal: boolean;
}

/** The right to load a key and to keep what was loaded. */
export interface Lease {
  readonly token: string;
  /** The stamps of the key's tags before the load: an entry that bears others is not served. */
  readonly stamps: readonly string[];
  readonly untilMs: number;
}

export type Claim =
  | { readonly found: Entry }
  | { readonly lease: Lease | undefined; readonly stale: Entry | undefined };

export interface SharedTierOptions {
  readonly url: string;
  readonly deployment: string;
  readonly budgetMs: number;
  readonly keyRing: KeyRing | undefined;
  /** Told of tags that another process invalidated; of `everything` when messages may have been lost. */
  readonly onInvalidated: (tags: readonly string[]) => void;
  readonly logger?: Logger | undefined;
  readonly random: () => number;
}

const newToken = (): string => randomBytes(12).toString('base64url');
const longestKeepMs = 30 * 24 * 3600 * 1000;
const keepMs = (wantedMs: number): number => Math.ceil(Math.min(wantedMs, longestKeepMs));
const longestPollMs = 50;

export class SharedTier {
  readonly #options: SharedTierOptions;
  readonly #connection: RedisConnection;
  readonly #announcements: Announcements;

  constructor(options: SharedTierOptions) {
    this.#options = options;
    this.#announcements = new Announcements(options);
    this.#connection = new RedisConnection({
      ...options,
      channel: this.#announcements.channel,
      onMessage: (message) => this.#announcements.hear(message),
      onSubscribed: () => options.onInvalidated([everything]),
      onBeat: (link) => this.#announcements.announcePostponed(link),
    });
  }

  get state(): 'CONNECTING' | 'UP' | 'DOWN' {
    return this.#connection.state;
  }

  /** Whether values of the key may leave the process. */
  keeps(key: SharedKey): boolean {
    return !key.personal || this.#options.keyRing !== undefined;
  }

  /**
   * Finds an entry that is wanted, or else takes the lease to load one. While another process holds it, waits for that one's
   * entry, and for the lease's length at most. Undefined when Redis is of no use now. Never rejects.
   */
  async claim(
    key: SharedKey,
    isWanted: (entry: Entry) => boolean,
    leaseMs: number,
    usableMs: number,
  ): Promise<Claim | undefined> {
    const first = await this.#read(key);
    if (first === undefined) return undefined;
    if (first.entry !== undefined && isWanted(first.entry)) return { found: first.entry };
    const waitUntilMs = performance.now() + leaseMs;
    for (let pollMs = 5; ; pollMs = Math.min(pollMs * 2, longestPollMs)) {
      const taken = await this.#take(key, leaseMs, usableMs);
      if (taken === undefined) return undefined;
      const { entry, lease } = taken;
      if (entry !== undefined && isWanted(entry)) {
        if (lease !== undefined) void this.release(key, lease);
        return { found: entry };
      }
      if (lease !== undefined || performance.now() >= waitUntilMs) return { lease, stale: entry };
      await sleep(pollMs * (0.5 + this.#options.random() / 2));
    }
  }

  /** Keeps the entry while the lease is held, then gives the lease back. Never rejects. */
  async keep(key: SharedKey, lease: Lease, entry: Entry, valueText: string, usableMs: number): Promise<void> {
    const text = writeSharedEntry(entry, valueText, lease.stamps, key, this.#options.keyRing);
    const ttlMs = keepMs(usableMs);
    // Who holds the lease now may have loaded something newer.
    const isKept = text !== undefined && ttlMs > 0 && performance.now() < lease.untilMs;
    if (isKept) await this.#run(({ entries }) => entries.set(this.#name('entry', key.hash), text, ttlMs));
    await this.release(key, lease);
  }

  async release(key: SharedKey, lease: Lease): Promise<void> {
    await this.#connection.run(({ client }) =>
      client.eval(releaseLease, { keys: [this.#name('lease', key.hash)], arguments: [lease.token] }),
    );
  }

  /** Makes every entry of the tags unreadable for every process, now or when Redis is back. Never rejects. */
  async invalidate(tags: readonly string[]): Promise<void> {
    const isAnnounced = await this.#connection.run((link) => this.#announcements.announce(link, tags));
    if (!isAnnounced) this.#announcements.postpone(tags);
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  async #read(key: SharedKey): Promise<{ readonly entry: Entry | undefined } | undefined> {
    const answer = await this.#run(({ client, entries }) =>
      Promise.all([
        client.mGet(key.tags.map((tag) => stampName(this.#options.deployment, tag))),
        entries.get(this.#name('entry', key.hash)),
      ]),
    );
    if (answer === undefined) return undefined;
    const [stamps, text] = answer;
    return { entry: readSharedEntry(text, stamps, key, this.#options.keyRing) };
  }

  /** The entry is read after the lease is taken: what its last holder kept is there by then. */
  async #take(key: SharedKey, leaseMs: number, usableMs: number) {
    const token = newToken();
    const untilMs = performance.now() + leaseMs;
    const arguments_ = [token, String(Math.ceil(leaseMs)), newToken(), String(keepMs(usableMs + leaseMs))];
    const keys = [this.#name('lease', key.hash), ...key.tags.map((tag) => stampName(this.#options.deployment, tag))];
    const answer = await this.#run(async ({ client, entries }) => {
      const [taken, ...stamps] = (await client.eval(takeLease, { keys, arguments: arguments_ })) as string[];
      const text = await entries.get(this.#name('entry', key.hash));
      return { entry: readSharedEntry(text, stamps, key, this.#options.keyRing), isTaken: taken === '1', stamps };
    });
    const lease = { token, stamps: answer?.stamps ?? [], untilMs };
    if (answer !== undefined) return { entry: answer.entry, lease: answer.isTaken ? lease : undefined };
    // It may have been taken although no answer came in time.
    void this.release(key, lease);
    return undefined;
  }

  /** While Redis does not know of all that was invalidated, it is neither read nor written. */
  #run<Result>(command: (link: RedisLink) => Promise<Result>): Promise<Result | undefined> {
    return this.#announcements.arePending ? Promise.resolve(undefined) : this.#connection.run(command);
  }

  #name(kind: 'entry' | 'lease', hash: string): string {
    return `${this.#options.deployment}:${kind}:${hash}`;
  }
}
