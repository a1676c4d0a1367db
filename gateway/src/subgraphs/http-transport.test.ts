import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { createCallVerifier } from '@meridian/kit/signature';
import { afterEach, describe, expect, it } from 'vitest';
import { openProvenance } from '../provenance.ts';
import { callOf, contextOf } from '../testing/call.ts';
import { type HttpSubgraph, serveSubgraph } from '../testing/serve.ts';
import { createHttpTransport, type HttpTransportOptions } from './http-transport.ts';
import { ClientGone, type Transport } from './transport.ts';

const call = callOf('{ product(id: "1") { name } }');
const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((stop) => stop()));
});

async function connect(
  options: Partial<HttpTransportOptions> = {},
): Promise<{ subgraph: HttpSubgraph; transport: Transport }> {
  const subgraph = await serveSubgraph('catalog');
  const transport = createHttpTransport({
    url: subgraph.url,
    secret: undefined,
    connections: 4,
    keepAliveMs: 30_000,
    responseLimitBytes: 1_000,
    compression: false,
    ...options,
  });
  running.push(transport.close, subgraph.stop);
  return { subgraph, transport };
}

/** Breaks the connection of the first `times` requests. */
function breakFirst(subgraph: HttpSubgraph, times: number): void {
  let left = times;
  subgraph.intercept = (request) => {
    if (left === 0) return false;
    left -= 1;
    request.socket.resetAndDestroy();
    return true;
  };
}

describe('a call over HTTP', () => {
  it('repeats a query once when the connection breaks', async () => {
    const { subgraph, transport } = await connect();
    breakFirst(subgraph, 1);
    expect((await transport.send(call, contextOf())).data).toEqual({ product: { name: 'Product 1' } });
    expect(subgraph.requests).toHaveLength(2);
  });

  it('repeats it over a new connection, because others that were kept may be broken, too', async () => {
    for (const connections of [2, 4]) {
      const { subgraph, transport } = await connect({ connections });
      const kept = new Set<unknown>();
      subgraph.intercept = ({ socket }) => kept.add(socket).size === 0;
      await Promise.all([1, 2].map(() => transport.send(call, contextOf())));
      subgraph.intercept = ({ socket }) => kept.has(socket) && socket.resetAndDestroy() !== undefined;
      expect(kept.size).toBe(2);
      expect((await transport.send(call, contextOf())).data).toEqual({ product: { name: 'Product 1' } });
    }
  });

  it('gives up after the second break', async () => {
    const { subgraph, transport } = await connect();
    breakFirst(subgraph, 9);
    await expect(transport.send(call, contextOf())).rejects.toMatchObject({ code: 'SUBGRAPH_DOWN' });
    expect(subgraph.requests).toHaveLength(2);
  });

  it('never repeats a mutation', async () => {
    const { subgraph, transport } = await connect();
    breakFirst(subgraph, 1);
    await expect(
      transport.send(callOf('mutation { rename(id: "1", name: "x") { name } }'), contextOf()),
    ).rejects.toMatchObject({ code: 'SUBGRAPH_DOWN' });
    expect(subgraph.requests).toHaveLength(1);
  });

  it('ends with its own deadline also while it waits for a connection that others hold', async () => {
    const { subgraph, transport } = await connect({ connections: 1 });
    subgraph.intercept = () => true;
    const patient = new AbortController();
    const holding = transport.send(call, contextOf({ signal: patient.signal })).catch(() => 'ended');
    const hasty = transport.send(call, contextOf({ signal: AbortSignal.timeout(50) }));
    const first = await Promise.race([hasty.catch(({ code }) => code), holding, sleep(5_000, 'waited')]);
    expect(first).toBe('TIMEOUT');
    patient.abort();
    await holding;
    expect(subgraph.requests).toHaveLength(1);
  });

  it('costs no connection when it was given up before it had one', async () => {
    const { subgraph, transport } = await connect({ connections: 1 });
    const ports: unknown[] = [];
    const arrived = Promise.withResolvers<() => void>();
    subgraph.intercept = async (request) => {
      ports.push(request.socket.remotePort);
      if (ports.length === 1) await new Promise<void>(arrived.resolve);
      return false;
    };
    const first = transport.send(call, contextOf());
    const goOn = await arrived.promise;
    const abort = new AbortController();
    const second = transport.send(call, contextOf({ signal: abort.signal }));
    const third = transport.send(call, contextOf());
    abort.abort(new ClientGone());
    await expect(second).rejects.toMatchObject({ code: 'TIMEOUT', cause: 'ClientGone' });
    goOn();
    await Promise.all([first, third]);
    expect(ports).toHaveLength(2);
    expect(ports[1]).toBe(ports[0]);
  });

  it('reuses its connections', async () => {
    const { subgraph, transport } = await connect();
    const ports = new Set<unknown>();
    subgraph.intercept = (request) => {
      ports.add(request.socket.remotePort);
      return false;
    };
    for (let index = 0; index < 20; index++) await transport.send(call, contextOf());
    // The pool may open a second one before the first is marked free.
    expect(ports.size).toBeLessThanOrEqual(2);
  });

  it('sends the time that is left, the request id and the trace, and no other header of ours', async () => {
    const { subgraph, transport } = await connect();
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await transport.send(call, contextOf({ traceparent, deadlineAtMs: performance.now() + 500 }));
    const { headers } = subgraph.requests[0] ?? expect.fail('no request');
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'connection',
      'content-length',
      'content-type',
      'host',
      'meridian-deadline-ms',
      'traceparent',
      'x-request-id',
    ]);
    expect(headers).toMatchObject({ traceparent, 'x-request-id': 'request-0001' });
    expect(Number(headers['meridian-deadline-ms'])).toBeGreaterThan(0);
    expect(Number(headers['meridian-deadline-ms'])).toBeLessThanOrEqual(500);
  });

  it('asks where the values come from when its caller does', async () => {
    const { subgraph, transport } = await connect();
    await transport.send(call, contextOf({ provenance: openProvenance(true) }));
    expect(subgraph.requests[0]?.headers['meridian-provenance']).toBe('1');
  });

  it('signs the body and the claims when it has a secret', async () => {
    const secret = 'a secret of the two';
    const { subgraph, transport } = await connect({ secret });
    await transport.send(call, contextOf());
    const { headers, body } = subgraph.requests[0] ?? expect.fail('no request');
    expect(createCallVerifier(secret)(headers, body)).toEqual({ sub: 'u1' });
    expect(createCallVerifier(secret)(headers, `${body} `)).toBeNull();
  });

  it('closes the connection when the caller goes away', async () => {
    const { subgraph, transport } = await connect();
    const arrived = Promise.withResolvers<void>();
    const closed = Promise.withResolvers<void>();
    subgraph.intercept = (_request, response) => {
      response.on('close', () => closed.resolve());
      arrived.resolve();
      return true;
    };
    const abort = new AbortController();
    const sent = transport.send(call, contextOf({ signal: abort.signal }));
    await arrived.promise;
    abort.abort();
    await expect(sent).rejects.toMatchObject({ name: 'SubgraphFailure' });
    await closed.promise;
    expect(subgraph.requests).toHaveLength(1);
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ])(
    'reads an answer in %s when it may be compressed, and S11 no more of it than its limit',
    async (encoding, compress) => {
      const { subgraph, transport } = await connect({ compression: true });
      let name = 'small';
      subgraph.intercept = (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding });
        response.end(compress(JSON.stringify({ data: { product: { name } } })));
        return true;
      };
      expect((await transport.send(call, contextOf())).data).toEqual({ product: { name: 'small' } });
      expect(subgraph.requests[0]?.headers['accept-encoding']).toBe('gzip, br, zstd');
      name = 'x'.repeat(1_000_000);
      await expect(transport.send(call, contextOf())).rejects.toMatchObject({
        code: 'SOURCE_ERROR',
        cause: 'response too large',
      });
    },
  );

  it.each(['gzip', 'compress', 'constructor', 'gzip, gzip'])(
    'refuses an answer that is not in %s as it says',
    async (encoding) => {
      const { subgraph, transport } = await connect({ compression: true });
      subgraph.intercept = (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding });
        response.end('{"data":{}}');
        return true;
      };
      await expect(transport.send(call, contextOf())).rejects.toMatchObject({ code: 'SOURCE_ERROR' });
    },
  );

  it('reads an answer that comes in pieces, cut within a character, and after a byte order mark', async () => {
    const { subgraph, transport } = await connect();
    const bytes = Buffer.from('\ufeff{"data":{"product":{"name":"文"}}}');
    subgraph.intercept = async (_request, response) => {
      response.setHeader('content-type', 'application/json');
      const cut = bytes.indexOf(Buffer.from('文')) + 1;
      response.write(bytes.subarray(0, cut));
      await new Promise((resolve) => setImmediate(resolve));
      response.end(bytes.subarray(cut));
      return true;
    };
    expect((await transport.send(call, contextOf())).data).toEqual({ product: { name: '文' } });
  });

  it('takes no answer in another charset, whatever it is called', async () => {
    const { subgraph, transport } = await connect();
    for (const bytes of [[0xe9], [0xc0, 0x80], [0xed, 0xa0, 0xbd], [0xd5, 0xc5]]) {
      subgraph.intercept = (_request, response) => {
        const [before, after] = ['{"data":{"product":{"name":"', '"}}}'].map((text) => Buffer.from(text));
        response.end(Buffer.concat([before as Buffer, Buffer.from(bytes), after as Buffer]));
        return true;
      };
      await expect(transport.send(call, contextOf())).rejects.toMatchObject({ code: 'SOURCE_ERROR' });
    }
  });

  it('S11 takes no more of a response than its limit', async () => {
    const { subgraph, transport } = await connect();
    subgraph.intercept = (_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ data: { product: { name: 'x'.repeat(10_000) } } }));
      return true;
    };
    await expect(transport.send(call, contextOf())).rejects.toMatchObject({
      code: 'SOURCE_ERROR',
      cause: 'response too large',
    });
  });

  it('S27 follows no redirect', async () => {
    const { subgraph, transport } = await connect();
    const other = await serveSubgraph('catalog');
    running.push(other.stop);
    subgraph.intercept = (_request, response) => {
      response.writeHead(307, { location: other.url }).end();
      return true;
    };
    await expect(transport.send(call, contextOf())).rejects.toMatchObject({
      code: 'SOURCE_ERROR',
      cause: 'status 307',
    });
    expect(other.requests).toHaveLength(0);
  });

  it('S24 drops keys that reach a prototype and that nobody asked for, however they are spelt', async () => {
    const { subgraph, transport } = await connect();
    subgraph.intercept = (_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(
        '{"data":{"__proto__":{"polluted":1},"\\u005f_proto__":{"polluted":2},"product":{"__proto__":{"polluted":3},"name":"ok"}}}',
      );
      return true;
    };
    const { data } = await transport.send(call, contextOf());
    expect(JSON.stringify(data)).toBe('{"product":{"name":"ok"}}');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('S24 keeps such a key where it is an alias of the query', async () => {
    const { subgraph, transport } = await connect();
    subgraph.intercept = (_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end('{"data":{"__proto__":{"constructor":"ok"}}}');
      return true;
    };
    const { data } = await transport.send(callOf('{ __proto__: product(id: "1") { constructor: name } }'), contextOf());
    expect(JSON.stringify(data)).toBe('{"__proto__":{"constructor":"ok"}}');
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
  });
});
