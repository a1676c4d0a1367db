import { type ExecutionResult, GraphQLError } from 'graphql';
import { afterEach, describe, expect, it } from 'vitest';
import type { Gateway } from './gateway.ts';
import { type HttpSubgraph, serveSubgraph } from './testing/serve.ts';
import { composeShop, createShop, type ShopSubgraph, shopSubgraphs } from './testing/shop.ts';
import { ask, startGateway } from './testing/start.ts';

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((stop) => stop()));
});

const unavailable = (source: string, code: string) => ({ state: 'UNAVAILABLE', source, code });

async function startInProcess(
  broken: Parameters<typeof createShop>[0],
  environment?: Record<string, string>,
): Promise<Gateway> {
  const gateway = await startGateway(
    { supergraph: composeShop(), subgraphs: createShop(broken).subgraphs },
    environment,
  );
  running.push(() => gateway.drain());
  return gateway;
}

async function startOverHttp(
  environment?: Record<string, string>,
): Promise<{ gateway: Gateway; http: Record<ShopSubgraph, HttpSubgraph> }> {
  const [catalog, stock, forum] = await Promise.all([
    serveSubgraph('catalog'),
    serveSubgraph('stock'),
    serveSubgraph('forum'),
  ]);
  const http = { catalog, stock, forum };
  const gateway = await startGateway(
    { supergraph: composeShop(Object.fromEntries(shopSubgraphs.map((name) => [name, http[name].url]))) },
    environment,
  );
  running.push(() => gateway.drain(), ...shopSubgraphs.map((name) => http[name].stop));
  return { gateway, http };
}

const dead = async (): Promise<ExecutionResult> => {
  throw new Error('no such process');
};

describe('names that every object has', () => {
  const query = `{
    __proto__: product(id: "1") { constructor: name __proto__: stock(site: "a") { toString: amount __proto__: status { state } } }
    hasOwnProperty: product(id: "2") { valueOf: name __proto__: maker { id } }
  }`;
  const data = `{"data":{"__proto__":{"constructor":"Product 1","__proto__":{"toString":3,"__proto__":{"state":"OK"}}},"hasOwnProperty":{"valueOf":"Product 2","__proto__":{"id":"m1"}}}}\n`;

  it.each(['on', 'off'])('are aliases like others over HTTP, with the hot path %s', async (hotPath) => {
    const { gateway } = await startOverHttp({ HOT_PATH: hotPath });
    for (let turn = 0; turn < 2; turn++) expect((await ask(gateway, { query })).text).toBe(data);
    const together = await Promise.all(Array.from({ length: 4 }, () => ask(gateway, { query })));
    expect(new Set(together.map(({ text }) => text))).toEqual(new Set([data]));
    expect(({} as { state?: unknown }).state).toBeUndefined();
  });
});

describe('a section whose subgraph is out of reach', () => {
  it('says so itself, under its alias, with nothing in errors, while the rest of the answer stands', async () => {
    const gateway = await startInProcess({ stock: dead });
    const { status, body } = await ask(gateway, {
      query:
        '{ product(id: "1") { id name here: stock(site: "a") { status { state source code note } amount } talk { status { state } posts } } }',
    });
    expect(status).toBe(200);
    expect(body.errors).toBeUndefined();
    expect(body.data).toEqual({
      product: {
        id: '1',
        name: 'Product 1',
        here: { status: { ...unavailable('WAREHOUSE', 'SUBGRAPH_DOWN'), note: null }, amount: null },
        talk: { status: { state: 'OK' }, posts: ['good'] },
      },
    });
  });

  it('says so for one entity that its subgraph could not read, and leaves refusals errors', async () => {
    const failing =
      (code: string) =>
      async (request: { variables?: unknown }): Promise<ExecutionResult> => {
        const { representations } = request.variables as { representations: { id: string }[] };
        return {
          data: {
            _entities: representations.map(({ id }) => (id === '2' ? null : { stock: { status: { state: 'OK' } } })),
          },
          errors: [
            new GraphQLError('no', {
              path: ['_entities', representations.findIndex(({ id }) => id === '2')],
              extensions: { code },
            }),
          ],
        };
      };
    const query = '{ products(ids: ["1", "2"]) { stock { status { state code } amount } } }';
    const unread = await ask(await startInProcess({ stock: failing('SOURCE_ERROR') }), { query });
    expect(unread.body).toEqual({
      data: {
        products: [
          { stock: { status: { state: 'OK', code: null }, amount: null } },
          { stock: { status: { state: 'UNAVAILABLE', code: 'SOURCE_ERROR' }, amount: null } },
        ],
      },
    });
    const refused = await ask(await startInProcess({ stock: failing('NOT_FOUND') }), { query });
    expect(refused.body.data).toMatchObject({ products: [{ stock: { status: { state: 'OK' } } }, { stock: null }] });
    expect(refused.body.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  it('honours two aliases of one section, aliases inside it, fragments by name and inline, and __typename', async () => {
    const gateway = await startInProcess({ stock: dead });
    const { body } = await ask(gateway, {
      query: `
        query Two { product(id: "1") { a: stock(site: "a") { ...Told n: amount } b: stock(site: "b") { kind: __typename ... on Section { status { state } } ... on StockSection { status { code } } } } }
        fragment Told on StockSection { __typename s: status { __typename at: source ...More } lots { code } }
        fragment More on Status { state }`,
    });
    expect(body).toEqual({
      data: {
        product: {
          a: {
            __typename: 'StockSection',
            s: { __typename: 'Status', at: 'WAREHOUSE', state: 'UNAVAILABLE' },
            n: null,
            lots: null,
          },
          b: { kind: 'StockSection', status: { state: 'UNAVAILABLE', code: 'SUBGRAPH_DOWN' } },
        },
      },
    });
  });

  it('is told for each entity of a list, also when one entity is listed twice', async () => {
    const gateway = await startInProcess({ stock: dead });
    const { body } = await ask(gateway, {
      query: '{ products(ids: ["1", "2", "1"]) { id stock { status { state source } } } }',
    });
    const stock = { status: { state: 'UNAVAILABLE', source: 'WAREHOUSE' } };
    expect(body).toEqual({
      data: {
        products: [
          { id: '1', stock },
          { id: '2', stock },
          { id: '1', stock },
        ],
      },
    });
  });

  it('is a list of one where the field is a list of sections', async () => {
    const gateway = await startInProcess({ stock: dead });
    const { body } = await ask(gateway, { query: '{ product(id: "1") { history { status { state } amount } } }' });
    expect(body).toEqual({ data: { product: { history: [{ status: { state: 'UNAVAILABLE' }, amount: null }] } } });
  });

  it('leaves plain fields of the same subgraph null, with one coded error that names the first', async () => {
    const gateway = await startInProcess({ stock: dead });
    const { status, body } = await ask(gateway, {
      query: '{ products(ids: ["1", "2"]) { name shelf stock { status { state } } } }',
    });
    expect(status).toBe(200);
    expect(body.data).toEqual({
      products: ['1', '2'].map((id) => ({
        name: `Product ${id}`,
        shelf: null,
        stock: { status: { state: 'UNAVAILABLE' } },
      })),
    });
    expect(body.errors).toEqual([
      {
        message: 'A subgraph cannot be reached.',
        locations: [expect.any(Object)],
        path: ['products', 0, 'shelf'],
        extensions: { code: 'SUBGRAPH_DOWN' },
      },
    ]);
  });

  it('does not count a field that was left out by @include or @skip', async () => {
    const gateway = await startInProcess({ stock: dead });
    const { body } = await ask(gateway, {
      query:
        'query ($v: Boolean!) { product(id: "1") { shelf @include(if: $v) stock { status { state } amount @include(if: $v) } } }',
      variables: { v: false },
    });
    expect(body).toEqual({ data: { product: { stock: { status: { state: 'UNAVAILABLE' } } } } });
    const byDefault = await ask(gateway, {
      query:
        'query ($v: Boolean! = true) { product(id: "1") { shelf @skip(if: $v) stock { amount @include(if: $v) } } }',
    });
    expect(byDefault.body).toEqual({ data: { product: { stock: { amount: null } } } });
  });

  it('is null with one coded error when the subgraph of the root field is down', async () => {
    const gateway = await startInProcess({ catalog: dead });
    const { status, body } = await ask(gateway, {
      query: '{ product(id: "1") { name price { status { state } } talk { posts } } }',
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      errors: [
        {
          message: 'A subgraph cannot be reached.',
          locations: [{ line: 1, column: 3 }],
          path: ['product'],
          extensions: { code: 'SUBGRAPH_DOWN' },
        },
      ],
      data: { product: null },
    });
  });

  it('is TIMEOUT when the deadline passes, and the answer comes no later', async () => {
    const broken: Parameters<typeof createShop>[0] = {};
    const gateway = await startInProcess(broken);
    const query = '{ product(id: "1") { name talk { status { state source code } } stock { amount } } }';
    // Once for the plan, which takes its time.
    await ask(gateway, { query });
    broken.forum = () => new Promise<never>(() => {});
    const { body } = await ask(gateway, { query }, { 'meridian-deadline-ms': '500' });
    expect(body).toEqual({
      data: { product: { name: 'Product 1', talk: { status: unavailable('FORUM', 'TIMEOUT') }, stock: { amount: 3 } } },
    });
  });
});

describe('the same over HTTP', () => {
  const query = '{ product(id: "1") { name stock { status { state source code } amount } talk { posts } } }';
  const expected = (code: string) => ({
    data: {
      product: {
        name: 'Product 1',
        stock: { status: unavailable('WAREHOUSE', code), amount: null },
        talk: { posts: ['good'] },
      },
    },
  });

  it('SUBGRAPH_DOWN when nothing listens, and whole again when it does', async () => {
    const { gateway, http } = await startOverHttp();
    const { port } = new URL(http.stock.url);
    await http.stock.stop();
    expect((await ask(gateway, { query })).body).toEqual(expected('SUBGRAPH_DOWN'));
    const { server, stop } = await reopen(Number(port));
    running.push(stop);
    expect(server.listening).toBe(true);
    expect((await ask(gateway, { query: '{ product(id: "1") { stock { amount } } }' })).body.data).toEqual({
      product: { stock: { amount: 42 } },
    });
  });

  it.each([
    ['SUBGRAPH_DOWN', 'a status of 500', 500, 'application/json', '{"data":{}}'],
    ['SUBGRAPH_DOWN', 'a status of 503 with HTML', 503, 'text/html', '<h1>CANARY</h1>'],
    ['SOURCE_ERROR', 'HTML with 200', 200, 'text/html', '<h1>CANARY</h1>'],
    ['SOURCE_ERROR', 'JSON that is not GraphQL', 200, 'application/json', '{"people":["CANARY"]}'],
    ['SOURCE_ERROR', 'a JSON list', 200, 'application/json', '[1]'],
    ['SOURCE_ERROR', 'too few entities', 200, 'application/json', '{"data":{"_entities":[]}}'],
    [
      'SOURCE_ERROR',
      'a refusal of the call',
      401,
      'application/json',
      '{"errors":[{"message":"CANARY","extensions":{"code":"UNSIGNED_CALL"}}]}',
    ],
    ['SOURCE_ERROR', 'a page that is not there', 404, 'text/plain', 'CANARY'],
  ])('%s for %s', async (code, _what, status, contentType, text) => {
    const { gateway, http } = await startOverHttp({ EXPOSE_SUBGRAPH_MESSAGES: 'off' });
    http.stock.intercept = (_request, response) => {
      response.writeHead(status, { 'content-type': contentType });
      response.end(text);
      return true;
    };
    const { body, text: answer } = await ask(gateway, { query });
    expect(body).toEqual(expected(code));
    expect(answer).not.toContain('CANARY');
  });

  it('is null when its subgraph refused the call for what the client asked, which is told as an error in its place', async () => {
    const refusing = async (): Promise<ExecutionResult> => ({
      errors: [new GraphQLError('No such site.', { extensions: { code: 'BAD_USER_INPUT' } })],
    });
    const { body } = await ask(await startInProcess({ stock: refusing }), {
      query: '{ products(ids: ["1", "2"]) { id stock(site: "x") { status { state } } talk { status { state } } } }',
    });
    const told = { talk: { status: { state: 'OK' } }, stock: null };
    expect(body.data).toEqual({
      products: [
        { id: '1', ...told },
        { id: '2', ...told },
      ],
    });
    expect(body.errors).toMatchObject([
      { message: 'No such site.', path: ['products', 0], extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('TIMEOUT when a subgraph hangs, whose connection is then closed', async () => {
    const { gateway, http } = await startOverHttp();
    await ask(gateway, { query });
    const closed = Promise.withResolvers<void>();
    http.stock.intercept = (_request, response) => {
      response.on('close', () => closed.resolve());
      return true;
    };
    expect((await ask(gateway, { query }, { 'meridian-deadline-ms': '500' })).body).toEqual(expected('TIMEOUT'));
    await closed.promise;
  });
});

async function reopen(port: number) {
  const { createServer } = await import('node:http');
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ data: { _entities: [{ stock: { amount: 42 } }] } }));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { server, stop };
}
