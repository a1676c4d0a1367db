/** How an invalidation reaches every process: the stamps of its tags are deleted in Redis, and all are told. */
import { randomUUID } from 'node:crypto';
import { everything, hashTag } from './cache-key.ts';
import type { KeyRing } from './key-ring.ts';
import type { RedisLink } from './redis-client.ts';

/** Where the stamp of a tag is: an entry is served only while every tag has the stamp that it had before the load. */
export const stampName = (deployment: string, hashedTag: string): string => `${deployment}:stamp:${hashedTag}`;

export interface AnnouncementsOptions {
  readonly deployment: string;
  readonly keyRing: KeyRing | undefined;
  /** Told of tags that another process invalidated. */
  readonly onInvalidated: (tags: readonly string[]) => void;
}

const mostPostponed = 10_000;

export class Announcements {
  readonly channel: string;
  readonly #options: AnnouncementsOptions;
  readonly #origin = randomUUID();
  #postponed = new Set<string>();
  #isCatchingUp = false;

  constructor(options: AnnouncementsOptions) {
    this.#options = options;
    this.channel = `${options.deployment}:invalidated`;
  }

  get arePending(): boolean {
    return this.#isCatchingUp || this.#postponed.size > 0;
  }

  /**
   * Deletes, since Redis allows that also when its memory is full, and without MULTI, whose queue it does not. A connection that
   * is lost in between fails both, and both are done again.
   */
  async announce({ client }: RedisLink, tags: readonly string[]): Promise<true> {
    const message = JSON.stringify({ origin: this.#origin, tags });
    await Promise.all([
      client.del(tags.map((tag) => stampName(this.#options.deployment, hashTag(tag)))),
      client.publish(this.channel, this.#options.keyRing?.seal(message, this.channel) ?? message),
    ]);
    return true;
  }

  /** For when Redis is back. */
  postpone(tags: readonly string[]): void {
    for (const tag of tags) this.#postponed.add(tag);
    if (this.#postponed.size > mostPostponed) this.#postponed = new Set([everything]);
  }

  async announcePostponed(link: RedisLink): Promise<void> {
    const tags = [...this.#postponed];
    if (tags.length === 0) return;
    // What is postponed from here on may be about a later change of the same tag.
    this.#postponed = new Set();
    this.#isCatchingUp = true;
    try {
      await this.announce(link, tags);
    } catch (error) {
      this.postpone(tags);
      throw error;
    } finally {
      this.#isCatchingUp = false;
    }
  }

  /** A message that cannot be read may have been about anything. */
  hear(message: string): void {
    const said = this.#read(message);
    if (said === undefined) this.#options.onInvalidated([everything]);
    else if (said.origin !== this.#origin) this.#options.onInvalidated(said.tags);
  }

  #read(message: string): { readonly origin: string; readonly tags: readonly string[] } | undefined {
    const { keyRing } = this.#options;
    const text = keyRing === undefined ? message : keyRing.open(message, this.channel);
    try {
      const said = JSON.parse(text ?? '');
      return Array.isArray(said.tags) && said.tags.every((tag: unknown) => typeof tag === 'string') ? said : undefined;
    } catch {
      return undefined;
    }
  }
}
