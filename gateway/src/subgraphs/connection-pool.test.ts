import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer as createTlsServer, getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { type ConnectionPool, createConnectionPool } from './connection-pool.ts';
import type { HttpConnection, Sendable } from './http-connection.ts';

const atEnd: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of atEnd.splice(0)) await end();
});

const answer = (text: string, head = ''): string =>
  `HTTP/1.1 200 OK\r\n${head}content-length: ${text.length}\r\n\r\n${text}`;

/** What a server does with a request, which comes as one piece; `connection` counts from 1. */
type Answer = (request: string, socket: Socket, connection: number) => void;

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

function serve(onRequest: Answer): Server {
  let connections = 0;
  return createServer((socket) => {
    connections += 1;
    const connection = connections;
    socket.on('data', (piece) => onRequest(piece.toString(), socket, connection));
  });
}

function open(
  port: number,
  options: { connections?: number; keepAliveMs?: number; protocol?: string } = {},
): ConnectionPool {
  const { protocol = 'http:', ...others } = options;
  const pool = createConnectionPool({
    url: new URL(`${protocol}//localhost:${port}`),
    ...{ connections: 4, keepAliveMs: 30_000, connectTimeoutMs: 500, responseLimitBytes: 1_000 },
    ...others,
  });
  atEnd.push(() => pool.close());
  return pool;
}

interface Asked {
  readonly text: Promise<string>;
  /** Nobody waits for it any longer. */
  readonly giveUp: () => void;
}

function begin(pool: ConnectionPool, request: string): Asked {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let wanted = true;
  let on: HttpConnection | undefined;
  const call: Sendable = {
    take: (connection) => {
      if (!wanted) return undefined;
      on = connection;
      return request;
    },
    onReply: ({ body }) => resolve(body.toString()),
    onError: reject,
  };
  pool.send(call);
  const giveUp = () => {
    wanted = false;
    pool.forget(call);
    on?.close();
  };
  return { text: promise, giveUp };
}
const ask = (pool: ConnectionPool, request: string): Promise<string> => begin(pool, request).text;

describe('a kept connection', () => {
  it('is used again, the one used last before others', async () => {
    const port = await listen(serve((request, socket, connection) => socket.write(answer(`${request}${connection}`))));
    const pool = open(port);
    // Which of the two is accepted first nobody promises.
    const both = await Promise.all([ask(pool, 'a'), ask(pool, 'b')]);
    expect([
      ['a1', 'b2'],
      ['a2', 'b1'],
    ]).toContainEqual(both);
    const last = await ask(pool, 'c');
    for (let time = 0; time < 5; time++) expect(await ask(pool, 'c')).toBe(last);
  });

  it('that brings a reply nobody asked for is closed, and what waits for it is sent on another', async () => {
    const port = await listen(
      serve((request, socket, connection) => {
        socket.write(answer(`${request}${connection}`));
        if (request === 'a') setTimeout(() => socket.write(answer('of another')), 20);
      }),
    );
    const pool = open(port);
    expect(await ask(pool, 'a')).toBe('a1');
    await sleep(100);
    expect(await ask(pool, 'b')).toBe('b2');
  });

  it('that has such a reply waiting is not written to either', async () => {
    let socketOfFirst: Socket | undefined;
    const seen: string[] = [];
    const port = await listen(
      serve((request, socket, connection) => {
        seen.push(`${request}${connection}`);
        socketOfFirst ??= socket;
        socket.write(answer(`${request}${connection}`));
      }),
    );
    const pool = open(port);
    expect(await ask(pool, 'a')).toBe('a1');
    await new Promise((resolve) => socketOfFirst?.write(answer('of another'), resolve));
    // The timer is due before this end looks at its sockets again, and the reply lies there by then.
    const due = sleep(1);
    const untilMs = performance.now() + 20;
    while (performance.now() < untilMs);
    await due;
    expect(await ask(pool, 'b')).toBe('b2');
    expect(seen).toEqual(['a1', 'b2']);
  });

  it('that the other end has closed is not used', async () => {
    const port = await listen(
      serve((request, socket, connection) => {
        socket.write(answer(`${request}${connection}`));
        if (connection === 1) socket.end();
      }),
    );
    const pool = open(port);
    expect(await ask(pool, 'a')).toBe('a1');
    await sleep(50);
    expect(await ask(pool, 'b')).toBe('b2');
  });

  it.each(['connection: close\r\n', 'keep-alive: timeout=2\r\n'])('is not used again after %j', async (head) => {
    const port = await listen(
      serve((request, socket, connection) => socket.write(answer(`${request}${connection}`, head))),
    );
    const pool = open(port);
    expect(await ask(pool, 'a')).toBe('a1');
    expect(await ask(pool, 'b')).toBe('b2');
  });

  it('grows too old, and is closed then', async () => {
    const closed = Promise.withResolvers<void>();
    const port = await listen(
      serve((request, socket, connection) => {
        socket.on('close', () => closed.resolve());
        socket.write(answer(`${request}${connection}`));
      }),
    );
    const pool = open(port, { keepAliveMs: 50 });
    expect(await ask(pool, 'a')).toBe('a1');
    await closed.promise;
    expect(await ask(pool, 'b')).toBe('b2');
  });
});

describe('calls', () => {
  it('wait for their turn when there are as many connections as there may be, but for those that are given up', async () => {
    const held: (() => void)[] = [];
    const port = await listen(
      serve((request, socket, connection) => held.push(() => socket.write(answer(`${request}${connection}`)))),
    );
    const pool = open(port, { connections: 1 });
    const first = ask(pool, 'a');
    const [second, third, fourth] = ['b', 'c', 'd'].map((request) => begin(pool, request)) as [Asked, Asked, Asked];
    second.giveUp();
    await expect.poll(() => held.length).toBe(1);
    held.shift()?.();
    expect(await first).toBe('a1');
    await expect.poll(() => held.length).toBe(1);
    held.shift()?.();
    expect(await third.text).toBe('c1');
    // Its connection is closed, and whoever waits gets a new one.
    const fifth = ask(pool, 'e');
    await expect.poll(() => held.length).toBe(1);
    fourth.giveUp();
    await expect(fourth.text).rejects.toMatchObject({ code: 'closed' });
    await expect.poll(() => held.length).toBe(2);
    held.pop()?.();
    expect(await fifth).toBe('e2');
  });

  it('fail when their connection ends before their reply does, and are not sent again', async () => {
    let requests = 0;
    const port = await listen(
      serve((_request, socket) => {
        requests += 1;
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{');
      }),
    );
    await expect(ask(open(port), 'a')).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(requests).toBe(1);
  });

  it('may be answered by what comes until the end', async () => {
    const port = await listen(serve((request, socket) => socket.end(`HTTP/1.1 200 OK\r\n\r\n${request}`)));
    expect(await ask(open(port), 'a')).toBe('a');
  });

  it('fail when nobody listens, and when nobody answers in time', async () => {
    const port = await listen(serve(() => {}));
    // It accepts, and says nothing of TLS.
    await expect(ask(open(port, { protocol: 'https:' }), 'a')).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    await expect(ask(open(1), 'a')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('that are under way or wait fail when the pool is closed, as do those that come later', async () => {
    const port = await listen(serve(() => {}));
    const pool = open(port, { connections: 1 });
    const calls = [ask(pool, 'a'), ask(pool, 'b')];
    await sleep(50);
    pool.close();
    for (const call of [...calls, ask(pool, 'c')]) await expect(call).rejects.toMatchObject({ code: 'closed' });
  });
});

describe('TLS', () => {
  it('is spoken with who can prove its name, and with nobody else', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'meridian-tls-'));
    atEnd.push(() => rmSync(folder, { recursive: true }));
    const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
        ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', keyFile, '-out', certFile],
      ],
      { stdio: 'ignore' },
    );
    const cert = readFileSync(certFile, 'utf8');
    const server = createTlsServer({ key: readFileSync(keyFile), cert }, (socket) => {
      socket.on('error', () => {});
      socket.on('data', (request) => socket.write(answer(`${request} to ${socket.servername}`)));
    });
    const port = await listen(server);
    const before = getCACertificates('default');
    atEnd.push(() => setDefaultCACertificates(before));
    await expect(ask(open(port, { protocol: 'https:' }), 'a')).rejects.toMatchObject({
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    setDefaultCACertificates([...before, cert]);
    const pool = open(port, { protocol: 'https:' });
    expect(await ask(pool, 'a')).toBe('a to localhost');
    expect(await ask(pool, 'b')).toBe('b to localhost');
  });
});
