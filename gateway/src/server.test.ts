import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Gateway, GatewayDeps } from './gateway.ts';
import { createGateway } from './server.ts';
import { composeShop, createShop } from './testing/shop.ts';
import { ask, startGateway, testConfig } from './testing/start.ts';

const query = 'query Shown { product(id: "1") { name stock { amount } } }';
const running: Gateway[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((gateway) => gateway.drain()));
});

async function start(deps: Partial<GatewayDeps> = {}, environment: Record<string, string> = {}): Promise<Gateway> {
  const gateway = await startGateway(
    { supergraph: composeShop(), subgraphs: createShop().subgraphs, ...deps },
    environment,
  );
  running.push(gateway);
  return gateway;
}

const json = async (url: string, init?: RequestInit) => {
  const response = await fetch(url, init);
  return { status: response.status, body: await response.json() };
};

const dead = async () => {
  throw new Error('gone');
};

describe('readiness', () => {
  it('is told when everything is', async () => {
    const gateway = await start({ readiness: { data: () => true } });
    expect(await json(`${gateway.url}/health/ready`)).toEqual({ status: 200, body: { ready: true, notReady: [] } });
  });

  it('names a subgraph that does not answer, and stays while another does', async () => {
    const gateway = await start({ subgraphs: createShop({ stock: dead }).subgraphs });
    expect(await json(`${gateway.url}/health/ready`)).toEqual({
      status: 200,
      body: { ready: true, notReady: ['subgraph stock'] },
    });
  });

  it('ends when no subgraph answers', async () => {
    const gateway = await start({ subgraphs: createShop({ stock: dead, catalog: dead, forum: dead }).subgraphs });
    expect(await json(`${gateway.url}/health/ready`)).toEqual({
      status: 503,
      body: { ready: false, notReady: ['subgraph catalog', 'subgraph forum', 'subgraph stock'] },
    });
  });

  it('ends while a condition of the product fails, which is named; details are on the admin port alone', async () => {
    const gateway = await start({
      readiness: {
        database: () => {
          throw new Error('CANARY');
        },
        data: () => false,
      },
    });
    expect(await json(`${gateway.url}/health/ready`)).toEqual({
      status: 503,
      body: { ready: false, notReady: ['database', 'data'] },
    });
    const { status, body } = await json(`${gateway.adminUrl}/health/ready`);
    expect(status).toBe(503);
    expect(body).toMatchObject({ subgraphs: { stock: { up: true, durationMs: expect.any(Number) } } });
    expect((await fetch(`${gateway.url}/health/live`)).status).toBe(200);
  });
});

describe('the admin port', () => {
  it('serves metrics in which only promised operations have a name of their own', async () => {
    const gateway = await start({ warmOperations: [query] });
    await ask(gateway, { query });
    await ask(gateway, { query: 'query CANARY { product(id: "1") { name } }' });
    const metrics = await (await fetch(`${gateway.adminUrl}/metrics`)).text();
    expect(metrics).toContain('gateway_operation_seconds_count{operation="Shown",outcome="ok"} 1');
    expect(metrics).toContain('gateway_operation_seconds_count{operation="other",outcome="ok"} 1');
    expect(metrics).toContain('gateway_subgraph_call_seconds_count{subgraph="stock",outcome="ok"} 1');
    expect(metrics).toMatch(/nodejs_eventloop_lag_seconds \d/);
    expect(metrics).not.toContain('CANARY');
    expect((await fetch(`${gateway.url}/metrics`)).status).toBe(404);
  });

  it('carries the routes of the product, and not for web pages', async () => {
    const gateway = await start({
      adminRoutes: {
        'POST /import': (_request, response) => {
          response.end('{"started":true}');
        },
      },
    });
    expect(await json(`${gateway.adminUrl}/import`, { method: 'POST' })).toEqual({
      status: 200,
      body: { started: true },
    });
    expect((await fetch(`${gateway.adminUrl}/import`)).status).toBe(405);
    expect(
      (await fetch(`${gateway.adminUrl}/import`, { method: 'POST', headers: { origin: 'https://evil.example' } }))
        .status,
    ).toBe(403);
  });
});

describe('the explorer', () => {
  it('opens on the given operation and names no other host', async () => {
    const gateway = await start({
      explorer: { query: '{ __typename } # </script>', headers: { authorization: 'Bearer demo' } },
    });
    const response = await fetch(`${gateway.url}/`);
    const page = await response.text();
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*connect-src 'self'/);
    expect(page).toContain('<title>Meridian</title>');
    expect(page).toContain('Bearer demo');
    expect(page.match(/<\/script>/g)).toHaveLength(5);
    expect(page).not.toMatch(/https?:\/\//);
    for (const [, path] of page.matchAll(/(?:src|href)="(\/[^"]+)"/g))
      expect((await fetch(gateway.url + path)).status).toBe(200);
  });

  it('has a status panel where the product names a query for it, and text in it stays text', async () => {
    const status = { title: 'Wards <b>&</b>', query: '{ wards { name } }' };
    const gateway = await start({ explorer: { query: '{ __typename }', status } });
    const page = await (await fetch(`${gateway.url}/`)).text();
    expect(page).toContain('<summary>Wards &lt;b>&amp;&lt;/b></summary>');
    expect(page).toContain('"query":"{ wards { name } }"');
    expect(page).not.toMatch(/<script(?![^>]*(src="\/|type="application\/json"))/);
  });

  it('loads its scripts as modules, so that each has names of its own', async () => {
    const status = { title: 'Wards', query: '{ wards { name } }' };
    const gateway = await start({ explorer: { query: '{ __typename }', status } });
    const page = await (await fetch(`${gateway.url}/`)).text();
    for (const path of ['/explorer/start.js', '/explorer/status.js']) {
      expect(page).toContain(`<script type="module" src="${path}"></script>`);
      const script = await fetch(gateway.url + path);
      expect(script.headers.get('content-type')).toMatch(/^text\/javascript/);
      for (const [, imported] of (await script.text()).matchAll(/ from '(.+)'/g)) {
        const response = await fetch(new URL(imported ?? '', gateway.url + path));
        expect(response.headers.get('content-type')).toMatch(/^text\/javascript/);
      }
    }
  });

  it('is not there when it is off', async () => {
    const gateway = await start({}, { EXPLORER: 'off' });
    expect((await fetch(`${gateway.url}/`)).status).toBe(404);
  });
});

describe('introspection', () => {
  it.each([
    ['on', 200, true],
    ['off', 200, false],
  ])('%s', async (setting, status, works) => {
    const gateway = await start({}, { INTROSPECTION: setting });
    const answer = await ask(gateway, { query: '{ __schema { queryType { name } } }' });
    expect([answer.status, answer.body.errors === undefined]).toEqual([status, works]);
  });
});

describe('a gateway that is asked to stop', () => {
  it('finishes what runs, refuses what comes, and then closes', async () => {
    const arrived = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const slow = createShop({
      stock: async () => {
        arrived.resolve();
        await release.promise;
        return { data: { _entities: [{ stock: { amount: 5 } }] } };
      },
    });
    const gateway = await start({ subgraphs: slow.subgraphs });
    const call = ask(gateway, { query });
    await arrived.promise;
    const drained = gateway.drain();
    expect(await gateway.ready()).toMatchObject({ ready: false, notReady: ['draining'] });
    await expect(fetch(`${gateway.url}/health/live`, { headers: { connection: 'close' } })).rejects.toThrow();
    release.resolve();
    expect((await call).body.data).toEqual({ product: { name: 'Product 1', stock: { amount: 5 } } });
    expect((await call).headers.get('connection')).toBe('close');
    await drained;
  });

  it('waits no longer than the drain timeout', async () => {
    const arrived = Promise.withResolvers<void>();
    const stuck = createShop({
      stock: () => {
        arrived.resolve();
        return new Promise<never>(() => {});
      },
    });
    const gateway = await start({ subgraphs: stuck.subgraphs }, { DRAIN_TIMEOUT_MS: '50' });
    const call = ask(gateway, { query }).catch((error: unknown) => error);
    await arrived.promise;
    await gateway.drain();
    expect(await call).toBeInstanceOf(Error);
  });
});

describe('a gateway that cannot start', () => {
  it('names the setting of a port that is in use, and leaves nothing open', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const config = testConfig({ PORT: String(port), ADMIN_PORT: '0' });
    const gateway = createGateway({ config, supergraph: composeShop(), subgraphs: createShop().subgraphs });
    await expect(gateway.start()).rejects.toThrow(`PORT ${port} is in use by another process on 127.0.0.1.`);
    await expect(fetch(`${gateway.adminUrl}/health/live`)).rejects.toThrow();
    other.close();
  });

  it('names the setting of an address that is not of this machine', async () => {
    const config = testConfig({ ADMIN_HOST: '192.0.2.1' });
    const gateway = createGateway({ config, supergraph: composeShop(), subgraphs: createShop().subgraphs });
    await expect(gateway.start()).rejects.toThrow('ADMIN_HOST 192.0.2.1 is no address of this machine.');
  });

  it('refuses AUTH=none beyond loopback, however the configuration was made', () => {
    expect(() => createGateway({ config: { ...testConfig(), host: '0.0.0.0' }, supergraph: composeShop() })).toThrow(
      /loopback/,
    );
  });

  it('names the subgraph that has no URL', async () => {
    const supergraph = composeShop().replace('http://127.0.0.1:1/stock', '');
    await expect(createGateway({ config: testConfig(), supergraph }).load()).rejects.toThrow(
      'subgraph stock has no http or https URL; set SUBGRAPH_URL_STOCK',
    );
  });
});

describe('execute', () => {
  it('answers for the given claims without a port', async () => {
    const shop = createShop();
    const gateway = createGateway({ config: testConfig(), supergraph: composeShop(), subgraphs: shop.subgraphs });
    running.push(gateway);
    const { data } = await gateway.execute({ query }, { sub: 'u7' });
    expect(data).toEqual({ product: { name: 'Product 1', stock: { amount: 3 } } });
    expect(shop.calls[0]?.context.claims).toEqual({ sub: 'u7' });
  });
});
