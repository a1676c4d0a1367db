import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Gateway } from '../gateway.ts';
import { composeShop, createShop, type ShopInProcess } from '../testing/shop.ts';
import { ask, startGateway } from '../testing/start.ts';

const query = '{ product(id: "1") { name } }';
const json = 'application/json';
const strict = 'application/graphql-response+json';

let gateway: Gateway;
let shop: ShopInProcess;
beforeAll(async () => {
  shop = createShop();
  gateway = await startGateway(
    { supergraph: composeShop(), subgraphs: shop.subgraphs },
    { CORS_ORIGINS: 'https://good.example' },
  );
});
afterAll(() => gateway.drain());

const send = (init: RequestInit, search = '') => fetch(`${gateway.url}/graphql${search}`, init);
const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = { 'content-type': json }) =>
  send({ method: 'POST', headers, body });
const codeOf = async (response: Response) =>
  ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

describe('the status of a refused operation', () => {
  it.each([
    ['GRAPHQL_PARSE_FAILED', { query: '{' }],
    ['GRAPHQL_VALIDATION_FAILED', { query: '{ nothing }' }],
    ['OPERATION_RESOLUTION_FAILURE', { query: 'query A { __typename } query B { __typename }' }],
    ['OPERATION_RESOLUTION_FAILURE', { query: 'query A { __typename }', operationName: 'B' }],
    ['BAD_USER_INPUT', { query: 'query ($id: ID!) { product(id: $id) { id } }' }],
    ['GRAPHQL_VALIDATION_FAILED', { query: 'subscription { anything }' }],
  ])('%s is 200 or 400 by what the client accepts', async (code, request) => {
    for (const [accept, status] of [
      [json, 200],
      [strict, 400],
      [`${strict}, ${json};q=0.9`, 400],
      ['*/*', 200],
    ] as const) {
      const { status: got, headers, body } = await ask(gateway, request, { accept });
      expect([accept, got, body.errors?.[0]?.extensions.code, 'data' in body]).toEqual([accept, status, code, false]);
      expect(headers.get('content-type')).toBe(`${status === 400 ? strict : json}; charset=utf-8`);
    }
  });

  it.each([
    ['not JSON', '{"query":'],
    ['no query', '{"variables":{}}'],
    ['a list (no batching)', `[{"query":"{ __typename }"}]`],
    ['variables as text', '{"query":"{ __typename }","variables":"{}"}'],
    ['null', 'null'],
    [
      "a hash that is not the query's",
      '{"query":"{ __typename }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}',
    ],
  ])('400 under both for a malformed request: %s', async (_what, body) => {
    for (const accept of [json, strict]) {
      const response = await post(body, { 'content-type': json, accept });
      expect([response.status, await codeOf(response)]).toEqual([400, 'BAD_REQUEST']);
    }
  });

  it('406 for a client that accepts neither, before anything runs', async () => {
    const before = shop.calls.length;
    expect((await post(JSON.stringify({ query }), { 'content-type': json, accept: 'text/html' })).status).toBe(406);
    expect(shop.calls.length).toBe(before);
  });
});

describe('S11 a body', () => {
  it.each([
    ['of another type', 'text/plain', 415],
    ['of a form', 'application/x-www-form-urlencoded', 415],
    ['in another charset', 'application/json; charset=ibm866', 415],
    ['in UTF-8 by name', 'application/json; charset="UTF-8"', 200],
  ])('%s: %s → %i', async (_what, contentType, status) => {
    expect((await post(JSON.stringify({ query }), { 'content-type': contentType })).status).toBe(status);
  });

  it('that is compressed is refused', async () => {
    const response = await post(new Uint8Array(gzipSync(JSON.stringify({ query }))), {
      'content-type': json,
      'content-encoding': 'gzip',
    });
    expect([response.status, await codeOf(response)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  it('that is not UTF-8 is refused', async () => {
    expect((await post(new Uint8Array([0x7b, 0xff, 0x7d]))).status).toBe(400);
  });

  it('over one megabyte is refused by its declared length, and the connection serves on', async () => {
    for (let index = 0; index < 5; index++) {
      const response = await post(JSON.stringify({ query, variables: { x: 'x'.repeat(3 * 1024 * 1024) } }));
      expect([response.status, await codeOf(response)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    }
    expect((await ask(gateway, { query })).status).toBe(200);
  });

  it('without a declared length is refused while it still streams', async () => {
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    const answer = new Promise<string>((resolve, reject) => {
      socket.once('data', (part) => resolve(part.toString()));
      socket.once('error', reject);
    });
    socket.write(
      'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    for (let index = 0; index < 17; index++) socket.write(`10000\r\n${'x'.repeat(0x10000)}\r\n`);
    expect(await answer).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
  });

  it('nested too deeply is refused', async () => {
    const response = await post(`{"query":"{ __typename }","variables":{"a":${'['.repeat(100)}${']'.repeat(100)}}}`);
    expect([response.status, await codeOf(response)]).toEqual([400, 'BAD_REQUEST']);
  });

  it('S24 cannot reach a prototype', async () => {
    const { status, body } = await ask(gateway, {
      query: '{ constructor: product(id: "1") { hasOwnProperty: name } }',
    });
    expect([status, body.data]).toEqual([200, { constructor: { hasOwnProperty: 'Product 1' } }]);
    await post(
      '{"query":"{ __proto__: product(id: \\"1\\") { polluted: name } }","variables":{"__proto__":{"polluted":1}},"__proto__":{"polluted":1}}',
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('a persisted query', () => {
  it('is asked for by its hash once it has been sent in full', async () => {
    const text = '{ product(id: "77") { name } }';
    const extensions = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(text).digest('hex') } };
    expect(await codeOf(await post(JSON.stringify({ extensions })))).toBe('PERSISTED_QUERY_NOT_FOUND');
    for (const request of [{ query: text, extensions }, { extensions }]) {
      expect(await (await post(JSON.stringify(request))).json()).toEqual({ data: { product: { name: 'Product 77' } } });
    }
  });
});

describe('S13 a GET', () => {
  const search = `?query=${encodeURIComponent(query)}`;
  const preflighted = { 'apollo-require-preflight': '1' };

  it('answers a query that a form could not have sent', async () => {
    expect(await (await send({ headers: preflighted }, search)).json()).toEqual({
      data: { product: { name: 'Product 1' } },
    });
  });

  it('is refused without a header that asks for a preflight', async () => {
    const response = await send({}, search);
    expect([response.status, await codeOf(response)]).toEqual([400, 'BAD_REQUEST']);
  });

  it.each([
    ['variables that are not JSON', 'variables={'],
    ['variables that are a list', 'variables=[]'],
    ['variables nested too deeply', `variables={"a":${'['.repeat(100)}${']'.repeat(100)}}`],
    ['extensions that are text', 'extensions="x"'],
    ['two documents', `query=${encodeURIComponent(query)}`],
    ['two names', 'operationName=a&operationName=b'],
  ])('is refused with %s', async (_what, more) => {
    const before = shop.calls.length;
    const response = await send({ headers: preflighted }, `${search}&${more}`);
    expect([response.status, await codeOf(response)]).toEqual([400, 'BAD_REQUEST']);
    expect(shop.calls.length).toBe(before);
  });

  it('may have variables of null, and a name that is empty', async () => {
    const response = await send({ headers: preflighted }, `${search}&variables=null&extensions=null&operationName=`);
    expect(response.status).toBe(200);
  });

  it('with a mutation is 405', async () => {
    const response = await send(
      { headers: preflighted },
      `?query=${encodeURIComponent('mutation { rename(id: "1", name: "x") { id } }')}`,
    );
    expect([response.status, response.headers.get('allow'), await codeOf(response)]).toEqual([
      405,
      'POST',
      'METHOD_NOT_ALLOWED',
    ]);
  });

  it('with a form content type is 415', async () => {
    const response = await send({ headers: { ...preflighted, 'content-type': 'text/plain' } }, search);
    expect([response.status, await codeOf(response)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });
});

describe('S14 another origin', () => {
  it('is allowed by the list alone, and caches are told', async () => {
    const good = await send({
      method: 'OPTIONS',
      headers: { origin: 'https://good.example', 'access-control-request-method': 'POST' },
    });
    expect(good.headers.get('access-control-allow-origin')).toBe('https://good.example');
    expect(good.headers.get('access-control-allow-headers')).toContain('authorization');
    for (const init of [{ method: 'OPTIONS' }, { method: 'POST', body: JSON.stringify({ query }) }]) {
      const evil = await send({ ...init, headers: { origin: 'https://evil.example', 'content-type': json } });
      expect([...evil.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(evil.headers.get('vary')).toContain('Origin');
    }
  });
});

describe('the request', () => {
  it.each(['PUT', 'DELETE', 'PATCH'])('%s is 405 with Allow', async (method) => {
    const response = await send({ method });
    expect([response.status, response.headers.get('allow'), await codeOf(response)]).toEqual([
      405,
      'GET, POST, OPTIONS',
      'METHOD_NOT_ALLOWED',
    ]);
  });

  it('to another path is 404', async () => {
    for (const path of ['/metrics', '/nothing', '/graphql/', '/explorer/../../package.json'])
      expect((await fetch(`${gateway.url}${path}`)).status).toBe(404);
  });

  it('S46 keeps an id that is harmless in a log, and no other', async () => {
    const idFor = async (given: string) =>
      (await ask(gateway, { query }, { 'x-request-id': given })).headers.get('x-request-id');
    expect(await idFor('client-id-0001')).toBe('client-id-0001');
    expect(await idFor('short')).not.toBe('short');
    expect(await idFor('evil"} {"level":60')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('S15 S28 gets no plan, and its own headers go no further', async () => {
    const { body } = await ask(
      gateway,
      { query },
      {
        'apollo-query-plan-experimental': '1',
        'x-role': 'ADMIN',
        'meridian-claims': 'e30',
        'apollo-federation-include-trace': 'ftv1',
      },
    );
    expect(body).toEqual({ data: { product: { name: 'Product 1' } } });
    expect(Object.keys(shop.calls.at(-1)?.context ?? {}).sort()).toEqual([
      'claims',
      'deadlineAtMs',
      'provenance',
      'requestId',
      'signal',
    ]);
    expect(shop.calls.at(-1)?.context.claims).toEqual({});
  });

  it('tells the subgraph when its client goes away', async () => {
    const aborted = Promise.withResolvers<string>();
    const arrived = Promise.withResolvers<void>();
    const slow = createShop({
      stock: (_request, { signal }) => {
        arrived.resolve();
        signal.addEventListener('abort', () => aborted.resolve(signal.reason.name));
        return new Promise<never>(() => {});
      },
    });
    const other = await startGateway({ supergraph: composeShop(), subgraphs: slow.subgraphs });
    const client = new AbortController();
    const call = fetch(`${other.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': json },
      body: JSON.stringify({ query: '{ product(id: "1") { shelf } }' }),
      signal: client.signal,
    }).catch(() => undefined);
    await arrived.promise;
    client.abort();
    await call;
    expect(await aborted.promise).toBe('ClientGone');
    await other.drain();
  });

  it('makes room for others when its client goes away before its body was read', async () => {
    const checking = Promise.withResolvers<void>();
    const checked = Promise.withResolvers<object>();
    const other = await startGateway(
      {
        supergraph: composeShop(),
        subgraphs: shop.subgraphs,
        verifyToken: async () => {
          checking.resolve();
          return { ...(await checked.promise) };
        },
      },
      { AUTH: 'jwt', MAX_IN_FLIGHT: '1' },
    );
    const client = connect(Number(new URL(other.url).port), '127.0.0.1');
    client.write('POST /graphql HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer a.b.c\r\n');
    client.write(`content-type: ${json}\r\ncontent-length: 100\r\n\r\n{`);
    await checking.promise;
    client.destroy();
    await sleep(100);
    checked.resolve({});
    await vi.waitFor(
      async () => expect((await ask(other, { query }, { authorization: 'Bearer a.b.c' })).status).toBe(200),
      { timeout: 5_000 },
    );
    await other.drain();
  });

  it('is 408 when its body does not arrive before its deadline', async () => {
    const client = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    client.write('POST /graphql HTTP/1.1\r\nhost: localhost\r\nmeridian-deadline-ms: 100\r\n');
    client.write(`content-type: ${json}\r\ncontent-length: 100\r\n\r\n{`);
    const answer = await client.setEncoding('utf8').toArray();
    expect(answer.join('')).toMatch(/^HTTP\/1\.1 408 [\s\S]*"code":"TIMEOUT"/);
  });
});
