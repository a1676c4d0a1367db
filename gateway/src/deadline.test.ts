import { request as httpRequest } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type HttpSubgraph, serveSubgraph } from './testing/serve.ts';
import { composeShop, createShop } from './testing/shop.ts';
import { ask, startGateway } from './testing/start.ts';

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

const query = '{ product(id: "1") { name stock { status { state code } } } }';

async function startOverHttp(
  environment: Record<string, string> = {},
): Promise<{ url: string; adminUrl: string; stock: HttpSubgraph }> {
  const [catalog, stock] = await Promise.all([serveSubgraph('catalog'), serveSubgraph('stock')]);
  const gateway = await startGateway(
    { supergraph: composeShop({ catalog: catalog.url, stock: stock.url }) },
    environment,
  );
  running.push(() => gateway.drain(), catalog.stop, stock.stop);
  return { url: gateway.url, adminUrl: gateway.adminUrl, stock };
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const endMs = performance.now() + 20_000;
  while (!(await condition())) {
    if (performance.now() > endMs) throw new Error('it did not come about');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('the deadline of a client', () => {
  it('is what every subgraph is told is left, and ends the wait', async () => {
    const { url, stock } = await startOverHttp();
    // Planning is no part of what is left.
    await ask({ url }, { query });
    stock.intercept = () => true;
    const { body } = await ask({ url }, { query }, { 'meridian-deadline-ms': '1000' });
    expect(body.data).toMatchObject({ product: { stock: { status: { state: 'UNAVAILABLE', code: 'TIMEOUT' } } } });
    const left = Number(stock.requests.at(-1)?.headers['meridian-deadline-ms']);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(1_000);
  });

  it('lowers the gateway’s own and never raises it', async () => {
    const { url, stock } = await startOverHttp({ REQUEST_TIMEOUT_MS: '5000' });
    await ask({ url }, { query }, { 'meridian-deadline-ms': '999999999' });
    expect(Number(stock.requests[0]?.headers['meridian-deadline-ms'])).toBeLessThanOrEqual(5_000);
  });

  it.each(['0', '-1', '1.5', '1e3', 'soon', '', '1, 2', '99999999999'])('is refused as %j', async (value) => {
    const shop = createShop();
    const gateway = await startGateway({ supergraph: composeShop(), subgraphs: shop.subgraphs });
    running.push(() => gateway.drain());
    const { status, body } = await ask(gateway, { query }, { 'meridian-deadline-ms': value });
    expect(status).toBe(400);
    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_REQUEST']);
    expect(shop.calls).toHaveLength(0);
  });

  it('is the one moment at which every subgraph in this process is told to stop', async () => {
    const shop = createShop();
    const gateway = await startGateway({ supergraph: composeShop(), subgraphs: shop.subgraphs });
    running.push(() => gateway.drain());
    const beforeMs = performance.now();
    await ask(gateway, { query }, { 'meridian-deadline-ms': '5000' });
    const moments = new Set(shop.calls.map(({ context }) => context.deadlineAtMs));
    expect(moments.size).toBe(1);
    const [momentMs = 0] = moments;
    expect(momentMs).toBeGreaterThanOrEqual(beforeMs + 5_000);
    expect(momentMs).toBeLessThanOrEqual(performance.now() + 5_000);
  });
});

describe('clients that leave', () => {
  it('take their calls to subgraphs with them, of 500 at once every one, and those that waited are never sent', async () => {
    const { url, adminUrl, stock } = await startOverHttp({ SUBGRAPH_CONCURRENCY: '400', MERGE_CALLS: 'off' });
    const countCalls = async (outcome: string) => {
      const metrics = await (await fetch(`${adminUrl}/metrics`)).text();
      const count = new RegExp(
        `^gateway_subgraph_call_seconds_count\\{subgraph="stock",outcome="${outcome}"\\} (\\d+)`,
        'm',
      );
      return Number(count.exec(metrics)?.[1] ?? 0);
    };
    let open = 0;
    stock.intercept = (_request, response) => {
      open += 1;
      response.on('close', () => {
        open -= 1;
      });
      return true;
    };
    const body = JSON.stringify({ query });
    const clients = Array.from({ length: 500 }, () => {
      const client = httpRequest(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' } });
      client.on('error', () => {});
      client.end(body);
      return client;
    });
    // No more than SUBGRAPH_CONNECTIONS reach it at once.
    await until(() => open === 128);
    const sent = stock.requests.length;
    for (const client of clients) client.destroy();
    await until(() => open === 0);
    expect(stock.requests.length).toBe(sent);
    await until(async () => (await countCalls('abandoned')) >= 128);
    expect(await countCalls('TIMEOUT')).toBe(0);
    stock.intercept = undefined;
    expect((await ask({ url }, { query })).body.data).toMatchObject({
      product: { stock: { status: { state: 'OK' } } },
    });
  });
});
