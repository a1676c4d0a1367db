/** A connection to Redis that nobody waits for: it comes and goes in the background, and a call takes a bounded time or none. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../logger.ts';
import {
  createRedisClient,
  type Dialled,
  dial,
  discard,
  isRedisUrl,
  openEntries,
  type RedisClient,
  type RedisLink,
} from './redis-client.ts';
import { withinBudget } from './within-budget.ts';

export interface RedisConnectionOptions {
  readonly url: string;
  /** The longest that one command may take. */
  readonly budgetMs: number;
  readonly channel: string;
  readonly onMessage: (message: string) => void;
  /** Messages may have been lost until now; called before the first command of each connection. */
  readonly onSubscribed: () => void;
  /** Called before the first command of each connection, and each second after. The connection is given up when it fails at first. */
  readonly onBeat: (link: RedisLink) => Promise<void>;
  readonly logger?: Logger | undefined;
  readonly random: () => number;
}

const handshakeTimeoutMs = 1000;
const beatIntervalMs = 1000;
const shortestPauseMs = 50;
const longestPauseMs = 1000;
/** So many commands in a row over their budget open the breaker: the connection is given up and made anew. */
const breakAfterTimeouts = 3;

export class RedisConnection {
  readonly #options: RedisConnectionOptions;
  readonly #closing = new AbortController();
  readonly #ended: Promise<void>;
  #link: RedisLink | undefined;
  #giveUp: (() => void) | undefined;
  #timeouts = 0;
  /** Commands over their budget that Redis has not answered yet: while there is one, it would be as late with another. */
  #overdue = new Set<Promise<unknown>>();
  #state: 'CONNECTING' | 'UP' | 'DOWN' = 'CONNECTING';

  /** Throws when the URL is malformed, and for nothing else. */
  constructor(options: RedisConnectionOptions) {
    // Its text may hold a password.
    if (!isRedisUrl(options.url)) throw new Error('The Redis URL is malformed.');
    this.#options = options;
    this.#ended = this.#stayConnected();
  }

  get state(): 'CONNECTING' | 'UP' | 'DOWN' {
    return this.#state;
  }

  /** Undefined when there is no connection, the command failed or its time is over. Never rejects. */
  async run<Result>(command: (link: RedisLink) => Promise<Result>): Promise<Result | undefined> {
    const link = this.#link;
    if (link === undefined || this.#overdue.size > 0) return undefined;
    const sent = command(link);
    const answer = await withinBudget(sent, this.#options.budgetMs);
    // A connection that is gone says nothing about the one that took its place.
    if (link !== this.#link) return undefined;
    if (answer.state === 'LATE') {
      const overdue = this.#overdue.add(sent);
      const settle = () => overdue.delete(sent);
      sent.then(settle, settle);
      this.#timeouts += 1;
      if (this.#timeouts >= breakAfterTimeouts) this.#giveUp?.();
      return undefined;
    }
    this.#timeouts = 0;
    return answer.state === 'DONE' ? answer.result : undefined;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#giveUp?.();
    await this.#ended;
  }

  async #stayConnected(): Promise<void> {
    let pauseMs = shortestPauseMs;
    while (!this.#closing.signal.aborted) {
      const wasUp = await this.#connectOnce();
      pauseMs = wasUp ? shortestPauseMs : Math.min(pauseMs * 2, longestPauseMs);
      const jitteredMs = pauseMs * (0.5 + this.#options.random() / 2);
      await sleep(jitteredMs, undefined, { ref: false, signal: this.#closing.signal }).catch(() => undefined);
    }
  }

  /** Ends when the connection is lost or could not be made; tells whether it was up. */
  async #connectOnce(): Promise<boolean> {
    const client = createRedisClient(this.#options.url);
    const subscriber = createRedisClient(this.#options.url);
    const loss = new AbortController();
    const lost = new Promise<void>((resolve) => loss.signal.addEventListener('abort', () => resolve()));
    this.#giveUp = () => loss.abort();
    for (const each of [client, subscriber]) each.on('error', () => loss.abort()).on('end', () => loss.abort());
    loss.signal.addEventListener('abort', () => this.#lose());
    const dialled = [client, subscriber].map(dial);
    const link = { client, entries: openEntries(client) };
    const introduced = this.#introduce(link, subscriber, dialled);
    const isUp = await Promise.race([
      withinBudget(introduced, handshakeTimeoutMs).then(({ state }) => state === 'DONE'),
      lost.then(() => false),
    ]);
    if (isUp && !loss.signal.aborted) {
      this.#timeouts = 0;
      this.#overdue = new Set();
      this.#link = link;
      this.#state = 'UP';
      this.#options.logger?.info({ event: 'cache.redis.up' });
      await this.#beat(subscriber, loss.signal);
    }
    this.#lose();
    await Promise.all(dialled.map(discard));
    return isUp;
  }

  async #introduce(link: RedisLink, subscriber: RedisClient, dialled: readonly Dialled[]): Promise<void> {
    await Promise.all(dialled.map(({ connected }) => connected));
    await subscriber.subscribe(this.#options.channel, this.#options.onMessage);
    this.#options.onSubscribed();
    await this.#options.onBeat(link);
    // A Redis that is slower than the budget would only be given up again.
    if ((await withinBudget(link.client.ping(), this.#options.budgetMs)).state !== 'DONE') throw new Error('Too slow.');
  }

  /** A connection that died without a word is found out, because a memory tier that hears no invalidation must not be trusted. */
  async #beat(subscriber: RedisClient, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // Raced with a promise that lasts as long as the connection, each beat would leave something behind in it.
      await sleep(beatIntervalMs, undefined, { ref: false, signal }).catch(() => undefined);
      if (signal.aborted) return;
      const [heard] = await Promise.all([
        withinBudget(subscriber.ping(), handshakeTimeoutMs),
        this.run(({ client }) => client.ping()),
        this.run((link) => this.#options.onBeat(link)),
      ]);
      if (heard.state !== 'DONE') this.#giveUp?.();
    }
  }

  #lose(): void {
    this.#link = undefined;
    if (this.#state !== 'DOWN' && !this.#closing.signal.aborted)
      this.#options.logger?.warn({ event: this.#state === 'UP' ? 'cache.redis.lost' : 'cache.redis.unreachable' });
    this.#state = 'DOWN';
  }
}
