/** One HTTP/1.1 connection, kept between calls, with one call at a time. */
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { type HttpReply, ReplyReader } from './reply-reader.ts';

/** A call that is to be sent. */
export interface Sendable {
  /** All of the request, written when it can be sent; undefined when nobody waits for it any longer. Must not throw. */
  take(connection: HttpConnection): string | undefined;
  onReply(reply: HttpReply): void;
  /** Once at most, and not for what was not sent yet because a kept connection has closed: that gets another. */
  onError(error: Error): void;
}

export interface HttpConnectionOptions {
  readonly connectTimeoutMs: number;
  readonly responseLimitBytes: number;
  /** Its call has ended, and it may be kept for so long; 0: not at all. */
  readonly onFree: (connection: HttpConnection, keepMs: number) => void;
  readonly onUnsent: (call: Sendable) => void;
  readonly onClosed: (connection: HttpConnection) => void;
}

export const errorOf = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code });

/** Those with a call for a connection that was kept. */
let kept: HttpConnection[] = [];

/**
 * What the other end has sent meanwhile, a reply that nobody asked for or its goodbye, is read before anything is written, so that no call gets another's reply.
 * One look for all calls of a turn of the event loop.
 */
function sendAfterReading(connection: HttpConnection): void {
  if (kept.push(connection) > 1) return;
  setImmediate(() => {
    const connections = kept;
    kept = [];
    for (const each of connections) each.send();
  });
}

export class HttpConnection {
  readonly #socket: Socket;
  readonly #options: HttpConnectionOptions;
  #call: Sendable | undefined;
  /** While a reply is to come. */
  #reader: ReplyReader | undefined;
  #open = false;
  #closed = false;
  /** On the clock of performance.now(); while it has no call. */
  restsUntilMs = 0;

  /** `socket` is being connected. */
  constructor(socket: Socket, options: HttpConnectionOptions) {
    this.#socket = socket;
    this.#options = options;
    const late = setTimeout(() => this.#end(errorOf('ETIMEDOUT')), options.connectTimeoutMs);
    socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => {
      clearTimeout(late);
      this.#open = true;
      this.send();
    });
    socket.on('data', (piece: Buffer) => this.#read(piece));
    socket.on('end', () => this.#endOfStream());
    socket.on('error', (error) => this.#end(error));
    socket.on('close', () => {
      clearTimeout(late);
      this.#end(errorOf('ECONNRESET'));
    });
  }

  carry(call: Sendable): void {
    this.#call = call;
    if (!this.#open) return;
    this.#socket.ref();
    sendAfterReading(this);
  }

  rest(untilMs: number): void {
    this.restsUntilMs = untilMs;
    this.#socket.unref();
  }

  close(): void {
    this.#end(errorOf('closed'));
  }

  send(): void {
    if (this.#closed) return;
    const text = this.#call?.take(this);
    if (text === undefined) {
      this.#call = undefined;
      this.#options.onFree(this, Number.POSITIVE_INFINITY);
      return;
    }
    this.#reader = new ReplyReader(this.#options.responseLimitBytes);
    this.#socket.write(text);
  }

  #read(piece: Buffer): void {
    try {
      if (this.#reader === undefined) throw errorOf('ECONNRESET');
      const reply = this.#reader.read(piece);
      if (reply) this.#answer(reply);
    } catch (error) {
      this.#end(error as Error);
    }
  }

  #endOfStream(): void {
    const reply = this.#reader?.end();
    if (reply) this.#answer(reply);
    else this.#end(errorOf('ECONNRESET'));
  }

  #answer(reply: HttpReply): void {
    const call = this.#call;
    this.#call = undefined;
    this.#reader = undefined;
    this.#options.onFree(this, reply.keepMs);
    call?.onReply(reply);
  }

  #end(error: Error): void {
    if (this.#closed) return;
    this.#closed = true;
    const call = this.#call;
    const unsent = this.#open && this.#reader === undefined;
    this.#call = undefined;
    this.#reader = undefined;
    this.#socket.destroy();
    this.#options.onClosed(this);
    if (call === undefined) return;
    if (unsent) this.#options.onUnsent(call);
    else call.onError(error);
  }
}
