import { QueryPlanner } from '@apollo/query-planner';
import { afterEach, describe, expect, it } from 'vitest';
import type { Gateway } from '../gateway.ts';
import { composeShop, createShop } from '../testing/shop.ts';
import { ask, startGateway } from '../testing/start.ts';

const running: Gateway[] = [];
afterEach(async () => {
  for (const gateway of running.splice(0)) await gateway.drain();
});

async function start(environment: Readonly<Record<string, string>> = {}) {
  const shop = createShop();
  const gateway = await startGateway({ supergraph: composeShop(), subgraphs: shop.subgraphs }, environment);
  running.push(gateway);
  return { gateway, shop };
}

describe.each(['on', 'off'])('an operation, with the hot path %s', (hotPath) => {
  it('is answered alike the first time and again, with its literals in other places', async () => {
    const { gateway } = await start({ HOT_PATH: hotPath });
    const first = await ask(gateway, { query: '{ product(id: "1") { name stock { amount } } }' });
    const again = await ask(gateway, { query: '{ product(id: "1") { name stock { amount } } }' });
    const other = await ask(gateway, {
      query: '{\n  # another layout\n  product(id: "2") { name, stock { amount } } }',
    });
    expect(first.body).toEqual({ data: { product: { name: 'Product 1', stock: { amount: 3 } } } });
    expect(again.text).toBe(first.text);
    expect(other.body).toEqual({ data: { product: { name: 'Product 2', stock: { amount: 3 } } } });
  });

  it('gives no literal to a subgraph in its text', async () => {
    const { gateway, shop } = await start({ HOT_PATH: hotPath });
    await ask(gateway, { query: '{ product(id: "1") { name } }' });
    const [call] = shop.calls;
    expect(call?.request.query).not.toContain('"1"');
    expect(Object.values(call?.request.variables ?? {})).toEqual(['1']);
  });

  it('is refused, before anything has run, when a variable that decides what is included is null', async () => {
    const { gateway, shop } = await start({ HOT_PATH: hotPath });
    const query = 'query ($v: Boolean! = true) { product(id: "1") { name @include(if: $v) } }';
    const allowed = 'query ($v: Boolean = true) { product(id: "1") { name @include(if: $v) } }';
    const wrong = await ask(gateway, { query, variables: { v: null } });
    expect(wrong.body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    for (let turn = 0; turn < 2; turn++) {
      const { body } = await ask(gateway, { query: allowed, variables: { v: null } });
      expect(body).toEqual({
        errors: [
          {
            message: 'Variable "$v" decides what is included and must not be null.',
            extensions: { code: 'BAD_USER_INPUT' },
          },
        ],
      });
    }
    expect(shop.calls).toEqual([]);
    expect((await ask(gateway, { query: allowed })).body.data).toEqual({ product: { name: 'Product 1' } });
  });

  it('may have a variable called as the one of the calls for entities, which has its value and tells its name', async () => {
    const { gateway, shop } = await start({ HOT_PATH: hotPath });
    const query = `query ($representations: String, $representations_: String, $yes: Boolean = true) {
      product(id: "1") { ...F @include(if: $yes) }
    } fragment F on Product { one: stock(site: $representations) { amount } two: stock(site: $representations_) { amount } }`;
    for (const given of [
      { representations: 'a', representations_: 'b' },
      { representations: 'a' },
      { representations__: 'c' },
    ]) {
      shop.calls.length = 0;
      const { body } = await ask(gateway, { query, variables: given });
      expect(body).toEqual({ data: { product: { one: { amount: 3 }, two: { amount: 3 } } } });
      const call = shop.calls.find(({ subgraph }) => subgraph === 'stock');
      const { representations, ...sent } = call?.request.variables ?? {};
      expect(representations).toEqual([{ __typename: 'Product', id: '1' }]);
      const { representations: one, representations_: two } = given;
      expect(sent).toEqual({
        ...(one === undefined ? {} : { representations__: one }),
        ...(two === undefined ? {} : { representations_: two }),
      });
    }
    const wrong = await ask(gateway, { query, variables: { representations: 5 } });
    expect(wrong.body.errors?.[0]?.message).toContain('"$representations"');
    const undecided = await ask(gateway, {
      query:
        'query ($representations: Boolean = true) { product(id: "1") { stock @include(if: $representations) { amount } } }',
      variables: { representations: null },
    });
    expect(undecided.body.errors?.[0]?.message).toContain('"$representations"');
  });

  it('is refused with a code for each of fifty wrong variables, and for having more of them', async () => {
    const { gateway } = await start({ HOT_PATH: hotPath });
    const names = Array.from({ length: 60 }, (_, index) => `v${index}`);
    const query = `query (${names.map((name) => `$${name}: Boolean!`).join()}) {
      product(id: "1") { ${names.map((name) => `${name}: name @include(if: $${name})`).join(' ')} }
    }`;
    for (let turn = 0; turn < 2; turn++) {
      const { errors = [] } = (await ask(gateway, { query, variables: {} })).body;
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(Array(51).fill('BAD_USER_INPUT'));
      expect(errors.at(-1)?.message).toContain('Too many errors');
    }
  });

  it('is chosen by its name among several, and refused without one', async () => {
    const { gateway } = await start({ HOT_PATH: hotPath });
    const query = 'query A { product(id: "1") { name } } query B { product(id: "2") { name } }';
    for (let turn = 0; turn < 2; turn++) {
      const [a, b, none, wrong] = await Promise.all([
        ask(gateway, { query, operationName: 'A' }),
        ask(gateway, { query, operationName: 'B' }),
        ask(gateway, { query }),
        ask(gateway, { query, operationName: 'C' }),
      ]);
      expect([a.body.data, b.body.data]).toEqual([
        { product: { name: 'Product 1' } },
        { product: { name: 'Product 2' } },
      ]);
      expect(none.body.errors?.[0]?.extensions.code).toBe('OPERATION_RESOLUTION_FAILURE');
      expect(wrong.body.errors?.[0]?.extensions.code).toBe('OPERATION_RESOLUTION_FAILURE');
    }
  });
});

it('keeps the planner out of this thread', async () => {
  const { gateway } = await start();
  let planned = false;
  const build = QueryPlanner.prototype.buildQueryPlan;
  QueryPlanner.prototype.buildQueryPlan = function spied(...given) {
    planned = true;
    return build.apply(this, given);
  };
  await ask(gateway, { query: '{ product(id: "1") { name talk { posts } } }' });
  QueryPlanner.prototype.buildQueryPlan = build;
  expect(planned).toBe(false);
});
