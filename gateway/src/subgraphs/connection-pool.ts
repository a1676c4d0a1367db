/** Connections to one subgraph. A call takes the one that was used last, so that those that are not needed grow old. */
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { errorOf, HttpConnection, type HttpConnectionOptions, type Sendable } from './http-connection.ts';

export interface ConnectionPoolOptions {
  /** Its origin alone. */
  readonly url: URL;
  /** At most; further calls wait. */
  readonly connections: number;
  readonly keepAliveMs: number;
  readonly connectTimeoutMs: number;
  readonly responseLimitBytes: number;
}

export interface ConnectionPool {
  send(call: Sendable): void;
  /** Over a new connection: where one that was kept has broken, the others may have. */
  sendAnew(call: Sendable): void;
  /** Nobody waits for it any longer. */
  forget(call: Sendable): void;
  /** What is under way fails. */
  close(): void;
}

/** Opens none yet. */
export function createConnectionPool(options: ConnectionPoolOptions): ConnectionPool {
  const { url, keepAliveMs } = options;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const all = new Set<HttpConnection>();
  const waiting = new Set<Sendable>();
  let idle: HttpConnection[] = [];
  let sweeper: NodeJS.Timeout | undefined;
  /** Of TLS, to go on with. */
  let session: Buffer | undefined;
  let closed = false;

  function connect(): Socket {
    const secure = url.protocol === 'https:';
    const port = Number(url.port || (secure ? 443 : 80));
    const common = { host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 };
    if (!secure) return connectTcp(common);
    const servername = isIP(host) === 0 ? host : '';
    const socket = connectTls({ ...common, servername, ALPNProtocols: ['http/1.1'], session });
    return socket.on('session', (latest) => {
      session = latest;
    });
  }

  function takeIdle(): HttpConnection | undefined {
    for (;;) {
      const connection = idle.pop();
      if (connection === undefined || connection.restsUntilMs > performance.now()) return connection;
      connection.close();
    }
  }

  function takeWaiting(): Sendable | undefined {
    const [next] = waiting;
    if (next !== undefined) waiting.delete(next);
    return next;
  }

  function sweep(): void {
    const nowMs = performance.now();
    for (const connection of idle) if (connection.restsUntilMs <= nowMs) connection.close();
    sweeper = idle.length === 0 ? undefined : sweeper?.refresh();
  }

  const ofConnection: HttpConnectionOptions = {
    ...options,
    onFree(connection, keepMs) {
      const restMs = Math.min(keepMs, keepAliveMs);
      if (restMs === 0) return connection.close();
      const next = takeWaiting();
      if (next) return connection.carry(next);
      connection.rest(performance.now() + restMs);
      idle.push(connection);
      sweeper ??= setTimeout(sweep, keepAliveMs).unref();
    },
    onUnsent: (call) => pool.send(call),
    onClosed(connection) {
      all.delete(connection);
      idle = idle.filter((one) => one !== connection);
      const next = takeWaiting();
      if (next) pool.send(next);
    },
  };

  const pool: ConnectionPool = {
    send(call) {
      const kept = takeIdle();
      if (kept) kept.carry(call);
      else pool.sendAnew(call);
    },
    sendAnew(call) {
      if (closed) return call.onError(errorOf('closed'));
      if (all.size >= options.connections) takeIdle()?.close();
      if (all.size >= options.connections) return void waiting.add(call);
      const connection = new HttpConnection(connect(), ofConnection);
      all.add(connection);
      connection.carry(call);
    },
    forget: (call) => void waiting.delete(call),
    close() {
      closed = true;
      clearTimeout(sweeper);
      for (const connection of all) connection.close();
      for (let next = takeWaiting(); next; next = takeWaiting()) next.onError(errorOf('closed'));
    },
  };
  return pool;
}
